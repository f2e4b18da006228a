package io.daemonlens.engine.apimachinery;

/** Formats and parses text as Go does. */
public final class GoText {

    private static final String HEX = "0123456789abcdef";

    private GoText() {}

    /** Quotes the text as Go's {@code %q} does. */
    public static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            append(c, out);
            i += Character.charCount(c);
        }
        return out.append('"').toString();
    }

    private static void append(int c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case 7 -> out.append("\\a");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case 11 -> out.append("\\v");
            default -> {
                if (isPrintable(c)) {
                    out.appendCodePoint(c);
                } else if (c < ' ' || c == 0x7f) {
                    hex("\\x", c, 2, out);
                } else if (Character.getType(c) == Character.SURROGATE) {
                    hex("\\u", 0xfffd, 4, out);
                } else if (c < 0x10000) {
                    hex("\\u", c, 4, out);
                } else {
                    hex("\\U", c, 8, out);
                }
            }
        }
    }

    /**
     * Returns whether Go prints the character: letters, marks, numbers, punctuation, symbols,
     * space.
     */
    public static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    private static void hex(String escape, int c, int digits, StringBuilder out) {
        out.append(escape);
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.append(HEX.charAt((c >> shift) & 15));
        }
    }

    /**
     * Parses a number as Go's strconv.ParseInt does with base 10 and 64 bits.
     *
     * @throws NumberFormatException with Go's message
     */
    public static long parseInt(String text) {
        String digits = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
        String problem = "invalid syntax";
        if (!digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                problem = "value out of range";
            }
        }
        throw new NumberFormatException(
                "strconv.ParseInt: parsing " + quote(text) + ": " + problem);
    }
}
