package io.daemonlens.cli.program;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command has around it: its three streams, the folder it was started in, and the
 * environment.
 *
 * @param in standard input
 * @param out results and nothing else
 * @param err everything else
 * @param folder what relative paths are relative to
 * @param environment variables such as {@code NO_COLOR}
 * @param interactive whether a person looks at {@code out}
 */
public record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Path folder,
        Map<String, String> environment,
        boolean interactive) {

    /** Whether to print colours, by {@code --color} and what a terminal usually says. */
    public boolean colors(Arguments arguments) {
        String asked =
                arguments.oneOf("color", "auto", java.util.List.of("auto", "always", "never"));
        return switch (asked) {
            case "always" -> true;
            case "never" -> false;
            default ->
                    isForced("FORCE_COLOR")
                            || isForced("CLICOLOR_FORCE")
                            || interactive
                                    && environment.getOrDefault("NO_COLOR", "").isEmpty()
                                    && !"dumb".equals(environment.get("TERM"));
        };
    }

    private boolean isForced(String variable) {
        String value = environment.getOrDefault(variable, "");
        return !value.isEmpty() && !value.equals("0");
    }

    /** {@code en} or {@code zh-CN}: what was asked for, else what the environment speaks. */
    public String language(Arguments arguments) {
        String asked = arguments.oneOf("lang", null, java.util.List.of("en", "zh-CN"));
        if (asked != null) {
            return asked;
        }
        for (String name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.startsWith("zh") ? "zh-CN" : "en";
            }
        }
        return "en";
    }

    /**
     * How wide the terminal is: {@code COLUMNS} where a shell exports it, else what {@code stty}
     * says; 80 where neither knows.
     */
    public int columns() {
        String columns = environment.getOrDefault("COLUMNS", "");
        if (columns.matches("[1-9][0-9]{0,4}")) {
            return Integer.parseInt(columns);
        }
        try {
            Process stty =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(new java.io.File("/dev/tty"))
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String size =
                    new String(
                            stty.getInputStream().readNBytes(32),
                            java.nio.charset.StandardCharsets.US_ASCII);
            String[] parts = size.strip().split(" ");
            return parts.length == 2 && parts[1].matches("[1-9][0-9]{0,4}")
                    ? Integer.parseInt(parts[1])
                    : 80;
        } catch (java.io.IOException e) {
            return 80;
        }
    }

    public Path resolve(String path) {
        return folder.resolve(path);
    }
}
