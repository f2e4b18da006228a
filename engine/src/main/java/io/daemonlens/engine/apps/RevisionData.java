package io.daemonlens.engine.apps;

import io.daemonlens.engine.json.CodePoints;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.FieldKind;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The data of a ControllerRevision: a patch that replaces the template, with members sorted by name
 * and values as Go writes its structs (including fields that a struct always writes). Two templates
 * are the same revision if these bytes are equal. Follows {@code pkg/controller/daemon/update.go},
 * 1.24 and later.
 */
public final class RevisionData {

    private static final String BEFORE = "{\"spec\":{\"template\":{\"$patch\":\"replace\",";

    private final KubernetesVersion version;
    private final StringBuilder out = new StringBuilder(1024);

    private RevisionData(KubernetesVersion version) {
        this.version = version;
    }

    /** Returns the revision data of a template as the API server stores it. */
    public static String of(JsonObject template, KubernetesVersion version) {
        RevisionData data = new RevisionData(version);
        data.out.append(BEFORE);
        ApiType type = ApiTypes.of(version).type("core.v1.PodTemplateSpec");
        data.members(template, type);
        return data.out.append("}}}").toString();
    }

    private void members(JsonObject object, ApiType type) {
        Map<String, ApiField> byName = new TreeMap<>(CodePoints.ORDER);
        byName.putAll(type.properties());
        String before = "";
        for (Map.Entry<String, ApiField> entry : byName.entrySet()) {
            ApiField field = entry.getValue();
            JsonValue value = object.get(entry.getKey());
            if (isWritten(value, field)) {
                out.append(before).append(JsonWriter.quote(entry.getKey())).append(':');
                write(value, field);
                before = ",";
            }
        }
    }

    private boolean isWritten(@Nullable JsonValue value, ApiField field) {
        boolean collection = field.list() || field.map();
        if (field.required() || (!field.pointer() && !collection && isStruct(field))) {
            return true;
        }
        if (value == null || value == JsonNull.NULL) {
            return false;
        }
        if (field.pointer()) {
            return true;
        }
        return !isEmpty(value);
    }

    /**
     * Returns whether Go's encoder writes the field even if it is zero; a zero time only up to
     * 1.33.
     */
    private boolean isStruct(ApiField field) {
        return switch (field.kind()) {
            case OBJECT, QUANTITY, INT_OR_STRING -> true;
            case TIME -> version.isBefore(34);
            default -> false;
        };
    }

    private static boolean isEmpty(JsonValue value) {
        return value instanceof JsonArray array && array.isEmpty()
                || value instanceof JsonObject object && object.isEmpty()
                || value.toString().equals("\"\"")
                || value.toString().equals("0")
                || value.toString().equals("false");
    }

    private void write(@Nullable JsonValue value, ApiField field) {
        if (field.list()) {
            items(value, field);
        } else if (field.map()) {
            entries(value, field);
        } else {
            one(value, field);
        }
    }

    private void items(@Nullable JsonValue value, ApiField field) {
        if (!(value instanceof JsonArray array) || array.isEmpty()) {
            out.append("null");
            return;
        }
        char before = '[';
        for (JsonValue item : array) {
            out.append(before);
            one(item, field);
            before = ',';
        }
        out.append(']');
    }

    private void entries(@Nullable JsonValue value, ApiField field) {
        if (!(value instanceof JsonObject object) || object.isEmpty()) {
            out.append("null");
            return;
        }
        Map<String, JsonValue> byKey = new TreeMap<>(CodePoints.ORDER);
        object.entries().forEach(entry -> byKey.put(entry.getKey(), entry.getValue()));
        char before = '{';
        for (Map.Entry<String, JsonValue> entry : byKey.entrySet()) {
            out.append(before).append(JsonWriter.quote(entry.getKey())).append(':');
            one(entry.getValue(), field);
            before = ',';
        }
        out.append('}');
    }

    private void one(@Nullable JsonValue value, ApiField field) {
        FieldKind kind = field.kind();
        if (kind == FieldKind.OBJECT) {
            if (value instanceof JsonObject || !field.pointer()) {
                out.append('{');
                members(
                        value instanceof JsonObject object ? object : new JsonObject(),
                        field.type());
                out.append('}');
            } else {
                out.append("null");
            }
        } else if (kind == FieldKind.QUANTITY) {
            out.append(JsonWriter.quote(Quantities.of(value).toString()));
        } else if (value == null || value == JsonNull.NULL) {
            out.append(zero(field));
        } else {
            out.append(JsonWriter.sorted(value));
        }
    }

    private static String zero(ApiField field) {
        if (field.pointer()) {
            return "null";
        }
        return switch (field.kind()) {
            case STRING, DURATION, BYTES -> "\"\"";
            case INT32, INT64, FLOAT, INT_OR_STRING -> "0";
            case BOOL -> "false";
            default -> "null";
        };
    }
}
