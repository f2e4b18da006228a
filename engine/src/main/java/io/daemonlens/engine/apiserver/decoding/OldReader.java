package io.daemonlens.engine.apiserver.decoding;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.FieldKind;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * The byte reader of servers up to 1.22. Only the first error is kept; after it, the reader no
 * longer steps back and loses its position in the structure.
 */
final class OldReader {

    private static final BigInteger MAX_UNSIGNED_32 = BigInteger.ONE.shiftLeft(32);
    private static final BigInteger MAX_UNSIGNED_64 = BigInteger.ONE.shiftLeft(64);
    private static final int NEAR = 10;
    private static final int FAR = 50;

    /** Number of digits read at once after the first. */
    private static final int STRIDE = 7;

    private final byte[] bytes;
    private int head;
    private boolean atEnd;
    private String error;

    OldReader(String json) {
        bytes = json.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the error with the enclosing types and fields; null if there is none. */
    String error() {
        return error;
    }

    boolean failed() {
        return error != null;
    }

    /** Stores the first error and the bytes around the reader's position. */
    void report(String operation, String message) {
        if (error != null) {
            return;
        }
        int near = Math.max(0, head - NEAR);
        error =
                operation
                        + ": "
                        + message
                        + ", error found in #"
                        + (head - near)
                        + " byte of ...|"
                        + context(NEAR)
                        + "|..., bigger context ...|"
                        + context(FAR)
                        + "|...";
    }

    private String context(int distance) {
        int from = Math.max(0, head - distance);
        int to = Math.min(bytes.length, head + distance);
        return GoBytes.text(bytes, from, to);
    }

    /** Prepends the type or field that the reader leaves to the error. */
    void within(String outer) {
        if (error != null) {
            error = outer + error;
        }
    }

    /** Reads the next non-whitespace byte; returns 0 at the end. */
    int next() {
        for (int i = head; i < bytes.length; i++) {
            int c = bytes[i];
            if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
                head = i + 1;
                return c;
            }
        }
        end();
        return 0;
    }

    private void end() {
        if (error == null) {
            head = bytes.length;
            atEnd = true;
        }
    }

    private int readByte() {
        if (head == bytes.length) {
            end();
            return 0;
        }
        return bytes[head++];
    }

    void unread() {
        if (error == null && !atEnd) {
            head--;
        }
    }

    boolean objectStart() {
        int c = next();
        if (c == '{') {
            if (next() == '}') {
                return false;
            }
            unread();
            return true;
        }
        if (c == 'n') {
            rest("ull");
            return false;
        }
        report("readObjectStart", "expect { or n, but found " + show(c));
        return false;
    }

    boolean isNull() {
        if (next() == 'n') {
            rest("ull");
            return true;
        }
        unread();
        return false;
    }

    /** Reads the rest of a literal such as {@code null}. */
    void rest(String letters) {
        for (int i = 0; i < letters.length(); i++) {
            if (readByte() != letters.charAt(i)) {
                String where = letters.length() == 3 ? "skipThreeBytes" : "skipFourBytes";
                report(where, "expect " + letters);
                return;
            }
        }
    }

    void bool() {
        int c = next();
        if (c == 't') {
            rest("rue");
        } else if (c == 'f') {
            rest("alse");
        } else {
            report("ReadBool", "expect t or f, but found " + show(c));
        }
    }

    /** Reads a string; returns null if there is none. */
    String text() {
        int c = next();
        if (c == '"') {
            return quoted();
        }
        if (c == 'n') {
            rest("ull");
            return "";
        }
        report("ReadString", "expects \" or n, but found " + show(c));
        return "";
    }

    /**
     * Reads to the closing quote. After an error, it does not skip a string with escapes: reading
     * resumes inside the string.
     */
    private String quoted() {
        int start = head;
        boolean escaped = false;
        for (int i = head; i < bytes.length; i++) {
            int c = bytes[i];
            if (c == '\\') {
                if (failed()) {
                    return "";
                }
                escaped = true;
                i++;
            } else if (c == '"') {
                head = i + 1;
                String raw = new String(bytes, start, i - start, StandardCharsets.UTF_8);
                return escaped ? unescaped(raw) : raw;
            }
        }
        end();
        report("readStringSlowPath", "unexpected end of input");
        return "";
    }

    private static String unescaped(String raw) {
        try {
            return JsonReader.read('"' + raw + '"') instanceof JsonText text ? text.value() : raw;
        } catch (JsonReader.SyntaxException e) {
            return raw;
        }
    }

    /** Reads a member's name and the colon after it; returns null if they are malformed. */
    String fieldName() {
        int c = next();
        if (c != '"') {
            report("readFieldHash", "expect \", but found " + show(c));
            return null;
        }
        String name = quoted();
        c = next();
        if (c != ':') {
            report("readFieldHash", "expect :, but found " + show(c));
            return null;
        }
        return name;
    }

    void integer(int bits) {
        int c = next();
        boolean negative = c == '-';
        if (negative) {
            c = readByte();
        }
        BigInteger value = unsigned(c, bits);
        if (value == null) {
            return;
        }
        BigInteger max = BigInteger.ONE.shiftLeft(bits - 1);
        if (value.compareTo(negative ? max : max.subtract(BigInteger.ONE)) > 0) {
            report("ReadInt" + bits, "overflow: " + value);
        }
    }

    private BigInteger unsigned(int first, int bits) {
        String reader = "readUint" + bits;
        if (first == '0') {
            assertInteger();
            return BigInteger.ZERO;
        }
        if (first < '0' || first > '9') {
            report(reader, "unexpected character: \ufffd");
            return null;
        }
        BigInteger max = bits == 32 ? MAX_UNSIGNED_32 : MAX_UNSIGNED_64;
        BigInteger value = BigInteger.valueOf(first - '0');
        int start = head;
        while (head < bytes.length && bytes[head] >= '0' && bytes[head] <= '9') {
            value = value.multiply(BigInteger.TEN).add(BigInteger.valueOf(bytes[head] - '0'));
            if (value.compareTo(max) >= 0) {
                // The lookahead leaves the position where the first stride ended.
                head = bytes.length - start > STRIDE + 3 ? start + STRIDE : start;
                report(reader, "overflow");
                return null;
            }
            head++;
        }
        assertInteger();
        return value;
    }

    private void assertInteger() {
        if (head < bytes.length && bytes[head] == '.') {
            report("assertInteger", "can not decode float as int");
        }
    }

    /** Skips one value and returns its bytes. */
    String skipped() {
        int start = head;
        skip();
        return GoBytes.text(bytes, Math.min(start, head), head);
    }

    /** Skips one value. */
    void skip() {
        int c = next();
        switch (c) {
            case '"' -> skipQuoted();
            case 'n' -> rest("ull");
            case 't' -> rest("rue");
            case 'f' -> rest("alse");
            case '[' -> skipArray();
            case '{' -> skipObject();
            default -> {
                if (c == '-' || c >= '0' && c <= '9') {
                    skipNumber();
                } else {
                    report("Skip", "do not know how to skip: " + c);
                }
            }
        }
    }

    /** Skips a string. Before one with escapes the reader steps back, except after an error. */
    private void skipQuoted() {
        int start = head;
        quoted();
        if (failed() && head == start && next() == 'n') {
            rest("ull");
        }
    }

    private void skipNumber() {
        while (head < bytes.length && "0123456789.eE+-".indexOf(bytes[head]) >= 0) {
            head++;
        }
    }

    /**
     * Skips an array. It steps back to reread the bracket; after an error it reads the next byte.
     */
    private void skipArray() {
        unread();
        int c = next();
        if (c == 'n') {
            rest("ull");
            return;
        }
        if (c != '[') {
            report("ReadArrayCB", "expect [ or n, but found " + show(c));
            return;
        }
        if (next() == ']') {
            return;
        }
        unread();
        do {
            skip();
            c = next();
        } while (c == ',');
        if (c != ']') {
            report("ReadArrayCB", "expect ] in the end, but found " + show(c));
        }
    }

    private void skipObject() {
        unread();
        int c = next();
        if (c == 'n') {
            rest("ull");
            return;
        }
        if (c != '{') {
            report("ReadObjectCB", "expect { or n, but found " + show(c));
            return;
        }
        c = next();
        if (c == '}') {
            return;
        }
        if (c != '"') {
            report("ReadObjectCB", "expect \" after {, but found " + show(c));
            return;
        }
        unread();
        do {
            text();
            c = next();
            if (c != ':') {
                report("ReadObject", "expect : after object field, but found " + show(c));
            }
            skip();
            c = next();
        } while (c == ',');
        if (c != '}') {
            report("ReadObjectCB", "object not ended with }");
        }
    }

    /** Formats one byte as Go prints it after conversion to a string. */
    static String show(int c) {
        return c < 0 ? "\ufffd" : String.valueOf((char) c);
    }

    /** Produces the errors of custom unmarshalers for the bytes of one value. */
    static final class Report {

        private Report() {}

        /**
         * Returns the problem, or null if there is none.
         *
         * @param anyTime whether a time that is not a string is read as an empty one
         */
        static String of(FieldKind kind, String raw, boolean anyTime) {
            JsonValue value;
            try {
                value = JsonReader.read(raw);
            } catch (JsonReader.SyntaxException e) {
                return e.getMessage();
            }
            if (raw.equals("null")) {
                return null;
            }
            return switch (kind) {
                case QUANTITY -> quantity(raw, value);
                case INT_OR_STRING -> value instanceof JsonText ? null : number(value);
                default -> {
                    boolean text = value instanceof JsonText;
                    yield text || anyTime
                            ? time(text ? ((JsonText) value).value() : "")
                            : wrongType(value.goKind(), "string");
                }
            };
        }

        private static String quantity(String raw, JsonValue value) {
            String inner = value instanceof JsonText ? raw.substring(1, raw.length() - 1) : raw;
            try {
                Quantity.parse(inner.strip());
                return null;
            } catch (Quantity.FormatException e) {
                return e.getMessage();
            }
        }

        private static String number(JsonValue value) {
            if (!(value instanceof JsonNumber number)) {
                return wrongType(value.goKind(), "int32");
            }
            try {
                Integer.parseInt(number.literal());
                return null;
            } catch (NumberFormatException e) {
                return wrongType("number " + number.literal(), "int32");
            }
        }

        private static String time(String text) {
            try {
                GoTime.inUtc(text);
                return null;
            } catch (GoTime.ParseException e) {
                return e.getMessage();
            }
        }

        private static String wrongType(String what, String goType) {
            return "json: cannot unmarshal " + what + " into Go value of type " + goType;
        }
    }
}
