package io.daemonlens.fieldguide;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts JSON values to Jackson nodes for the validator. It creates each node directly, because
 * creating a Jackson mapper would take longer at startup than the rest of this package.
 */
final class JacksonTree {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectNode SOME_OBJECT = NODES.objectNode();

    private JacksonTree() {}

    /** Converts the whole tree. */
    static JsonNode of(JsonValue value) {
        if (value instanceof JsonObject object) {
            ObjectNode node = NODES.objectNode();
            for (Map.Entry<String, JsonValue> entry : object.entries()) {
                node.set(entry.getKey(), of(entry.getValue()));
            }
            return node;
        } else if (value instanceof JsonArray array) {
            ArrayNode node = NODES.arrayNode();
            array.forEach(item -> node.add(of(item)));
            return node;
        }
        return scalar(value);
    }

    /**
     * Converts a value with its items, and optionally its entries. Nested objects become empty
     * objects.
     */
    static JsonNode shallow(JsonValue value, boolean entries) {
        return outline(value, entries);
    }

    private static JsonNode outline(JsonValue value, boolean entries) {
        if (value instanceof JsonObject object) {
            if (!entries) {
                return SOME_OBJECT;
            }
            ObjectNode node = NODES.objectNode();
            for (Map.Entry<String, JsonValue> entry : object.entries()) {
                node.set(entry.getKey(), outline(entry.getValue(), false));
            }
            return node;
        } else if (value instanceof JsonArray array) {
            ArrayNode node = NODES.arrayNode();
            array.forEach(item -> node.add(outline(item, false)));
            return node;
        }
        return scalar(value);
    }

    private static JsonNode scalar(JsonValue value) {
        if (value instanceof JsonText text) {
            return NODES.stringNode(text.value());
        } else if (value instanceof JsonBoolean bool) {
            return NODES.booleanNode(bool.value());
        } else if (value instanceof JsonNumber number) {
            return number(number.literal());
        }
        return NODES.nullNode();
    }

    /**
     * Converts a number. Go does not decode {@code 1.0} into an integer, so it stays a fraction
     * here.
     */
    private static JsonNode number(String literal) {
        boolean whole = isWhole(literal);
        if (whole && literal.length() < 18) {
            return NODES.numberNode(Long.parseLong(literal));
        }
        BigDecimal value = new BigDecimal(literal);
        if (value.precision() - value.scale() > 18) {
            // The validator fails on integers beyond the range of a long. No field accepts those or
            // fractions, so a fraction is passed instead.
            return NODES.numberNode(new BigDecimal("0.5"));
        }
        return whole ? NODES.numberNode(value.toBigInteger()) : NODES.numberNode(value);
    }

    private static boolean isWhole(String literal) {
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (c != '-' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }
}
