package io.daemonlens.cli.program;

import io.daemonlens.text.VisibleText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An output format and its destination: {@code -o json}, or {@code -o json=report.json}.
 *
 * @param format one of the command's formats
 * @param file the destination; null for standard output
 */
public record OutputTarget(String format, String file) {

    /**
     * Returns the option {@code --output} of a command.
     *
     * @param formats such as {@code text|json}
     */
    public static Option option(String formats) {
        return Option.of(
                        "output",
                        formats + "[=FILE]",
                        "the format of the result, and the file it goes to; repeatable")
                .letter('o')
                .many();
    }

    /**
     * Returns all targets of {@code --output}, in the order given; by default the first format on
     * standard output.
     *
     * @throws UsageException if a format is unknown, or two targets have the same destination
     */
    public static List<OutputTarget> of(Arguments arguments, List<String> formats) {
        List<OutputTarget> targets = new ArrayList<>();
        List<String> asked = arguments.values("output");
        for (String each : asked.isEmpty() ? List.of(formats.get(0)) : asked) {
            int equals = each.indexOf('=');
            String format = equals < 0 ? each : each.substring(0, equals);
            if (!formats.contains(format)) {
                throw new UsageException(
                        "--output " + each + ": expected " + String.join(", ", formats));
            }
            String file = equals < 0 ? null : each.substring(equals + 1);
            if (file != null && file.isEmpty()) {
                throw new UsageException("--output " + each + ": the name of the file is missing");
            }
            for (OutputTarget other : targets) {
                if (Objects.equals(other.file, file)) {
                    throw new UsageException(
                            "--output: "
                                    + other.format
                                    + " and "
                                    + format
                                    + " both go to "
                                    + (file == null ? "standard output" : file));
                }
            }
            targets.add(new OutputTarget(format, file));
        }
        return targets;
    }

    /** Whether one of them is printed as text on standard output. */
    public static boolean talks(List<OutputTarget> targets) {
        return targets.stream().anyMatch(each -> each.file == null && each.is("text"));
    }

    public boolean is(String name) {
        return format.equals(name);
    }

    /** Colours are used on terminals only. */
    public boolean colors(Arguments arguments, Terminal terminal) {
        return file == null && terminal.colors(arguments);
    }

    public void write(String text, Terminal terminal) throws IOException {
        String safe = is("text") || is("markdown") ? VisibleText.of(text) : text;
        if (file == null) {
            terminal.out().print(safe);
        } else {
            FileSaver.save(terminal.resolve(file), safe);
        }
    }
}
