package io.daemonlens.dist;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reference of commands, from what {@code --help} prints: man pages and a page of the documentation. */
final class Manual {

    private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z][a-z-]*) +(\\S.*)$");

    private final String version;
    private final String overview;
    private final Map<String, String> summaries = new LinkedHashMap<>();
    private final Map<String, String> helps = new LinkedHashMap<>();

    /** Asks a program for its help and that of its commands. */
    Manual(String program, String version) throws IOException {
        this.version = version;
        overview = Programs.run(List.of(program, "--help"));
        Matcher matcher = COMMAND.matcher(overview);
        while (matcher.find()) {
            summaries.put(matcher.group(1), matcher.group(2).strip());
        }
        for (String command : summaries.keySet()) {
            if (!List.of("server", "answer").contains(command)) {
                helps.put(command, Programs.run(List.of(program, command, "--help")).strip());
            }
        }
    }

    Map<String, String> summaries() {
        return summaries;
    }

    /** Man pages in roff, by name. */
    Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("daemonlens", page("daemonlens", "tells what Kubernetes will do with a DaemonSet", overview));
        helps.forEach((command, help) -> pages.put("daemonlens-" + command, page("daemonlens-" + command, summaries.get(command), help)));
        return pages;
    }

    private String page(String name, String summary, String text) {
        List<String> lines = new ArrayList<>();
        lines.add(".TH " + name.toUpperCase(java.util.Locale.ROOT) + " 1 2026-01-01 \"DaemonLens " + version + "\"");
        lines.add(".SH NAME");
        lines.add(name + " \\- " + escaped(summary));
        lines.add(".SH DESCRIPTION");
        lines.add(".nf");
        for (String line : text.strip().split("\n")) {
            lines.add(escaped(line));
        }
        lines.add(".fi");
        lines.add(".SH EXIT STATUS");
        lines.add("0 clean, 1 findings, 2 wrong use, 3 input that could not be read.");
        lines.add(".SH SEE ALSO");
        lines.add(name.equals("daemonlens") ? "\\fBdaemonlens help\\fR \\fICOMMAND\\fR" : "\\fBdaemonlens\\fR(1)");
        return String.join("\n", lines) + "\n";
    }

    private static String escaped(String line) {
        String text = line.replace("\\", "\\e").replace("-", "\\-");
        return text.startsWith(".") || text.startsWith("'") ? "\\&" + text : text;
    }

    /** The same as a page of the documentation. */
    String markdown() {
        StringBuilder out = new StringBuilder("# Commands\n\nWhat `daemonlens COMMAND --help` prints.\n\n");
        out.append("```\n").append(overview.strip()).append("\n```\n");
        helps.forEach(
                (command, help) ->
                        out.append("\n## ").append(command).append("\n\n").append(summaries.get(command))
                                .append("\n\n```\n").append(help).append("\n```\n"));
        return out.toString();
    }
}
