package io.daemonlens.forecast.plan;

import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The data of ConfigMaps and Secrets, as the API server stores it: {@code stringData} of a Secret
 * becomes {@code data}.
 */
final class ObjectData {

    private ObjectData() {}

    /** Returns the keys that only one of two objects has, or whose values differ. */
    static Set<String> changedKeys(JsonObject before, JsonObject after) {
        Map<String, JsonValue> then = data(before);
        Map<String, JsonValue> now = data(after);
        Set<String> keys = new TreeSet<>(then.keySet());
        keys.addAll(now.keySet());
        keys.removeIf(key -> Objects.equals(then.get(key), now.get(key)));
        return keys;
    }

    private static Map<String, JsonValue> data(JsonObject object) {
        Map<String, JsonValue> all = new TreeMap<>();
        for (String member : new String[] {"data", "binaryData"}) {
            JsonObject values = object.object(member);
            if (values != null) {
                values.entries().forEach(each -> all.put(each.getKey(), each.getValue()));
            }
        }
        JsonObject texts = object.object("stringData");
        if (texts != null) {
            for (String key : texts.names()) {
                byte[] bytes = texts.text(key).getBytes(StandardCharsets.UTF_8);
                all.put(key, new JsonText(Base64.getEncoder().encodeToString(bytes)));
            }
        }
        return all;
    }

    /**
     * Returns the server's error about an update; null if it takes it. Follows {@code
     * ValidateConfigMapUpdate} and {@code ValidateSecretUpdate} in pkg/apis/core/validation.
     *
     * @param changed the keys whose values differ
     */
    static String refusal(String kind, JsonObject before, JsonObject after, Set<String> changed) {
        if (kind.equals("Secret") && !type(before).equals(type(after))) {
            return "type: Invalid value: \"" + type(after) + "\": field is immutable";
        }
        if (!isImmutable(before)) {
            return null;
        }
        if (!isImmutable(after)) {
            return "immutable: Forbidden: field is immutable when `immutable` is set";
        }
        return changed.isEmpty()
                ? null
                : "data: Forbidden: field is immutable when `immutable` is set";
    }

    private static String type(JsonObject secret) {
        String type = secret.text("type");
        return type.isEmpty() ? "Opaque" : type;
    }

    private static boolean isImmutable(JsonObject object) {
        return String.valueOf(object.get("immutable")).equals("true");
    }
}
