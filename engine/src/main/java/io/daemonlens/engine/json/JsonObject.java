package io.daemonlens.engine.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A JSON object: members in the order they were written, each name once. Whoever made it may change
 * it; once it is given away it is left alone (defaulting works on a copy of its own).
 */
public final class JsonObject implements JsonValue {

    private final Map<String, JsonValue> members;

    public JsonObject() {
        members = new LinkedHashMap<>();
    }

    public JsonObject(int expectedMembers) {
        members = new LinkedHashMap<>(expectedMembers * 4 / 3 + 1);
    }

    /** Sets a member and answers this object, so that a literal reads in one expression. */
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

    /** Takes a member out and answers what it was, or null. */
    public JsonValue remove(String name) {
        return members.remove(name);
    }

    /** The member's value; null where there is none. */
    public JsonValue get(String name) {
        return members.get(name);
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** The member as an object; null where there is none or it is something else. */
    public JsonObject object(String name) {
        return get(name) instanceof JsonObject object ? object : null;
    }

    /** The member as an array; null where there is none or it is something else. */
    public JsonArray array(String name) {
        return get(name) instanceof JsonArray array ? array : null;
    }

    /** The member's text; empty where there is none or it is something else. */
    public String text(String name) {
        return get(name) instanceof JsonText text ? text.value() : "";
    }

    public Set<String> names() {
        return members.keySet();
    }

    /** Name and value in written order; a live view. */
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

    /** Equal when the same names have equal values, in whatever order. */
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
