package io.daemonlens.cluster;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reduces the memory of a snapshot: it drops irrelevant fields and shares equal strings. Pods of a
 * large cluster differ in little more than their names.
 */
final class SnapshotCompaction {

    /** The most strings to share. Names and values that many objects have in common occur early. */
    private static final int MOST_TEXTS = 1 << 16;

    private static final int LONGEST = 128;

    private final Map<String, JsonText> texts = new HashMap<>();

    /**
     * Compacts the value of one object or of a list of objects. The argument must not be used
     * again.
     */
    JsonValue of(JsonValue value) {
        return shared(IrrelevantFields.dropFrom(value));
    }

    private JsonValue shared(JsonValue value) {
        if (value instanceof JsonObject object) {
            JsonObject small = new JsonObject(object.size());
            for (Map.Entry<String, JsonValue> entry : object.entries()) {
                small.put(shared(new JsonText(entry.getKey())).value(), shared(entry.getValue()));
            }
            return small;
        }
        if (value instanceof JsonArray array) {
            List<JsonValue> items = new ArrayList<>(array.size());
            array.forEach(item -> items.add(shared(item)));
            return new JsonArray(items);
        }
        return value instanceof JsonText text ? shared(text) : value;
    }

    private JsonText shared(JsonText text) {
        JsonText known = texts.get(text.value());
        if (known == null && texts.size() < MOST_TEXTS && text.value().length() <= LONGEST) {
            texts.put(text.value(), text);
        }
        return known == null ? text : known;
    }
}
