package io.daemonlens.engine.apiserver.validation.print;

import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.FieldKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Formats a value as Go encodes it in JSON. Types of apimachinery use their JSON names and omit
 * empty fields; internal types use their Go field names and include all fields.
 */
final class GoJson {

    private static final JsonText NO_TIME = new JsonText("0001-01-01T00:00:00Z");

    private GoJson() {}

    /** Formats the value of a field, or of one of its items or entries. */
    static String of(JsonValue value, ApiField field, boolean element) {
        if (!element && (field.list() || field.map())) {
            return many(value, field);
        }
        return single(value, field, element);
    }

    private static String many(JsonValue value, ApiField field) {
        if (value instanceof JsonArray array) {
            List<String> items = new ArrayList<>();
            array.forEach(item -> items.add(single(item, field, true)));
            return "[" + String.join(",", items) + "]";
        }
        if (value instanceof JsonObject object) {
            List<String> entries = new ArrayList<>();
            SortedKeys.names(object)
                    .forEach(
                            name ->
                                    entries.add(
                                            JsonWriter.quote(name)
                                                    + ":"
                                                    + single(object.get(name), field, true)));
            return "{" + String.join(",", entries) + "}";
        }
        return "null";
    }

    private static String single(JsonValue value, ApiField field, boolean element) {
        if (value == null) {
            return InternalType.isPointer(field) && !element ? "null" : zero(field);
        }
        if (field.kind() == FieldKind.OBJECT && value instanceof JsonObject object) {
            return InternalType.isMeta(field.type())
                    ? metaStruct(object, field.type())
                    : internalStruct(object, field.type());
        }
        if (field.kind() == FieldKind.QUANTITY && value instanceof JsonText text) {
            return JsonWriter.quote(Quantity.parse(text.value()).toString());
        }
        if (field.kind() == FieldKind.TIME && value.equals(NO_TIME)) {
            return "null";
        }
        return JsonWriter.sorted(value);
    }

    private static String zero(ApiField field) {
        return switch (field.kind()) {
            case OBJECT -> single(new JsonObject(), field, false);
            case STRING, BYTES -> "\"\"";
            case QUANTITY -> "\"0\"";
            case BOOL -> "false";
            case INT32, INT64, FLOAT, INT_OR_STRING -> "0";
            case TIME, DURATION, RAW -> "null";
        };
    }

    private static String metaStruct(JsonObject object, ApiType type) {
        List<String> members = new ArrayList<>();
        for (ApiField field : type.fields()) {
            JsonValue value = object.get(field.name());
            boolean empty =
                    value instanceof JsonArray array && array.isEmpty()
                            || value instanceof JsonObject map && field.map() && map.isEmpty()
                            || value instanceof JsonText text && text.value().isEmpty();
            if (value != null && !empty || field.required()) {
                members.add(JsonWriter.quote(field.name()) + ":" + of(value, field, false));
            }
        }
        return "{" + String.join(",", members) + "}";
    }

    private static String internalStruct(JsonObject object, ApiType type) {
        List<String> members = new ArrayList<>();
        addInternal(object, type, members);
        return "{" + String.join(",", members) + "}";
    }

    private static void addInternal(JsonObject object, ApiType type, List<String> members) {
        for (ApiField field : type.fields()) {
            if (field.inlined()) {
                addInternal(object, field.type(), members);
            } else {
                members.add(
                        JsonWriter.quote(field.goName())
                                + ":"
                                + of(object.get(field.name()), field, false));
            }
        }
    }
}
