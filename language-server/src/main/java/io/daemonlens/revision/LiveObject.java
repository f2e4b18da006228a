package io.daemonlens.revision;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Finds a DaemonSet in a cluster by namespace and name. */
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

    /** Finds the DaemonSet with this name; empty if the cluster does not have it. */
    public static Optional<JsonObject> find(String namespace, String name, ClusterObjects cluster) {
        for (JsonObject each : cluster.of("DaemonSet")) {
            JsonObject metadata = each.object("metadata");
            if (metadata != null
                    && metadata.text("name").equals(name)
                    && ClusterObjects.namespaceOf(each).equals(namespace)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Removes the fields by which a server recognizes one object. */
    static JsonObject withoutIdentity(JsonObject object) {
        JsonObject copy = object.copy();
        copy.object("metadata").remove("uid");
        copy.object("metadata").remove("resourceVersion");
        return copy;
    }

    /**
     * Removes the fields that servers and kubectl add, so that it looks like a handwritten
     * manifest.
     */
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
