package io.daemonlens.yaml;

/**
 * The characters of a text with the place that has been read so far. Behind the text stands {@code
 * \0} without end.
 *
 * <p>The server's reader looks at its input in pieces of 512 bytes and refuses a character it does
 * not allow when the piece is met, not when the character is; so an earlier problem in an earlier
 * piece wins. {@link #at} therefore ends at the piece that holds the first such character.
 */
final class Characters {

    private static final int PIECE = 512;
    private static final String CONTROL = "control characters are not allowed";

    /** The text, so that a value can be cut from it. */
    final String text;

    /** The place read next. */
    int pos;

    /** How many line breaks were read. */
    int line;

    /** What to take from {@link #pos} for the column, in characters. */
    int lineStart;

    /** Which release of the reader is meant. */
    final YamlDialect dialect;

    private final char[] chars;
    private final int limit;
    private final int badAt;
    private final String problem;

    Characters(String text, int unreadableFrom, String encodingProblem, YamlDialect dialect) {
        this.text = text;
        this.dialect = dialect;
        this.chars = text.toCharArray();
        int control = firstControl(chars);
        boolean encodingFirst = unreadableFrom >= 0 && (control < 0 || unreadableFrom <= control);
        badAt = encodingFirst ? unreadableFrom : control;
        problem = encodingFirst ? encodingProblem : CONTROL;
        limit = badAt < 0 ? chars.length : pieceOf(badAt);
        if (text.startsWith("\uFEFF")) {
            // A byte order mark says how the text is encoded and is no part of it.
            pos = 1;
            lineStart = 1;
        }
    }

    /** The character at an offset; {@code \0} behind the end. */
    char at(int offset) {
        return offset < limit ? chars[offset] : behind();
    }

    /** The character {@code ahead} of the place read next. */
    char peek(int ahead) {
        int offset = pos + ahead;
        return offset < limit ? chars[offset] : behind();
    }

    char peek() {
        return pos < limit ? chars[pos] : behind();
    }

    private char behind() {
        if (badAt >= 0) {
            throw new YamlException(YamlException.Stage.READER, problem, badAt, 0, -1, 0);
        }
        return 0;
    }

    /** Whether the text has ended. */
    boolean atEnd() {
        return pos >= limit && behind() == 0;
    }

    int column() {
        return pos - lineStart;
    }

    /** Goes over one character that is no line break. */
    void skip() {
        if (pos < limit && Character.isHighSurrogate(chars[pos])) {
            lineStart++;
            pos++;
        }
        pos++;
    }

    /** Goes over a line break, if one is here. */
    void skipBreak() {
        char c = peek();
        if (isBreak(c)) {
            pos += c == '\r' && peek(1) == '\n' ? 2 : 1;
            line++;
            lineStart = pos;
        }
    }

    /** Goes over a line break and adds what it reads as. */
    void readBreak(StringBuilder out) {
        char c = peek();
        if (isBreak(c)) {
            out.append(c == '\r' || c == 0x85 ? '\n' : c);
            skipBreak();
        }
    }

    /** Where the last line ends without a break, the server's reader counts one. */
    void endLine() {
        if (column() != 0) {
            line++;
            lineStart = pos;
        }
    }

    boolean isDocumentIndicator() {
        if (column() != 0) {
            return false;
        }
        char c = peek();
        return (c == '-' || c == '.') && peek(1) == c && peek(2) == c && isBlankOrEnd(peek(3));
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isBreak(char c) {
        return c == '\n' || c == '\r' || c >= 0x85 && (c == 0x85 || c == 0x2028 || c == 0x2029);
    }

    static boolean isBreakOrEnd(char c) {
        return c == 0 || isBreak(c);
    }

    static boolean isBlankOrEnd(char c) {
        return c <= ' ' ? c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0 : isBreak(c);
    }

    /** A letter, digit, {@code _} or {@code -} of ASCII. */
    static boolean isWord(char c) {
        return c >= '0' && c <= '9'
                || c >= 'A' && c <= 'Z'
                || c >= 'a' && c <= 'z'
                || c == '_'
                || c == '-';
    }

    private static int firstControl(char[] chars) {
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            if (c < ' '
                    ? c != '\n' && c != '\r' && c != '\t'
                    : c >= 0x7F && !isAllowed(c, chars, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isAllowed(char c, char[] chars, int i) {
        if (c < 0xA0) {
            return c == 0x85;
        }
        if (Character.isSurrogate(c)) {
            return Character.isHighSurrogate(c)
                    ? i + 1 < chars.length && Character.isLowSurrogate(chars[i + 1])
                    : i > 0 && Character.isHighSurrogate(chars[i - 1]);
        }
        return c <= 0xFFFD;
    }

    /** Where the piece begins that holds the character at an offset. */
    private int pieceOf(int offset) {
        int bytes = 0;
        int start = 0;
        for (int i = 0; i < offset; i++) {
            char c = chars[i];
            int width = c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            if (bytes + width > PIECE) {
                start = i;
                bytes = 0;
            }
            bytes += width;
        }
        return bytes + 1 > PIECE ? offset : start;
    }
}
