package io.daemonlens.manifest;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import java.util.Map;
import java.util.Set;

/** Removes API server defaults from a stored value, so that it looks like a handwritten one. */
final class WithoutDefaults {

    private static final Set<String> FILLED_IN_EMPTY = Set.of("resources", "securityContext");

    private WithoutDefaults() {}

    /**
     * @param field of the value, or of the list that contains it; null if unknown
     */
    static JsonValue of(JsonValue value, ApiField field) {
        ApiType type = field == null ? null : field.type();
        if (value instanceof JsonArray array) {
            JsonArray kept = new JsonArray();
            array.forEach(item -> kept.add(of(item, field)));
            return kept;
        }
        if (!(value instanceof JsonObject object) || type == null) {
            return value;
        }
        JsonObject kept = new JsonObject();
        for (Map.Entry<String, JsonValue> member : object.entries()) {
            ApiField inner = type.field(member.getKey());
            if (!isFilledIn(member.getKey(), member.getValue(), inner, object)) {
                kept.put(member.getKey(), of(member.getValue(), inner));
            }
        }
        return kept;
    }

    private static boolean isFilledIn(
            String name, JsonValue value, ApiField field, JsonObject holder) {
        if (value instanceof JsonObject object) {
            return object.isEmpty() && FILLED_IN_EMPTY.contains(name);
        }
        if (name.equals("imagePullPolicy")) {
            return text(value).equals(pullPolicy(holder.text("image")));
        }
        if (name.equals("type") && holder.has("path") && text(value).isEmpty()) {
            return true;
        }
        if (name.equals("serviceAccount")) {
            return holder.has("serviceAccountName");
        }
        String filledIn = field == null ? null : field.defaultValue();
        return filledIn != null && text(value).equals(filledIn.equals("\"\"") ? "" : filledIn);
    }

    private static String pullPolicy(String image) {
        if (image.indexOf('@') >= 0) {
            return "IfNotPresent";
        }
        String last = image.substring(image.lastIndexOf('/') + 1);
        return last.indexOf(':') < 0 || last.endsWith(":latest") ? "Always" : "IfNotPresent";
    }

    private static String text(JsonValue value) {
        return value instanceof JsonText text ? text.value() : value.toString();
    }
}
