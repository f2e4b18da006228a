package io.daemonlens.engine.json;

import java.util.Map;
import java.util.TreeMap;

/**
 * A JSON writer that matches Go's {@code encoding/json}: no spaces; {@code <}, {@code >}, {@code &}
 * and the two Unicode line separators are escaped. The exact bytes matter, because
 * ControllerRevisions and last-applied annotations are compared byte by byte.
 */
public final class JsonWriter {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private JsonWriter() {}

    /** Writes members in the order of the tree. */
    public static String compact(JsonValue value) {
        StringBuilder out = new StringBuilder();
        write(value, false, out);
        return out.toString();
    }

    /** Writes members sorted by name at every level, as Go writes a map. */
    public static String sorted(JsonValue value) {
        StringBuilder out = new StringBuilder();
        write(value, true, out);
        return out.toString();
    }

    /** Returns the text as a JSON string with Go's escapes, including the quotes. */
    public static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2);
        writeText(text, out);
        return out.toString();
    }

    private static void write(JsonValue value, boolean byName, StringBuilder out) {
        if (value instanceof JsonObject object) {
            writeObject(object, byName, out);
        } else if (value instanceof JsonArray array) {
            out.append('[');
            for (int i = 0; i < array.size(); i++) {
                out.append(i > 0 ? "," : "");
                write(array.get(i), byName, out);
            }
            out.append(']');
        } else if (value instanceof JsonText text) {
            writeText(text.value(), out);
        } else {
            out.append(value);
        }
    }

    private static void writeObject(JsonObject object, boolean byName, StringBuilder out) {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonValue> member : inOrder(object, byName)) {
            out.append(separator);
            writeText(member.getKey(), out);
            out.append(':');
            write(member.getValue(), byName, out);
            separator = ",";
        }
        out.append('}');
    }

    /** Returns the members sorted by code point, as Go sorts map keys by UTF-8 bytes. */
    private static Iterable<Map.Entry<String, JsonValue>> inOrder(
            JsonObject object, boolean byName) {
        if (!byName || object.size() < 2) {
            return object.entries();
        }
        Map<String, JsonValue> sorted = new TreeMap<>(CodePoints.ORDER);
        object.entries().forEach(e -> sorted.put(e.getKey(), e.getValue()));
        return sorted.entrySet();
    }

    private static void writeText(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '<', '>', '&', '\u2028', '\u2029' -> escape(c, out);
                default -> {
                    if (c < 0x20) {
                        escape(c, out);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static void escape(char c, StringBuilder out) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX[(c >> shift) & 15]);
        }
    }
}
