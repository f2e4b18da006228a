package io.daemonlens.engine.json;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * A mutable JSON object: members in document order, each name once. Only its creator changes it,
 * and only before passing it on (defaulting works on its own copy).
 *
 * <p>Names and values alternate in one array, because a large cluster has millions of objects with
 * few members: a {@code LinkedHashMap} takes about four times the memory. Objects with many members
 * have an index by hash in addition.
 */
// The array of members has free places, and the index is made on demand.
@NullUnmarked
public final class JsonObject implements JsonValue {

    private static final Object[] NOTHING = {};

    /** The number of members from which on a search through the names is slower than an index. */
    private static final int MANY = 12;

    private Object[] members;
    private int size;
    private int[] index;

    public JsonObject() {
        members = NOTHING;
    }

    public JsonObject(int expectedMembers) {
        members = expectedMembers == 0 ? NOTHING : new Object[2 * expectedMembers];
    }

    /** Sets a member and returns this object, for chaining. */
    public JsonObject put(String name, JsonValue value) {
        int at = find(name);
        if (at >= 0) {
            members[2 * at + 1] = value;
            return this;
        }
        if (2 * size == members.length) {
            members = Arrays.copyOf(members, size == 0 ? 8 : 2 * (size + (size >> 1) + 1));
        }
        members[2 * size] = name;
        members[2 * size + 1] = value;
        size++;
        if (index != null && 2 * size <= index.length) {
            enter(size - 1);
        } else if (size > MANY) {
            rebuildIndex();
        }
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
        int at = find(name);
        return at < 0 ? null : removeAt(at);
    }

    private JsonValue removeAt(int at) {
        JsonValue removed = valueAt(at);
        System.arraycopy(members, 2 * at + 2, members, 2 * at, 2 * (size - at - 1));
        size--;
        members[2 * size] = null;
        members[2 * size + 1] = null;
        if (index != null) {
            rebuildIndex();
        }
        return removed;
    }

    /** Returns the member's value; null if absent. */
    public @Nullable JsonValue get(String name) {
        int at = find(name);
        return at < 0 ? null : valueAt(at);
    }

    public boolean has(String name) {
        return find(name) >= 0;
    }

    private int find(String name) {
        if (index != null) {
            return findIndexed(name);
        }
        for (int i = 0; i < size; i++) {
            if (nameAt(i).equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The index holds positions plus one, at the name's hash or the next free place behind it. */
    private int findIndexed(String name) {
        int mask = index.length - 1;
        for (int i = place(name, mask); index[i] != 0; i = (i + 1) & mask) {
            if (nameAt(index[i] - 1).equals(name)) {
                return index[i] - 1;
            }
        }
        return -1;
    }

    private static int place(Object name, int mask) {
        int hash = name.hashCode();
        return (hash ^ (hash >>> 16)) & mask;
    }

    private void enter(int at) {
        int mask = index.length - 1;
        int i = place(members[2 * at], mask);
        while (index[i] != 0) {
            i = (i + 1) & mask;
        }
        index[i] = at + 1;
    }

    private void rebuildIndex() {
        if (size <= MANY) {
            index = null;
            return;
        }
        index = new int[Integer.highestOneBit(size) * 4];
        for (int i = 0; i < size; i++) {
            enter(i);
        }
    }

    private String nameAt(int at) {
        return (String) members[2 * at];
    }

    private JsonValue valueAt(int at) {
        return (JsonValue) members[2 * at + 1];
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

    /** Returns the names in document order as a live view. */
    public Set<String> names() {
        return new Names();
    }

    /** Returns the members in document order as a live view. */
    public Set<Map.Entry<String, JsonValue>> entries() {
        return new Entries();
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    @Override
    public String goKind() {
        return "object";
    }

    @Override
    public JsonObject copy() {
        JsonObject copy = new JsonObject(size);
        for (int i = 0; i < size; i++) {
            copy.members[2 * i] = members[2 * i];
            copy.members[2 * i + 1] = valueAt(i).copy();
        }
        copy.size = size;
        copy.index = index == null ? null : index.clone();
        return copy;
    }

    /** Returns whether both have the same names with equal values; the order does not matter. */
    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof JsonObject object) || object.size != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            JsonValue same = object.get(nameAt(i));
            if (!valueAt(i).equals(same)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = 0; i < size; i++) {
            hash += members[2 * i].hashCode() ^ members[2 * i + 1].hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return JsonWriter.compact(this);
    }

    private final class Names extends AbstractSet<String> {

        @Override
        public Iterator<String> iterator() {
            return new Members<>() {
                @Override
                String member(int at) {
                    return nameAt(at);
                }
            };
        }

        @Override
        public boolean contains(Object name) {
            return name instanceof String text && has(text);
        }

        @Override
        public boolean remove(Object name) {
            return name instanceof String text && JsonObject.this.remove(text) != null;
        }

        @Override
        public int size() {
            return size;
        }
    }

    private final class Entries extends AbstractSet<Map.Entry<String, JsonValue>> {

        @Override
        public Iterator<Map.Entry<String, JsonValue>> iterator() {
            return new Members<>() {
                @Override
                Map.Entry<String, JsonValue> member(int at) {
                    return new Member(nameAt(at), valueAt(at));
                }
            };
        }

        @Override
        public int size() {
            return size;
        }
    }

    /** An entry that writes through to the object. */
    private final class Member implements Map.Entry<String, JsonValue> {

        private final String name;
        private JsonValue value;

        Member(String name, JsonValue value) {
            this.name = name;
            this.value = value;
        }

        @Override
        public String getKey() {
            return name;
        }

        @Override
        public JsonValue getValue() {
            return value;
        }

        @Override
        public JsonValue setValue(JsonValue other) {
            JsonValue before = value;
            put(name, other);
            value = other;
            return before;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Map.Entry<?, ?> entry
                    && name.equals(entry.getKey())
                    && value.equals(entry.getValue());
        }

        @Override
        public int hashCode() {
            return name.hashCode() ^ value.hashCode();
        }

        @Override
        public String toString() {
            return name + "=" + value;
        }
    }

    private abstract class Members<T> implements Iterator<T> {

        private int next;

        abstract T member(int at);

        @Override
        public boolean hasNext() {
            return next < size;
        }

        @Override
        public T next() {
            if (next >= size) {
                throw new NoSuchElementException();
            }
            return member(next++);
        }

        @Override
        public void remove() {
            removeAt(--next);
        }
    }
}
