package io.daemonlens.engine.apimachinery;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON parser. If a member occurs twice, the later value wins and keeps the position of the
 * first, as in Go's maps.
 */
public final class JsonReader {

    private static final int MAX_DEPTH = 10_000;

    private final String text;
    private final @Nullable Repeats repeats;
    private int at;

    private JsonReader(String text, @Nullable Repeats repeats) {
        this.text = text;
        this.repeats = repeats;
    }

    /** How duplicate members are handled, and the reader's current position in the tree. */
    private static final class Repeats {
        private final List<Body.DuplicateKey> found = new ArrayList<>();
        private final @Nullable String mark;
        private FieldPath here = FieldPath.ROOT;

        Repeats(@Nullable String mark) {
            this.mark = mark;
        }
    }

    /** Thrown for invalid JSON, with the reason and the character offset, counted from 0. */
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
     * Parses a text that holds one JSON value.
     *
     * @throws SyntaxException if the text is not valid JSON
     */
    public static JsonValue read(String text) {
        return new JsonReader(text, null).whole();
    }

    /** Parses the JSON body of a request; a syntax error is reported with Go's message. */
    public static Body readBody(String text) {
        Repeats repeats = new Repeats(null);
        try {
            JsonValue tree = new JsonReader(text, repeats).whole();
            return new Body(tree, text, Body.Format.JSON, repeats.found, null);
        } catch (SyntaxException e) {
            return new Body(null, text, Body.Format.JSON, List.of(), e.getMessage());
        }
    }

    /**
     * Parses a JSON object and keeps duplicate members: a later one is stored under the name, the
     * mark and a number.
     *
     * @throws SyntaxException if the text is not a JSON object
     */
    public static JsonObject readKeepingRepeats(String text, char mark) {
        if (new JsonReader(text, new Repeats(String.valueOf(mark))).whole()
                instanceof JsonObject object) {
            return object;
        }
        throw new SyntaxException("not an object", 0);
    }

    private JsonValue whole() {
        skipBlanks();
        JsonValue value = value(0);
        skipBlanks();
        if (at < text.length()) {
            throw unexpected("after top-level value");
        }
        return value;
    }

    /**
     * Parses a JSON object.
     *
     * @throws SyntaxException if the text is not a JSON object
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
            if (repeats == null) {
                object.put(name, value(depth + 1));
            } else {
                member(object, name, depth, repeats);
            }
            skipBlanks();
            if (peek('}')) {
                return object;
            }
            expect(',', "after object key:value pair");
            skipBlanks();
        }
    }

    private void member(JsonObject object, String name, int depth, Repeats into) {
        FieldPath outer = into.here;
        into.here = outer.child(name);
        String key = name;
        if (object.has(name)) {
            into.found.add(new Body.DuplicateKey(into.here, name, -1));
            key = into.mark == null ? name : name + into.mark + into.found.size();
        }
        object.put(key, value(depth + 1));
        into.here = outer;
    }

    private JsonArray array(int depth) {
        JsonArray array = new JsonArray();
        at++;
        skipBlanks();
        if (peek(']')) {
            return array;
        }
        while (true) {
            if (repeats == null) {
                array.add(value(depth + 1));
            } else {
                FieldPath outer = repeats.here;
                repeats.here = outer.index(array.size());
                array.add(value(depth + 1));
                repeats.here = outer;
            }
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

    /**
     * Quotes a character as Go's scanner does: only its first UTF-8 byte, as if it were Latin-1.
     */
    private static String goQuote(int c) {
        if (c == '\'') {
            return "'\\''";
        }
        if (c == '"') {
            return "'\"'";
        }
        byte first = Character.toString(c).getBytes(StandardCharsets.UTF_8)[0];
        String quoted = GoText.quote(String.valueOf((char) (first & 0xff)));
        return "'" + quoted.substring(1, quoted.length() - 1) + "'";
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
