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
import org.jspecify.annotations.Nullable;

/**
 * A cursor: a value inside a decoded object together with its field path. Validation rules navigate
 * with it, so the path in an error always matches the value that was checked.
 *
 * <p>The object has the shape that Go's decoder produces: no nulls, no unknown members, and every
 * value of the type its field declares. An absent field reads as Go's zero value: empty text, 0,
 * false, no items. {@link #present()} tells absent from zero, as a pointer does in Go.
 */
public final class Field {

    private final @Nullable JsonValue value;
    private final FieldPath at;
    private final FieldPath printed;

    private Field(@Nullable JsonValue value, FieldPath at, FieldPath printed) {
        this.value = value;
        this.at = at;
        this.printed = printed;
    }

    /** Returns the cursor at the root of the object. */
    public static Field of(JsonObject object) {
        return new Field(object, FieldPath.ROOT, FieldPath.ROOT);
    }

    /** Returns the cursor at a named member, which may be absent. */
    public Field at(String name) {
        JsonValue member = value instanceof JsonObject object ? object.get(name) : null;
        FieldPath path = at.child(name);
        return new Field(member, path, printed == at ? path : printed.child(name));
    }

    /** Descends through several named members. */
    public Field at(String... names) {
        Field field = this;
        for (String name : names) {
            field = field.at(name);
        }
        return field;
    }

    /**
     * Returns the same value with another path for error messages; its real path stays the same.
     */
    public Field printedAs(FieldPath path) {
        return new Field(value, at, path);
    }

    /** Returns the items of a list in order; empty if the list is absent. */
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

    /**
     * Returns the entries of a map sorted by key; empty if it is absent. Go's own order is random.
     */
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

    /** Returns whether the field is set, explicitly or by defaulting: a non-nil pointer in Go. */
    public boolean present() {
        return value != null;
    }

    public boolean absent() {
        return value == null;
    }

    /** Returns the number of items or entries; 0 if absent. */
    public int size() {
        if (value instanceof JsonArray array) {
            return array.size();
        }
        return value instanceof JsonObject object ? object.size() : 0;
    }

    /** Returns whether this is Go's zero value: absent, an empty text, list or map, 0 or false. */
    public boolean isEmpty() {
        if (value instanceof JsonText text) {
            return text.value().isEmpty();
        }
        if (value instanceof JsonNumber number) {
            return number.isLong() && number.longValue() == 0;
        }
        if (value instanceof JsonBoolean bool) {
            return !bool.value();
        }
        return size() == 0;
    }

    /** Returns the text; empty if absent. */
    public String text() {
        return value instanceof JsonText text ? text.value() : "";
    }

    /** Returns the integer; 0 if absent, not an integer, or too large for 64 bits. */
    public long number() {
        return value instanceof JsonNumber number && number.isLong() ? number.longValue() : 0;
    }

    public boolean isTrue() {
        return value instanceof JsonBoolean bool && bool.value();
    }

    /** Returns a map of strings in document order; empty if absent. */
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

    /** Returns the value; null if absent. */
    public @Nullable JsonValue value() {
        return value;
    }

    /** Returns the real path of the value, also if the value is absent. */
    public FieldPath path() {
        return at;
    }

    /** Returns the path that the server prints. */
    public FieldPath printed() {
        return printed;
    }

    /** {@code path = value}, for the messages of failing tests. */
    @Override
    public String toString() {
        return printed + " = " + value;
    }
}
