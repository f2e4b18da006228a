package io.daemonlens.cluster;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes a cluster's objects as one List that can be saved and read again. */
public final class SnapshotList {

    /** The annotation of a List from which confidential values were removed. */
    private static final String REDACTED = "daemonlens.io/redacted";

    private SnapshotList() {}

    /**
     * Returns the objects grouped by kind, in the order they were read.
     *
     * @param redacted whether to remove confidential values
     */
    public static JsonObject of(ClusterObjects cluster, boolean redacted) {
        Map<String, List<JsonObject>> byKind =
                redacted ? new Redaction().of(cluster.byKind()) : cluster.byKind();
        JsonArray items = new JsonArray();
        byKind.forEach((kind, objects) -> objects.forEach(each -> items.add(whole(kind, each))));
        JsonObject annotations = new JsonObject();
        cluster.time()
                .map(Instant::toString)
                .ifPresent(time -> annotations.put(ClusterObjects.SNAPSHOT_TIME, time));
        if (redacted) {
            annotations.put(REDACTED, "true");
        }
        return new JsonObject()
                .put("apiVersion", "v1")
                .put("kind", "List")
                .put("metadata", new JsonObject().put("annotations", annotations))
                .put("items", items);
    }

    /** Adds the kind to an item of a typed list, which has none of its own. */
    private static JsonObject whole(String kind, JsonObject object) {
        return object.has("kind") ? object : object.copy().put("kind", kind);
    }
}
