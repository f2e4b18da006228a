package io.daemonlens.yaml;

/**
 * The characters of a text and the current read position. Past the end of the text, every character
 * is {@code \0}.
 *
 * <p>The API server's reader checks its input in chunks of 512 bytes. It reports an invalid
 * character as soon as it loads the chunk, so an earlier problem is reported first only if it is in
 * an earlier chunk. {@link #at} therefore ends at the start of the chunk that contains the first
 * invalid character.
 */
final class Characters {

    private static final int PIECE = 512;
    private static final String CONTROL = "control characters are not allowed";

    /** The whole text, from which values are cut. */
    final String text;

    /** The offset of the next character to read. */
    int pos;

    /** The number of line breaks read so far. */
    int line;

    /** The value to subtract from {@link #pos} to get the column, in characters. */
    int lineStart;

    /** The version of the YAML reader to follow. */
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
            // A byte order mark states the encoding and is not part of the text.
            pos = 1;
            lineStart = 1;
        }
    }

    /** Returns the character at an offset; {@code \0} past the end. */
    char at(int offset) {
        return offset < limit ? chars[offset] : behind();
    }

    /** Returns the character {@code ahead} positions after the current one. */
    char peek(int ahead) {
        int offset = pos + ahead;
        return offset < limit ? chars[offset] : behind();
    }

    char peek() {
        return pos < limit ? chars[pos] : behind();
    }

    private char behind() {
        if (badAt >= 0) {
            throw new YamlException(
                    YamlException.Stage.READER,
                    YamlProblem.Kind.CHARACTER,
                    problem,
                    badAt,
                    0,
                    -1,
                    0);
        }
        return 0;
    }

    /** Returns whether the end of the text is reached. */
    boolean atEnd() {
        return pos >= limit && behind() == 0;
    }

    int column() {
        return pos - lineStart;
    }

    /** Skips one character that is not a line break. */
    void skip() {
        if (pos < limit && Character.isHighSurrogate(chars[pos])) {
            lineStart++;
            pos++;
        }
        pos++;
    }

    /** Skips a line break if there is one. */
    void skipBreak() {
        char c = peek();
        if (isBreak(c)) {
            pos += c == '\r' && peek(1) == '\n' ? 2 : 1;
            line++;
            lineStart = pos;
        }
    }

    /** Reads a line break and appends its normalized form. */
    void readBreak(StringBuilder out) {
        char c = peek();
        if (isBreak(c)) {
            out.append(c == '\r' || c == 0x85 ? '\n' : c);
            skipBreak();
        }
    }

    /** Counts a line break after the last line if it has none, as the API server's reader does. */
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

    /** Matches an ASCII letter or digit, {@code _} or {@code -}. */
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

    /** Returns where the chunk that contains an offset starts. */
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
