package io.daemonlens.revision;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apps.DaemonSetStatus;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.kubectl.RolloutHistory;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.Map;
import java.util.TreeMap;

/** The ControllerRevisions that a cluster keeps of a DaemonSet, selected as kubectl does. */
public final class KeptRevisions {

    private KeptRevisions() {}

    /**
     * Returns the ControllerRevisions by number, newest first.
     *
     * @param live the DaemonSet in the cluster
     */
    public static Map<Long, JsonObject> byNumber(JsonObject live, ClusterObjects cluster) {
        Map<Long, JsonObject> byNumber = new TreeMap<>((a, b) -> Long.compare(b, a));
        RolloutHistory history =
                new RolloutHistory(
                        live, cluster.of("ControllerRevision"), KubernetesVersion.NEWEST);
        for (JsonObject revision : history.revisions()) {
            if (revision.get("revision") instanceof JsonNumber number) {
                byNumber.put(number.longValue(), revision);
            }
        }
        return byNumber;
    }

    /**
     * Returns the {@code collisionCount} of the DaemonSet in the cluster, or null if it has none.
     */
    public static Integer collisionCount(String namespace, String name, ClusterObjects cluster) {
        return LiveObject.find(namespace, name, cluster)
                .map(live -> DaemonSetStatus.of(Field.of(live).at("status")).collisionCount())
                .orElse(null);
    }

    /** Returns a copy of the object with this template. */
    public static JsonObject with(JsonObject written, JsonObject template) {
        JsonObject copy = written.copy();
        JsonObject spec = copy.object("spec");
        if (spec == null) {
            spec = new JsonObject();
            copy.put("spec", spec);
        }
        spec.put("template", template.copy());
        return copy;
    }
}
