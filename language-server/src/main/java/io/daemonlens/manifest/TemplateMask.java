package io.daemonlens.manifest;

/**
 * A template with its actions masked, so that the rest can be read as YAML: Go templates, Jinja and
 * ERB. The text keeps its length and its lines, so that every offset holds in the template too. An
 * action that is a whole line or a whole value becomes spaces; any other becomes {@link #HOLE}s.
 */
public final class TemplateMask {

    /** Stands for a character of an action; no manifest contains it. */
    public static final char HOLE = '\uE000';

    private static final String[][] ACTIONS = {
        {"{{", "}}"}, {"{%", "%}"}, {"{#", "#}"}, {"<%", "%>"}
    };

    private TemplateMask() {}

    /** Returns the text with masked actions. */
    public static String of(String template) {
        StringBuilder text = new StringBuilder(template);
        for (int at = 0; at < text.length(); ) {
            int end = actionEnd(template, at);
            for (int i = at; i < end; i++) {
                if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                    text.setCharAt(i, HOLE);
                }
            }
            at = Math.max(end, at + 1);
        }
        for (int line = 0; line < text.length(); ) {
            int end = text.indexOf("\n", line);
            end = end < 0 ? text.length() : end;
            blank(text, line, end);
            line = end + 1;
        }
        return text.toString();
    }

    /** Returns the end of the action that begins at an offset, or that offset if none does. */
    private static int actionEnd(String text, int at) {
        for (String[] action : ACTIONS) {
            if (text.startsWith(action[0], at)) {
                boolean comment = action[0].equals("{#");
                int end = text.indexOf(action[1], at + 2);
                int line = text.indexOf('\n', at);
                boolean flow = comment && end > line && line >= 0;
                return end < 0 || flow ? at : end + 2;
            }
        }
        return at;
    }

    /** Turns the holes of a line to spaces if they are its whole content or its whole value. */
    private static void blank(StringBuilder text, int from, int to) {
        int first = from;
        while (first < to && text.charAt(first) != HOLE) {
            first++;
        }
        boolean quoted = first > from && first < to && "\"'".indexOf(text.charAt(first - 1)) >= 0;
        char quote = quoted ? text.charAt(first - 1) : HOLE;
        int start = quoted ? first - 1 : first;
        if (first == to || !isBeforeValue(text.substring(from, start))) {
            return;
        }
        for (int i = first; i < to; i++) {
            char c = text.charAt(i);
            if (c != HOLE && c != quote && !Character.isWhitespace(c)) {
                return;
            }
        }
        for (int i = start; i < to; i++) {
            if (text.charAt(i) == HOLE || text.charAt(i) == quote) {
                text.setCharAt(i, ' ');
            }
        }
    }

    /** Whether a value, an item or a line begins after these characters. */
    private static boolean isBeforeValue(String before) {
        String words = before.stripTrailing();
        return words.isEmpty()
                || words.endsWith(":")
                || words.strip().chars().allMatch(c -> c == '-' || c == ' ');
    }
}
