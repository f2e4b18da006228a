package io.daemonlens.engine.apimachinery;

import io.daemonlens.engine.json.CodePoints;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value inside a decoded object together with the path that led to it, so that a rule reads like
 * the sentence it enforces and its path is right by construction.
 *
 * <p>The object under it is as Go's decoder leaves it: no nulls, no unknown members, every value of
 * the type its field declares. What is absent reads as Go's zero value: empty text, 0, false, no
 * items. {@link #present()} tells absent from zero, as a pointer does in Go.
 */
public final class Field {

    private final JsonValue value;
    private final FieldPath at;
    private final FieldPath printed;

    private Field(JsonValue value, FieldPath at, FieldPath printed) {
        this.value = value;
        this.at = at;
        this.printed = printed;
    }

    /** The cursor at the object itself. */
    public static Field of(JsonObject object) {
        return new Field(object, FieldPath.ROOT, FieldPath.ROOT);
    }

    /** A named member; a cursor over nothing where it is absent. */
    public Field at(String name) {
        JsonValue member = value instanceof JsonObject object ? object.get(name) : null;
        FieldPath path = at.child(name);
        return new Field(member, path, printed == at ? path : printed.child(name));
    }

    /** A member of a member, and so on. */
    public Field at(String... names) {
        Field field = this;
        for (String name : names) {
            field = field.at(name);
        }
        return field;
    }

    /** The same value under another printed path; where it stands is not changed. */
    public Field printedAs(FieldPath path) {
        return new Field(value, at, path);
    }

    /** The items of a list, in order; none where it is absent. */
    public List<Field> items() {
        if (!(value instanceof JsonArray array) || array.isEmpty()) {
            return List.of();
        }
        List<Field> items = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            FieldPath path = at.index(i);
            items.add(new Field(array.get(i), path, printed == at ? path : printed.index(i)));
        }
        return items;
    }

    /** The entries of a map, by key; none where it is absent. Go's own order is random. */
    public List<Field> entries() {
        if (!(value instanceof JsonObject object) || object.isEmpty()) {
            return List.of();
        }
        List<String> keys = new ArrayList<>(object.names());
        Collections.sort(keys, CodePoints.ORDER);
        List<Field> entries = new ArrayList<>(keys.size());
        for (String key : keys) {
            FieldPath path = at.key(key);
            entries.add(new Field(object.get(key), path, printed == at ? path : printed.key(key)));
        }
        return entries;
    }

    /** Whether it was written (or defaulted): what a non-nil pointer says in Go. */
    public boolean present() {
        return value != null;
    }

    public boolean absent() {
        return value == null;
    }

    /** How many items or entries it has; 0 where it is absent. */
    public int size() {
        if (value instanceof JsonArray array) {
            return array.size();
        }
        return value instanceof JsonObject object ? object.size() : 0;
    }

    /** Go's zero value: absent, an empty text, list or map, 0 or false. */
    public boolean isEmpty() {
        if (value instanceof JsonText text) {
            return text.value().isEmpty();
        }
        if (value instanceof JsonNumber) {
            return number() == 0;
        }
        if (value instanceof JsonBoolean bool) {
            return !bool.value();
        }
        return size() == 0;
    }

    /** The text; empty where it is absent. */
    public String text() {
        return value instanceof JsonText text ? text.value() : "";
    }

    /** The whole number; 0 where it is absent. */
    public long number() {
        return value instanceof JsonNumber number ? number.longValue() : 0;
    }

    public boolean isTrue() {
        return value instanceof JsonBoolean bool && bool.value();
    }

    /** A map of texts in written order; empty where it is absent. */
    public Map<String, String> textMap() {
        if (!(value instanceof JsonObject object)) {
            return Map.of();
        }
        Map<String, String> map = new LinkedHashMap<>();
        object.entries()
                .forEach(
                        e ->
                                map.put(
                                        e.getKey(),
                                        e.getValue() instanceof JsonText t ? t.value() : ""));
        return map;
    }

    /** The value; null where it is absent. */
    public JsonValue value() {
        return value;
    }

    /** Where the value stands (or would stand). */
    public FieldPath path() {
        return at;
    }

    /** The path as the server prints it. */
    public FieldPath printed() {
        return printed;
    }

    /** {@code path = value}, for failures of tests. */
    @Override
    public String toString() {
        return printed + " = " + value;
    }
}
