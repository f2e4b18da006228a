package io.daemonlens.engine.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mutable JSON object: members in document order, each name once. Only its creator changes it,
 * and only before passing it on (defaulting works on its own copy).
 */
public final class JsonObject implements JsonValue {

    private final Map<String, JsonValue> members;

    public JsonObject() {
        members = new LinkedHashMap<>();
    }

    public JsonObject(int expectedMembers) {
        members = new LinkedHashMap<>(expectedMembers * 4 / 3 + 1);
    }

    /** Sets a member and returns this object, for chaining. */
    public JsonObject put(String name, JsonValue value) {
        members.put(name, value);
        return this;
    }

    public JsonObject put(String name, String value) {
        return put(name, new JsonText(value));
    }

    public JsonObject put(String name, long value) {
        return put(name, JsonNumber.of(value));
    }

    public JsonObject put(String name, boolean value) {
        return put(name, JsonBoolean.of(value));
    }

    /** Removes a member and returns its value, or null. */
    public @Nullable JsonValue remove(String name) {
        return members.remove(name);
    }

    /** Returns the member's value; null if absent. */
    public @Nullable JsonValue get(String name) {
        return members.get(name);
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** Returns the member if it is an object, else null. */
    public @Nullable JsonObject object(String name) {
        return get(name) instanceof JsonObject object ? object : null;
    }

    /** Returns the member if it is an array, else null. */
    public @Nullable JsonArray array(String name) {
        return get(name) instanceof JsonArray array ? array : null;
    }

    /** Returns the member if it is a text, else the empty text. */
    public String text(String name) {
        return get(name) instanceof JsonText text ? text.value() : "";
    }

    public Set<String> names() {
        return members.keySet();
    }

    /** Returns the members in document order as a live view. */
    public Set<Map.Entry<String, JsonValue>> entries() {
        return members.entrySet();
    }

    public int size() {
        return members.size();
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    @Override
    public String goKind() {
        return "object";
    }

    @Override
    public JsonObject copy() {
        JsonObject copy = new JsonObject(size());
        members.forEach((name, value) -> copy.put(name, value.copy()));
        return copy;
    }

    /** Returns whether both have the same names with equal values; the order does not matter. */
    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject object && members.equals(object.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return JsonWriter.compact(this);
    }
}
