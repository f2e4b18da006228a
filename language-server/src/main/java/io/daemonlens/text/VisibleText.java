package io.daemonlens.text;

/**
 * Escapes control characters in text for terminals and log files. Names and values come from
 * untrusted files: an escape sequence can hide or fake lines, a carriage return can overwrite them,
 * and a bidirectional override can reorder them. {@code ESC} becomes {@code \x1b} and U+202E
 * becomes {@code \}{@code u202e}. Line feeds and tabs are kept.
 *
 * <p>In a line that starts a workflow command ({@code ::error::}, {@code ##[group]}), the first
 * character is written as {@code \x3a} or {@code \x23}, because CI runners execute commands from
 * any output.
 *
 * <p>DaemonLens's own styles are written as {@code STYLE code END_STYLE}. They become escape
 * sequences only here, after all other text is escaped.
 */
public final class VisibleText {

    /** Starts a style, such as {@code STYLE + "31" + END_STYLE}; a Unicode noncharacter. */
    public static final char STYLE = '\uFDD0';

    public static final char END_STYLE = '\uFDD1';

    private VisibleText() {}

    /** Escapes control characters and turns styles into escape sequences. */
    public static String of(String text) {
        int first = firstUnsafe(text);
        if (first < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 32).append(text, 0, first);
        boolean lineStart = text.substring(text.lastIndexOf('\n', first - 1) + 1, first).isBlank();
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == STYLE) {
                int end = styleEnd(text, i);
                if (end > 0) {
                    out.append("\u001b[").append(text, i + 1, end).append('m');
                    i = end;
                    continue;
                }
            }
            if (lineStart && startsCommand(text, i)) {
                out.append(c == ':' ? "\\x3a" : "\\x23");
            } else if (isUnsafe(c)) {
                append(c, out);
            } else {
                out.append(c);
            }
            lineStart = c == '\n' || lineStart && isBlank(c);
        }
        return out.toString();
    }

    /** Escapes like {@link #of}, and also escapes line feeds so that the text stays on one line. */
    public static String line(String text) {
        String visible = of(text);
        return visible.indexOf('\n') < 0 ? visible : visible.replace("\n", "\\n");
    }

    private static int firstUnsafe(String text) {
        boolean lineStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~' && isUnsafe(c) || c < ' ' && isUnsafe(c) || c == STYLE) {
                return i;
            }
            if (lineStart && startsCommand(text, i)) {
                return i;
            }
            lineStart = c == '\n' || lineStart && isBlank(c);
        }
        return -1;
    }

    private static boolean startsCommand(String text, int at) {
        return text.startsWith("::", at) || text.startsWith("##[", at);
    }

    /** Returns where a style of digits and semicolons ends; negative if no style starts here. */
    private static int styleEnd(String text, int at) {
        for (int i = at + 1; i < text.length() && i < at + 12; i++) {
            char c = text.charAt(i);
            if (c == END_STYLE) {
                return i;
            }
            if (c != ';' && (c < '0' || c > '9')) {
                return -1;
            }
        }
        return -1;
    }

    /**
     * Matches controls except line feed and tab, bidirectional marks, line separators and
     * noncharacters.
     */
    private static boolean isUnsafe(char c) {
        if (c < ' ') {
            return c != '\n' && c != '\t';
        }
        return c >= 0x7F && c <= 0x9F
                || c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || c >= 0x2028 && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069
                || c == 0xFEFF
                || c >= 0xFDD0 && c <= 0xFDEF;
    }

    private static boolean isBlank(char c) {
        return !isUnsafe(c) && (Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    private static void append(char c, StringBuilder out) {
        String hex = Integer.toHexString(c);
        out.append(c < 0x100 ? "\\x" : "\\u");
        for (int i = hex.length(); i < (c < 0x100 ? 2 : 4); i++) {
            out.append('0');
        }
        out.append(hex);
    }
}
