package io.daemonlens.revision;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.apps.DaemonSetStatus;
import io.daemonlens.engine.apps.LiveRevisions;
import io.daemonlens.engine.apps.RevisionData;
import io.daemonlens.engine.daemon.HistoryForecast;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.kubectl.RolloutHistory;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
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

    /**
     * Returns the hash in the name of the revision that the controller uses for an object: an older
     * template gets its own revision again, whatever its name.
     *
     * @param stored the object as the API server would store it
     * @return null if the cluster does not have the DaemonSet
     */
    public static String hashOf(JsonObject stored, ClusterObjects cluster, KubernetesVersion at) {
        JsonObject metadata = stored.object("metadata");
        String written = metadata.text("namespace");
        String namespace = written.isEmpty() ? "default" : written;
        JsonObject live = LiveObject.find(namespace, metadata.text("name"), cluster).orElse(null);
        if (live == null) {
            return null;
        }
        JsonObject next = stored.copy();
        next.object("metadata").put("uid", live.object("metadata").text("uid"));
        if (live.object("status") != null) {
            next.put("status", live.object("status").copy());
        }
        List<ControllerRevision> revisions =
                LiveRevisions.of(cluster.of("ControllerRevision"), DaemonSet.of(live), at);
        HistoryForecast history = HistoryForecast.of(DaemonSet.of(next), revisions, at);
        for (ControllerRevision each : revisions) {
            if (each.name().equals(history.name()) && each.namespace().equals(namespace)) {
                return hashOf(each, metadata.text("name"));
            }
        }
        String prefix = metadata.text("name") + "-";
        return history.name().startsWith(prefix) ? history.name().substring(prefix.length()) : null;
    }

    /**
     * Returns whether the cluster has several revisions of an object's template. The controller
     * keeps one of them and relabels all pods for it, so that none restarts.
     */
    public static boolean hasCopies(
            JsonObject stored, ClusterObjects cluster, KubernetesVersion at) {
        JsonObject metadata = stored.object("metadata");
        String namespace = metadata.text("namespace");
        JsonObject live =
                LiveObject.find(
                                namespace.isEmpty() ? "default" : namespace,
                                metadata.text("name"),
                                cluster)
                        .orElse(null);
        if (live == null) {
            return false;
        }
        String data = RevisionData.of(stored.object("spec").object("template"), at);
        int equal = 0;
        for (ControllerRevision each :
                LiveRevisions.of(cluster.of("ControllerRevision"), DaemonSet.of(live), at)) {
            equal += each.data().equals(data) ? 1 : 0;
        }
        return equal > 1;
    }

    private static String hashOf(ControllerRevision revision, String daemonSet) {
        String label = revision.labels().get(DaemonSet.HASH_LABEL);
        return label != null
                ? label
                : revision.name().startsWith(daemonSet + "-")
                        ? revision.name().substring(daemonSet.length() + 1)
                        : revision.name();
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
