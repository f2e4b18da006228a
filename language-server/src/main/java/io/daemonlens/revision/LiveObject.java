package io.daemonlens.revision;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** A DaemonSet as a cluster has it, found again by namespace and name. */
public final class LiveObject {

    private static final List<String> SET_BY_SERVERS =
            List.of(
                    "uid",
                    "resourceVersion",
                    "generation",
                    "creationTimestamp",
                    "managedFields",
                    "selfLink");

    private LiveObject() {}

    /** The one of that name; empty where the cluster has none. */
    public static Optional<JsonObject> find(String namespace, String name, ClusterObjects cluster) {
        for (JsonObject each : cluster.of("DaemonSet")) {
            JsonObject metadata = each.object("metadata");
            if (metadata != null
                    && metadata.text("name").equals(name)
                    && namespace(metadata).equals(namespace)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    static String namespace(JsonObject metadata) {
        return metadata.text("namespace").isEmpty() ? "default" : metadata.text("namespace");
    }

    /** As somebody would write it: without what servers and kubectl keep in it. */
    public static JsonObject written(JsonObject live) {
        JsonObject written = live.copy();
        written.remove("status");
        JsonObject metadata = written.object("metadata");
        SET_BY_SERVERS.forEach(metadata::remove);
        JsonObject annotations = metadata.object("annotations");
        if (annotations != null) {
            annotations.remove("deprecated.daemonset.template.generation");
            annotations.remove("kubectl.kubernetes.io/last-applied-configuration");
            if (annotations.isEmpty()) {
                metadata.remove("annotations");
            }
        }
        return written;
    }
}
