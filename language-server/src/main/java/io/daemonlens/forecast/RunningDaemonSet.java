package io.daemonlens.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.OwnerReference;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.revision.LiveObject;
import java.util.Optional;

/** The DaemonSet of the cluster with the name of a manifest. */
final class RunningDaemonSet {

    private RunningDaemonSet() {}

    /**
     * Returns the DaemonSet in the cluster; null if there is none. If the cluster lists no
     * DaemonSets at all but pods of this one, the manifest is used instead.
     *
     * @param newer as stored
     */
    static JsonObject of(JsonObject newer, ClusterObjects cluster) {
        String namespace = ClusterObjects.namespaceOf(newer);
        String name = Field.of(newer).at("metadata", "name").text();
        Optional<JsonObject> found = LiveObject.find(namespace, name, cluster);
        if (found.isPresent()) {
            return found.get();
        }
        if (!cluster.of("DaemonSet").isEmpty()) {
            return null;
        }
        for (JsonObject pod : cluster.of("Pod")) {
            Field of = Field.of(pod).at("metadata");
            OwnerReference owner = OwnerReference.controllerOf(of);
            if (owner != null
                    && owner.kind().equals("DaemonSet")
                    && owner.name().equals(name)
                    && of.at("namespace").text().equals(namespace)) {
                return standIn(newer, owner.uid());
            }
        }
        return null;
    }

    private static JsonObject standIn(JsonObject newer, String uid) {
        JsonObject copy = newer.copy();
        copy.object("metadata").put("uid", uid);
        return copy;
    }
}
