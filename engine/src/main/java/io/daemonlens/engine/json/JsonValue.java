package io.daemonlens.engine.json;

import java.util.Map;

/**
 * A node of a JSON tree. Absent, {@link JsonNull} and empty are three distinct states.
 *
 * <p>Numbers keep their literal, because Kubernetes distinguishes {@code 1}, {@code 1.0} and {@code
 * 1e0} in some places and prints the literal in others.
 */
public sealed interface JsonValue
        permits JsonObject, JsonArray, JsonText, JsonNumber, JsonBoolean, JsonNull {

    /** Returns the name in Go's decoder: object, array, string, number, bool or null. */
    String goKind();

    /** Returns a deep copy. */
    JsonValue copy();

    /**
     * Converts what JSON and YAML libraries produce.
     *
     * @param value a map with text keys, a list, a text, a number, a boolean, null, or a tree of
     *     them; a {@code JsonValue} stays as it is
     * @throws IllegalArgumentException for any other type, naming it
     */
    static JsonValue of(Object value) {
        if (value == null) {
            return JsonNull.NULL;
        }
        if (value instanceof JsonValue json) {
            return json;
        }
        if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((name, member) -> object.put((String) name, of(member)));
            return object;
        }
        if (value instanceof Iterable<?> items) {
            JsonArray array = new JsonArray();
            items.forEach(item -> array.add(of(item)));
            return array;
        }
        if (value instanceof CharSequence text) {
            return new JsonText(text.toString());
        }
        if (value instanceof Boolean bool) {
            return JsonBoolean.of(bool);
        }
        if (value instanceof Number number) {
            return new JsonNumber(number.toString());
        }
        throw new IllegalArgumentException("no JSON value: " + value.getClass().getName());
    }
}
