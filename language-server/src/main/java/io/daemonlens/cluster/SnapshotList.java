package io.daemonlens.cluster;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A cluster's objects as one List that can be saved and read again. */
public final class SnapshotList {

    /** On a List whose confidential values are left out. */
    private static final String REDACTED = "daemonlens.io/redacted";

    private SnapshotList() {}

    /**
     * The objects by kind, in the order in which they were read.
     *
     * @param redacted whether confidential values are left out
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

    /** Items of a typed list name no kind of their own. */
    private static JsonObject whole(String kind, JsonObject object) {
        return object.has("kind") ? object : object.copy().put("kind", kind);
    }
}
