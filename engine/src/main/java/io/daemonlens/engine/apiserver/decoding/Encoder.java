package io.daemonlens.engine.apiserver.decoding;

import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.ApiType;
import java.util.Map;

/**
 * Encodes a decoded object as Go does: omits zero values unless they are pointers or always
 * written, writes quantities in canonical form, and drops members that the type does not have.
 */
public final class Encoder {

    private Encoder() {}

    /** Returns a new tree; the object is not changed. */
    public static JsonObject encode(JsonObject object, ApiType type) {
        return struct(object, Shape.of(type));
    }

    private static JsonObject struct(JsonObject object, Shape shape) {
        JsonObject out = new JsonObject(object.size());
        for (Map.Entry<String, JsonValue> entry : object.entries()) {
            Shape.Member member = shape.member(entry.getKey());
            if (member != null) {
                JsonValue value = value(entry.getValue(), member);
                if (value != null) {
                    out.put(member.name, value);
                }
            }
        }
        return out;
    }

    private static JsonValue value(JsonValue value, Shape.Member member) {
        if (member.list) {
            return value instanceof JsonArray array && !array.isEmpty()
                    ? list(array, member)
                    : null;
        }
        if (member.map) {
            return value instanceof JsonObject object && !object.isEmpty()
                    ? map(object, member)
                    : null;
        }
        JsonValue single = single(value, member);
        return member.pointer || member.required || !isZero(single) ? single : null;
    }

    private static JsonArray list(JsonArray array, Shape.Member member) {
        JsonArray out = new JsonArray();
        for (JsonValue item : array) {
            out.add(single(item, member));
        }
        return out;
    }

    private static JsonObject map(JsonObject object, Shape.Member member) {
        JsonObject out = new JsonObject(object.size());
        for (Map.Entry<String, JsonValue> entry : object.entries()) {
            out.put(entry.getKey(), single(entry.getValue(), member));
        }
        return out;
    }

    private static JsonValue single(JsonValue value, Shape.Member member) {
        return switch (member.kind) {
            case OBJECT ->
                    value instanceof JsonObject object ? struct(object, member.shape()) : value;
            case QUANTITY ->
                    value instanceof JsonText text
                            ? new JsonText(Quantity.parse(text.value()).toString())
                            : value;
            default -> value;
        };
    }

    private static boolean isZero(JsonValue value) {
        if (value instanceof JsonText text) {
            return text.value().isEmpty();
        }
        if (value instanceof JsonNumber number) {
            return number.longValue() == 0;
        }
        return value instanceof JsonBoolean bool && !bool.value();
    }
}
