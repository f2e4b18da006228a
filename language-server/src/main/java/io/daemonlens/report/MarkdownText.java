package io.daemonlens.report;

/** Text from manifests in Markdown output: it never becomes a heading, link, mention or markup. */
public final class MarkdownText {

    private MarkdownText() {}

    /** Returns the text on one line, with all Markdown and HTML characters escaped. */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n', '\r' -> out.append(' ');
                case '|', '*', '_', '`', '[', ']', '!', '#', '\\', '~' ->
                        out.append('\\').append(c);
                case '<' -> out.append("&lt;");
                case '&' -> out.append("&amp;");
                case '@' -> out.append("&#64;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /**
     * Returns a sentence of ours that may contain names. What stands between backticks stays code,
     * all else is escaped.
     */
    public static String sentence(String text) {
        String[] parts = text.replace('\n', ' ').replace('\r', ' ').split("`", -1);
        boolean paired = parts.length % 2 == 1;
        for (int i = 1; i < parts.length; i += 2) {
            paired &= !parts[i].isEmpty();
        }
        if (!paired) {
            return escape(text);
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            out.append(i % 2 == 0 ? escape(parts[i]) : '`' + parts[i] + '`');
        }
        return out.toString();
    }

    /** Returns the text as code within a line or a table. */
    public static String code(String text) {
        String line = text.replace('`', '\'').replace('\n', ' ').replace('\r', ' ');
        return line.isEmpty() ? "" : "`" + line.replace("|", "\\|") + "`";
    }

    /** Returns the text as a block of code, in a fence that the text cannot close. */
    public static String block(String text) {
        StringBuilder fence = new StringBuilder("```");
        while (text.contains(fence)) {
            fence.append('`');
        }
        return fence + "\n" + text.replace('\r', ' ') + "\n" + fence + "\n";
    }
}
