package io.daemonlens.engine.apiserver;

import io.daemonlens.engine.apiserver.decoding.Equality;
import io.daemonlens.engine.apiserver.validation.warnings.Warning;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.ApiType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Removes duplicate owner references: the server keeps the first and returns a warning. */
final class OwnerReferences {

    private static final String WARNING =
            ".metadata.ownerReferences contains duplicate entries; API server dedups owner"
                    + " references in 1.20+, and may reject such requests as early as 1.24; please"
                    + " fix your requests; duplicate UID(s) observed: ";

    private OwnerReferences() {}

    /** Changes the metadata in place; returns the warnings, at most one. */
    static List<Warning> withoutDuplicates(JsonObject metadata, ApiType type) {
        JsonArray references = metadata.array("ownerReferences");
        if (references == null || references.size() < 2) {
            return List.of();
        }
        List<String> repeated = new ArrayList<>();
        JsonArray kept = new JsonArray();
        Map<String, List<JsonObject>> byText = new TreeMap<>();
        for (JsonValue reference : references) {
            JsonObject object = reference instanceof JsonObject o ? o : new JsonObject();
            List<JsonObject> alike =
                    byText.computeIfAbsent(texts(object), texts -> new ArrayList<>());
            if (alike.stream().anyMatch(one -> Equality.semantic(one, object, type))) {
                repeated.add(object.text("uid"));
            } else {
                alike.add(object);
                kept.add(object);
            }
        }
        if (repeated.isEmpty()) {
            return List.of();
        }
        metadata.put("ownerReferences", kept);
        String text = WARNING + String.join(", ", repeated);
        return List.of(Warning.of(Warning.Kind.NO_EFFECT, text));
    }

    /** Returns what two equal references have in common; few references differ only in the rest. */
    private static String texts(JsonObject reference) {
        StringBuilder texts = new StringBuilder();
        for (String name : List.of("apiVersion", "kind", "name", "uid")) {
            String text = reference.text(name);
            texts.append(text == null ? "" : text).append('\0');
        }
        return texts.toString();
    }
}
