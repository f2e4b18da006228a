package io.daemonlens.engine.apiserver;

import io.daemonlens.engine.apimachinery.JsonArray;
import io.daemonlens.engine.apimachinery.JsonObject;
import io.daemonlens.engine.apimachinery.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Owner references that name the same owner twice: the server keeps the first and says so. */
final class OwnerReferences {

    private static final String WARNING =
            ".metadata.ownerReferences contains duplicate entries; API server dedups owner"
                    + " references in 1.20+, and may reject such requests as early as 1.24; please"
                    + " fix your requests; duplicate UID(s) observed: ";

    private OwnerReferences() {}

    /** Changes the metadata; answers the warnings, at most one. */
    static List<String> withoutDuplicates(JsonObject metadata) {
        JsonArray references = metadata.array("ownerReferences");
        if (references == null || references.size() < 2) {
            return List.of();
        }
        Set<String> seen = new TreeSet<>();
        List<String> repeated = new ArrayList<>();
        JsonArray kept = new JsonArray();
        for (JsonValue reference : references) {
            String uid = reference instanceof JsonObject object ? object.text("uid") : "";
            if (seen.add(uid)) {
                kept.add(reference);
            } else {
                repeated.add(uid);
            }
        }
        if (repeated.isEmpty()) {
            return List.of();
        }
        metadata.put("ownerReferences", kept);
        return List.of(WARNING + String.join(", ", repeated));
    }
}
