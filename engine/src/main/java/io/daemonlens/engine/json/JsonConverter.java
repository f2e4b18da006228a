package io.daemonlens.engine.json;

import java.util.Map;

/** JSON from the maps and lists that other libraries use; for programs that use the engine. */
public final class JsonConverter {

    private JsonConverter() {}

    /**
     * Converts what JSON and YAML libraries produce.
     *
     * @param value a map with text keys, a list, a text, a number, a boolean, null, or a tree of
     *     them; a {@code JsonValue} stays as it is
     * @throws IllegalArgumentException for any other type, naming it
     */
    public static JsonValue of(Object value) {
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
