package io.daemonlens.engine.json;

import java.util.Map;
import java.util.TreeMap;

/**
 * A JSON writer that matches Go's {@code encoding/json}: no spaces; {@code <}, {@code >}, {@code &}
 * and the two Unicode line separators are escaped. The exact bytes matter, because
 * ControllerRevisions and last-applied annotations are compared byte by byte.
 */
public final class JsonWriter {

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
        return JsonQuotes.quote(text);
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
            JsonQuotes.write(text.value(), out);
        } else {
            out.append(value);
        }
    }

    private static void writeObject(JsonObject object, boolean byName, StringBuilder out) {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonValue> member : inOrder(object, byName)) {
            out.append(separator);
            JsonQuotes.write(member.getKey(), out);
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
}
