package io.daemonlens.cli.program;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * The environment of a command: its three streams, its working folder, and the environment
 * variables.
 *
 * @param in standard input
 * @param out results and nothing else
 * @param err everything else
 * @param folder the base of relative paths
 * @param environment variables such as {@code NO_COLOR}
 * @param interactive whether a terminal is attached to {@code out}
 */
public record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Path folder,
        Map<String, String> environment,
        boolean interactive) {

    /** Whether to print colours, by {@code --color} and the usual environment variables. */
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

    /** {@code en} or {@code zh-CN}: the requested language, else that of the environment. */
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
     * The width of the terminal: {@code COLUMNS} if exported, else the answer of {@code stty}, else
     * 80.
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
