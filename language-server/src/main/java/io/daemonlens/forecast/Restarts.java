package io.daemonlens.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.simulation.placement.Forecast;
import io.daemonlens.revision.KeptRevisions;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Wording;
import java.util.List;
import java.util.TreeSet;

/**
 * The pods that an update replaces, and when.
 *
 * @param when the update's strategy acts
 * @param pods the number of replaced pods; null if no cluster is known
 * @param of the number of desired pods; null if no cluster is known
 */
public record Restarts(When when, Integer pods, Integer of) {

    /** The time when outdated pods are replaced. */
    public enum When {
        /** By the controller, a few at a time. */
        ROLLING_UPDATE("rollingUpdate"),
        /** One by one, when someone deletes them. */
        ON_DELETE("onDelete"),
        /** The change makes no pod outdated. */
        NEVER("never");

        private final String word;

        When(String word) {
            this.word = word;
        }

        /** The name in reports: {@code rollingUpdate}. */
        public String word() {
            return word;
        }
    }

    /** Returns the restarts of an update without a cluster. */
    public static Restarts of(RevisionComparison comparison) {
        return new Restarts(when(comparison.outdatesPods(), comparison), null, null);
    }

    /**
     * Returns the restarts of an update in a cluster. Pods that already have the newer revision are
     * not replaced; if the cluster has no pod of the DaemonSet, one is assumed on each node that
     * should run it.
     */
    public static Restarts of(RevisionComparison comparison, ClusterObjects cluster) {
        if (!comparison.accepted() || comparison.to() == null || comparison.from() == null) {
            return new Restarts(When.NEVER, 0, wanted(comparison, cluster).size());
        }
        return of(comparison, cluster, wanted(comparison, cluster));
    }

    /**
     * Returns the restarts if the nodes that should run a pod are known.
     *
     * @param wanted their names
     */
    static Restarts of(
            RevisionComparison comparison, ClusterObjects cluster, TreeSet<String> wanted) {
        int all = wanted.size();
        if (!comparison.accepted() || comparison.to() == null || comparison.from() == null) {
            return new Restarts(When.NEVER, 0, all);
        }
        List<Pod> own = ownPods(comparison, cluster, wanted);
        boolean starts = comparison.outdatesPods() || startsRolling(comparison);
        if (!starts) {
            return new Restarts(When.NEVER, 0, all);
        }
        int outdated =
                own.isEmpty()
                        ? comparison.outdatesPods() ? all : 0
                        : outdated(own, comparison, cluster);
        boolean any = comparison.outdatesPods() || outdated > 0;
        return new Restarts(when(any, comparison), outdated, all);
    }

    private static When when(boolean outdated, RevisionComparison comparison) {
        return !outdated
                ? When.NEVER
                : comparison.isOnDelete() ? When.ON_DELETE : When.ROLLING_UPDATE;
    }

    /**
     * On a change from OnDelete to RollingUpdate, pods that were left outdated are replaced now.
     */
    private static boolean startsRolling(RevisionComparison comparison) {
        return !comparison.isOnDelete()
                && comparison.from().stored() != null
                && Field.of(comparison.from().stored())
                        .at("spec", "updateStrategy", "type")
                        .text()
                        .equals("OnDelete");
    }

    private static TreeSet<String> wanted(RevisionComparison comparison, ClusterObjects cluster) {
        TreeSet<String> names = new TreeSet<>();
        RevisionComparison.State state = comparison.to();
        if (state != null && state.stored() != null) {
            KubernetesVersion version = comparison.version();
            JsonObject stored = state.stored();
            for (Forecast each : Forecast.of(stored, Rollout.scenario(stored, cluster, version))) {
                if (each.isWanted()) {
                    names.add(each.placement().node());
                }
            }
        }
        return names;
    }

    private static List<Pod> ownPods(
            RevisionComparison comparison, ClusterObjects cluster, TreeSet<String> wanted) {
        return cluster.of("Pod").stream()
                .filter(each -> isOf(each, comparison))
                .map(Pod::of)
                .filter(pod -> !pod.hasEnded() && !pod.isTerminating())
                .filter(pod -> wanted.contains(pod.targetNode()))
                .toList();
    }

    private static boolean isOf(JsonObject pod, RevisionComparison comparison) {
        Field metadata = Field.of(pod).at("metadata");
        var owner = io.daemonlens.engine.core.OwnerReference.controllerOf(metadata);
        return owner != null
                && owner.kind().equals("DaemonSet")
                && owner.name().equals(comparison.name())
                && metadata.at("namespace").text().equals(comparison.namespace());
    }

    private static int outdated(
            List<Pod> own, RevisionComparison comparison, ClusterObjects cluster) {
        JsonObject next = comparison.to().stored();
        if (KeptRevisions.hasCopies(next, cluster, comparison.version())) {
            return 0;
        }
        String newest = newestHash(comparison, cluster);
        int count = 0;
        for (Pod pod : own) {
            count += pod.label(DaemonSet.HASH_LABEL).equals(newest) ? 0 : 1;
        }
        return count;
    }

    /** An older template reuses its own revision, whatever its name. */
    private static String newestHash(RevisionComparison comparison, ClusterObjects cluster) {
        JsonObject next = comparison.to().stored();
        String kept = KeptRevisions.hashOf(next, cluster, comparison.version());
        return kept == null ? comparison.to().hash() : kept;
    }

    /** Returns {@code restarts 17 of 20 pods}, or that none restarts, or only when deleted. */
    public String sentence(Wording wording) {
        boolean counted = pods != null && of != null;
        return switch (when) {
            case NEVER -> wording.say("restarts.never");
            case ON_DELETE ->
                    counted
                            ? wording.say("restarts.on-delete.of", pods, of)
                            : wording.say("restarts.on-delete");
            case ROLLING_UPDATE ->
                    counted
                            ? wording.say("restarts.rolling.of", pods, of)
                            : wording.say("restarts.rolling");
        };
    }
}
