package io.daemonlens.engine.apiserver.decoding;

import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.FieldKind;

/**
 * Compares two decoded objects semantically, like the API server: an absent list or map equals an
 * empty one, quantities are compared by value, and absent differs from zero only behind a pointer.
 * Checked against apimachinery's {@code pkg/api/equality}.
 */
public final class Equality {

    private static final JsonObject NOTHING = new JsonObject();

    private Equality() {}

    /**
     * Returns whether two objects of the type are equal; null is an absent object behind a pointer.
     */
    public static boolean semantic(JsonObject left, JsonObject right, ApiType type) {
        if (left == null || right == null) {
            return left == right;
        }
        return structs(left, right, Shape.of(type));
    }

    private static boolean structs(JsonObject left, JsonObject right, Shape shape) {
        for (Shape.Member member : shape.members()) {
            if (!members(left.get(member.name), right.get(member.name), member)) {
                return false;
            }
        }
        return true;
    }

    private static boolean members(JsonValue left, JsonValue right, Shape.Member member) {
        if (left == right) {
            return true;
        }
        if (member.list) {
            return lists(left, right, member);
        }
        if (member.map) {
            return maps(left, right, member);
        }
        if (member.pointer) {
            return left != null && right != null && singles(left, right, member);
        }
        if (member.kind == FieldKind.OBJECT) {
            return structs(object(left), object(right), member.shape());
        }
        return left == null
                ? isZero(right)
                : right == null ? isZero(left) : singles(left, right, member);
    }

    private static boolean lists(JsonValue left, JsonValue right, Shape.Member member) {
        int size = left instanceof JsonArray array ? array.size() : 0;
        if (size != (right instanceof JsonArray array ? array.size() : 0)) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (!singles(((JsonArray) left).get(i), ((JsonArray) right).get(i), member)) {
                return false;
            }
        }
        return true;
    }

    private static boolean maps(JsonValue left, JsonValue right, Shape.Member member) {
        JsonObject a = object(left);
        JsonObject b = object(right);
        if (a.size() != b.size()) {
            return false;
        }
        for (String name : a.names()) {
            if (!b.has(name) || !singles(a.get(name), b.get(name), member)) {
                return false;
            }
        }
        return true;
    }

    private static boolean singles(JsonValue left, JsonValue right, Shape.Member member) {
        if (left instanceof JsonObject a
                && right instanceof JsonObject b
                && member.kind == FieldKind.OBJECT) {
            return structs(a, b, member.shape());
        }
        if (left instanceof JsonText a
                && right instanceof JsonText b
                && member.kind == FieldKind.QUANTITY) {
            return Quantity.parse(a.value()).compareTo(Quantity.parse(b.value())) == 0;
        }
        return left.equals(right);
    }

    private static JsonObject object(JsonValue value) {
        return value instanceof JsonObject object ? object : NOTHING;
    }

    private static boolean isZero(JsonValue value) {
        if (value instanceof JsonText text) {
            return text.value().isEmpty() || text.value().equals("0");
        }
        if (value instanceof JsonNumber number) {
            return number.longValue() == 0;
        }
        return value instanceof JsonBoolean bool && !bool.value();
    }
}
