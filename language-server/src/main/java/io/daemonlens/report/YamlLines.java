package io.daemonlens.report;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/** Formats a value as lines of block YAML for display; JSON strings are valid YAML strings. */
public final class YamlLines {

    private YamlLines() {}

    public static List<String> of(JsonValue value) {
        List<String> lines = new ArrayList<>();
        write(value, "", lines);
        return lines;
    }

    private static void write(JsonValue value, String indent, List<String> lines) {
        if (value instanceof JsonObject object && !object.isEmpty()) {
            object.entries()
                    .forEach(
                            e ->
                                    entry(
                                            scalar(new JsonText(e.getKey())) + ":",
                                            e.getValue(),
                                            indent,
                                            lines));
        } else if (value instanceof JsonArray array && !array.isEmpty()) {
            for (JsonValue item : array) {
                List<String> inner = of(item);
                lines.add(indent + "- " + inner.get(0));
                inner.stream().skip(1).forEach(line -> lines.add(indent + "  " + line));
            }
        } else {
            lines.add(indent + scalar(value));
        }
    }

    private static void entry(String key, JsonValue value, String indent, List<String> lines) {
        boolean block =
                value instanceof JsonObject object && !object.isEmpty()
                        || value instanceof JsonArray array && !array.isEmpty();
        if (block) {
            lines.add(indent + key);
            write(value, indent + (value instanceof JsonArray ? "" : "  "), lines);
        } else if (value instanceof JsonText text && text.value().contains("\n")) {
            lines.add(indent + key + (text.value().endsWith("\n") ? " |" : " |-"));
            text.value().lines().forEach(line -> lines.add(indent + "  " + line));
        } else {
            lines.add(indent + key + " " + scalar(value));
        }
    }

    private static String scalar(JsonValue value) {
        return value instanceof JsonText text
                        && text.value().matches("[A-Za-z/_][-A-Za-z0-9_./]*")
                        && !text.value().matches("(?i)y|n|yes|no|on|off|true|false|null")
                ? text.value()
                : forPeople(JsonWriter.compact(value));
    }

    /** Undoes Go's HTML escapes in JSON, which make terminal output hard to read. */
    public static String forPeople(String json) {
        return json.replace("\\u003c", "<").replace("\\u003e", ">").replace("\\u0026", "&");
    }
}
