package io.daemonlens.cli;

import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.CommonOptions;
import io.daemonlens.cli.program.Option;
import java.util.List;

/** The text of {@code --help}, 80 columns wide. */
final class Help {

    private static final int WIDTH = 80;
    private static final int INDENT = 30;

    private Help() {}

    static String of(String name, String summary, Command command) {
        StringBuilder out = new StringBuilder();
        out.append("usage: daemonlens ").append(name).append(" [OPTIONS]");
        out.append(command.operands().isEmpty() ? "" : " " + command.operands()).append("\n\n");
        wrap(summary, 0, 0, out);
        if (!command.options().isEmpty()) {
            out.append("\noptions:\n");
            options(command.options(), out);
        }
        out.append("\noptions of every command:\n");
        options(CommonOptions.ALL, out);
        out.append(
                """

                exit codes: 0 clean · 1 findings at or above --fail-on · 2 wrong use or
                configuration · 3 input that could not be read or parsed
                """);
        return out.toString();
    }

    private static void options(List<Option> options, StringBuilder out) {
        for (Option option : options) {
            String spelled = "  " + option.spelled();
            out.append(spelled);
            if (spelled.length() > INDENT - 2) {
                out.append('\n').append(" ".repeat(INDENT));
            } else {
                out.append(" ".repeat(INDENT - spelled.length()));
            }
            wrap(option.help(), INDENT, INDENT, out);
        }
    }

    /** Wraps text between words; {@code at} is the column where the text begins. */
    static void wrap(String text, int at, int indent, StringBuilder out) {
        int column = at;
        boolean first = true;
        for (String word : text.split(" ")) {
            if (!first && column + 1 + word.length() > WIDTH) {
                out.append('\n').append(" ".repeat(indent));
                column = indent;
                first = true;
            }
            out.append(first ? "" : " ").append(word);
            column += word.length() + (first ? 0 : 1);
            first = false;
        }
        out.append('\n');
    }
}
