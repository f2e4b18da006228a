package io.daemonlens.engine.apiserver;

import io.daemonlens.engine.apimachinery.JsonArray;
import io.daemonlens.engine.apimachinery.JsonObject;
import io.daemonlens.engine.apimachinery.JsonText;
import io.daemonlens.engine.apimachinery.JsonValue;
import io.daemonlens.engine.apimachinery.Quantity;
import java.util.Map;

/**
 * Whether two values mean the same to the API server: an absent list or map is an empty one, and
 * equal amounts are equal whatever their spelling.
 */
final class Equality {

    private Equality() {}

    static boolean semantic(JsonValue left, JsonValue right) {
        if (isNothing(left) || isNothing(right)) {
            return isNothing(left) && isNothing(right);
        }
        if (left instanceof JsonObject a && right instanceof JsonObject b) {
            return objects(a, b);
        }
        if (left instanceof JsonArray a && right instanceof JsonArray b) {
            return arrays(a, b);
        }
        return left.equals(right);
    }

    private static boolean isNothing(JsonValue value) {
        return value == null || value instanceof JsonArray array && array.isEmpty();
    }

    private static boolean objects(JsonObject left, JsonObject right) {
        for (Map.Entry<String, JsonValue> member : left.entries()) {
            if (!member(member.getKey(), member.getValue(), right.get(member.getKey()))) {
                return false;
            }
        }
        for (Map.Entry<String, JsonValue> member : right.entries()) {
            if (!left.has(member.getKey()) && !isNothing(member.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean member(String name, JsonValue left, JsonValue right) {
        if (left instanceof JsonText a && right instanceof JsonText b && !a.equals(b)) {
            return false;
        }
        return semantic(left, right);
    }

    private static boolean arrays(JsonArray left, JsonArray right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!semantic(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether two texts are the same amount. */
    static boolean sameQuantity(String left, String right) {
        return Quantity.parse(left).compareTo(Quantity.parse(right)) == 0;
    }
}
