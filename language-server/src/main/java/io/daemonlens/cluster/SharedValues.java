package io.daemonlens.cluster;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The values that objects of a snapshot have in common, so that each is kept once: pods of one
 * template differ in little more than their names and times. A value has a number, and an object or
 * array is found by the numbers of its parts, which is faster than comparing them.
 *
 * <p>The table is emptied when it is full, because objects with common values are near each other:
 * kubectl sorts by namespace and name.
 */
final class SharedValues {

    /** The number of a value that is not shared. Objects and arrays that contain it are not. */
    static final int UNSHARED = 0;

    private static final int MOST = 1 << 17;
    private static final int LONGEST_TEXT = 128;
    private static final int[] NO_PARTS = {};

    private final Entry[] buckets = new Entry[MOST];
    private final Map<String, Entry> numbers = new HashMap<>();
    private int size;
    private int lastNumber;

    /** A value and its number. */
    static final class Entry {

        private final JsonValue value;
        private final int number;
        private final int hash;
        private final int[] parts;
        private final Entry next;

        private Entry(JsonValue value, int number, int hash, int[] parts, Entry next) {
            this.value = value;
            this.number = number;
            this.hash = hash;
            this.parts = parts;
            this.next = next;
        }

        JsonValue value() {
            return value;
        }

        int number() {
            return number;
        }
    }

    /** Returns the shared text; null if it is too long to be shared. */
    Entry text(char[] buffer, int from, int length) {
        if (length > LONGEST_TEXT) {
            return null;
        }
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + buffer[i];
        }
        for (Entry each = buckets[place(hash)]; each != null; each = each.next) {
            if (each.hash == hash
                    && each.value instanceof JsonText text
                    && isSame(text.value(), buffer, from, length)) {
                return each;
            }
        }
        return add(new JsonText(new String(buffer, from, length)), hash, NO_PARTS);
    }

    private static boolean isSame(String text, char[] buffer, int from, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != buffer[from + i]) {
                return false;
            }
        }
        return true;
    }

    Entry number(String literal) {
        if (numbers.size() == MOST) {
            numbers.clear();
        }
        return numbers.computeIfAbsent(
                literal, key -> new Entry(new JsonNumber(key), ++lastNumber, 0, NO_PARTS, null));
    }

    /** Returns a new number for a value that exists once, such as {@code true}. */
    int newNumber() {
        return ++lastNumber;
    }

    /**
     * Returns the shared object with these members.
     *
     * @param parts the numbers of the names and values in turn; only those in the range are read
     */
    Entry object(String[] names, JsonValue[] values, int[] parts, int from, int to) {
        int hash = hash(parts, 2 * from, 2 * to);
        Entry known = find(hash, parts, 2 * from, 2 * to, true);
        return known != null
                ? known
                : add(
                        newObject(names, values, from, to),
                        hash,
                        Arrays.copyOfRange(parts, 2 * from, 2 * to));
    }

    static JsonObject newObject(String[] names, JsonValue[] values, int from, int to) {
        JsonObject object = new JsonObject(to - from);
        for (int i = from; i < to; i++) {
            object.put(names[i], values[i]);
        }
        return object;
    }

    /** Returns the shared array with these items, whose numbers stand at the uneven places. */
    Entry array(JsonValue[] values, int[] parts, int from, int to) {
        int hash = ~hash(parts, 2 * from, 2 * to);
        Entry known = find(hash, parts, 2 * from, 2 * to, false);
        return known != null
                ? known
                : add(
                        newArray(values, from, to),
                        hash,
                        Arrays.copyOfRange(parts, 2 * from, 2 * to));
    }

    static JsonArray newArray(JsonValue[] values, int from, int to) {
        return new JsonArray(Arrays.asList(values).subList(from, to));
    }

    private Entry find(int hash, int[] parts, int from, int to, boolean object) {
        for (Entry each = buckets[place(hash)]; each != null; each = each.next) {
            if (each.hash == hash
                    && each.value instanceof JsonObject == object
                    && each.value instanceof JsonArray != object
                    && Arrays.equals(each.parts, 0, each.parts.length, parts, from, to)) {
                return each;
            }
        }
        return null;
    }

    private static int hash(int[] parts, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + parts[i];
        }
        return hash;
    }

    private static int place(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ (mixed >>> 15)) & (MOST - 1);
    }

    private Entry add(JsonValue value, int hash, int[] parts) {
        if (size == MOST) {
            Arrays.fill(buckets, null);
            size = 0;
        }
        size++;
        int place = place(hash);
        return buckets[place] = new Entry(value, ++lastNumber, hash, parts, buckets[place]);
    }
}
