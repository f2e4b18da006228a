package io.daemonlens.engine.apimachinery;

/**
 * Reads JSON text into a tree. Of two members with the same name the later value wins and keeps the
 * first one's place, as in Go's maps.
 */
public final class JsonReader {

    private static final int MAX_DEPTH = 10_000;

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /** Where and why a text is no JSON; the offset counts characters from 0. */
    public static final class SyntaxException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int offset;

        SyntaxException(String message, int offset) {
            super(message);
            this.offset = offset;
        }

        public int offset() {
            return offset;
        }
    }

    /**
     * The one value that the text holds.
     *
     * @throws SyntaxException where the text is no JSON
     */
    public static JsonValue read(String text) {
        JsonReader reader = new JsonReader(text);
        reader.skipBlanks();
        JsonValue value = reader.value(0);
        reader.skipBlanks();
        if (reader.at < text.length()) {
            throw reader.unexpected("after top-level value");
        }
        return value;
    }

    /**
     * The object that the text holds.
     *
     * @throws SyntaxException where the text is no JSON, or another value
     */
    public static JsonObject readObject(String text) {
        if (read(text) instanceof JsonObject object) {
            return object;
        }
        throw new SyntaxException("not an object", 0);
    }

    private JsonValue value(int depth) {
        if (depth > MAX_DEPTH) {
            throw new SyntaxException("exceeded max depth", at);
        }
        if (at >= text.length()) {
            throw new SyntaxException("unexpected end of JSON input", at);
        }
        char c = text.charAt(at);
        return switch (c) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new JsonText(string());
            case 't' -> word("true", JsonBoolean.of(true));
            case 'f' -> word("false", JsonBoolean.of(false));
            case 'n' -> word("null", JsonNull.NULL);
            default -> {
                if (c == '-' || isDigit(c)) {
                    yield number();
                }
                throw unexpected("looking for beginning of value");
            }
        };
    }

    private JsonObject object(int depth) {
        JsonObject object = new JsonObject();
        at++;
        skipBlanks();
        if (peek('}')) {
            return object;
        }
        while (true) {
            if (at >= text.length() || text.charAt(at) != '"') {
                throw unexpected("looking for beginning of object key string");
            }
            String name = string();
            skipBlanks();
            expect(':', "after object key");
            skipBlanks();
            object.put(name, value(depth + 1));
            skipBlanks();
            if (peek('}')) {
                return object;
            }
            expect(',', "after object key:value pair");
            skipBlanks();
        }
    }

    private JsonArray array(int depth) {
        JsonArray array = new JsonArray();
        at++;
        skipBlanks();
        if (peek(']')) {
            return array;
        }
        while (true) {
            array.add(value(depth + 1));
            skipBlanks();
            if (peek(']')) {
                return array;
            }
            expect(',', "after array element");
            skipBlanks();
        }
    }

    private String string() {
        int start = ++at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                return text.substring(start, at++);
            }
            if (c == '\\') {
                return stringWithEscapes(start);
            }
            if (c < 0x20) {
                throw unexpected("in string literal");
            }
            at++;
        }
        throw new SyntaxException("unexpected end of JSON input", at);
    }

    private String stringWithEscapes(int start) {
        StringBuilder out = new StringBuilder(text.substring(start, at));
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            if (c < 0x20) {
                at--;
                throw unexpected("in string literal");
            }
            if (c != '\\') {
                out.append(c);
                continue;
            }
            if (at >= text.length()) {
                break;
            }
            char escaped = text.charAt(at++);
            switch (escaped) {
                case '"', '\\', '/' -> out.append(escaped);
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'u' -> out.append(hex());
                default -> {
                    at--;
                    throw unexpected("in string escape code");
                }
            }
        }
        throw new SyntaxException("unexpected end of JSON input", at);
    }

    private char hex() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            if (at >= text.length()) {
                throw new SyntaxException("unexpected end of JSON input", at);
            }
            int digit = Character.digit(text.charAt(at), 16);
            if (digit < 0 || text.charAt(at) > 'f') {
                throw unexpected("in \\u hexadecimal character escape");
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    private JsonNumber number() {
        int start = at;
        if (text.charAt(at) == '-') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '0') {
            at++;
        } else {
            digits("in numeric literal");
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits("after decimal point in numeric literal");
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            digits("in exponent of numeric literal");
        }
        return new JsonNumber(text.substring(start, at));
    }

    private void digits(String where) {
        if (at >= text.length() || !isDigit(text.charAt(at))) {
            throw unexpected(where);
        }
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private JsonValue word(String word, JsonValue value) {
        for (int i = 1; i < word.length(); i++) {
            at++;
            if (at >= text.length() || text.charAt(at) != word.charAt(i)) {
                throw unexpected("in literal " + word + " (expecting '" + word.charAt(i) + "')");
            }
        }
        at++;
        return value;
    }

    private boolean peek(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c, String where) {
        if (!peek(c)) {
            throw unexpected(where);
        }
    }

    private void skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return;
            }
            at++;
        }
    }

    private SyntaxException unexpected(String where) {
        if (at >= text.length()) {
            return new SyntaxException("unexpected end of JSON input", at);
        }
        return new SyntaxException(
                "invalid character " + goQuote(text.codePointAt(at)) + " " + where, at);
    }

    private static String goQuote(int c) {
        return switch (c) {
            case '\'' -> "'\\''";
            case '"' -> "'\"'";
            case '\n' -> "'\\n'";
            case '\r' -> "'\\r'";
            case '\t' -> "'\\t'";
            default -> "'" + Character.toString(c) + "'";
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
