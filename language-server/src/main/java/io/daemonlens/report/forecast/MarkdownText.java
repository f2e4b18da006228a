package io.daemonlens.report.forecast;

/** Text from manifests in Markdown output: it never becomes a heading, link, mention or markup. */
final class MarkdownText {

    private MarkdownText() {}

    /** Returns the text on one line, with all Markdown and HTML characters escaped. */
    static String escape(String text) {
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
}
