package io.daemonlens.cli.program;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * A format and where it goes: {@code -o json}, or {@code -o json=report.json}.
 *
 * @param format one of those the command knows
 * @param file where to write; null for standard output
 */
public record OutputTarget(String format, String file) {

    /**
     * What {@code --output} asks for.
     *
     * @throws UsageException where it is no format of the command
     */
    public static OutputTarget of(Arguments arguments, List<String> formats) {
        String asked = arguments.value("output", formats.get(0));
        int equals = asked.indexOf('=');
        String format = equals < 0 ? asked : asked.substring(0, equals);
        if (!formats.contains(format)) {
            throw new UsageException(
                    "--output " + asked + ": expected " + String.join(", ", formats));
        }
        return new OutputTarget(format, equals < 0 ? null : asked.substring(equals + 1));
    }

    public boolean is(String name) {
        return format.equals(name);
    }

    /** Colours go to terminals only. */
    public boolean colors(Arguments arguments, Terminal terminal) {
        return file == null && terminal.colors(arguments);
    }

    public void write(String text, Terminal terminal) throws IOException {
        if (file == null) {
            terminal.out().print(text);
        } else {
            Files.writeString(terminal.resolve(file), text);
        }
    }
}
