package io.daemonlens.engine.json;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A mutable JSON array. Only its creator changes it, and only before passing it on. */
public final class JsonArray implements JsonValue, Iterable<JsonValue> {

    private final List<JsonValue> items;

    public JsonArray() {
        items = new ArrayList<>();
    }

    public JsonArray(List<? extends JsonValue> items) {
        this.items = new ArrayList<>(items);
    }

    /** Adds an item and returns this array, for chaining. */
    public JsonArray add(JsonValue item) {
        items.add(item);
        return this;
    }

    public JsonArray add(String item) {
        return add(new JsonText(item));
    }

    public void set(int index, JsonValue item) {
        items.set(index, item);
    }

    public JsonValue remove(int index) {
        return items.remove(index);
    }

    public JsonValue get(int index) {
        return items.get(index);
    }

    public int size() {
        return items.size();
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** Returns the items as a live view. */
    public List<JsonValue> items() {
        return items;
    }

    @Override
    public Iterator<JsonValue> iterator() {
        return items.iterator();
    }

    @Override
    public String goKind() {
        return "array";
    }

    @Override
    public JsonArray copy() {
        JsonArray copy = new JsonArray();
        items.forEach(item -> copy.add(item.copy()));
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonArray array && items.equals(array.items);
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }

    @Override
    public String toString() {
        return JsonWriter.compact(this);
    }
}
