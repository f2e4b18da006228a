package io.daemonlens.engine.apiserver;

import io.daemonlens.engine.apiserver.decoding.Equality;
import io.daemonlens.engine.apiserver.validation.warnings.Warning;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.ApiType;
import java.util.ArrayList;
import java.util.List;

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
        for (JsonValue reference : references) {
            JsonObject object = reference instanceof JsonObject o ? o : new JsonObject();
            if (kept.items().stream()
                    .anyMatch(one -> Equality.semantic((JsonObject) one, object, type))) {
                repeated.add(object.text("uid"));
            } else {
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
}
