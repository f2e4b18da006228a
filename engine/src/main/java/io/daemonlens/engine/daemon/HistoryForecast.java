package io.daemonlens.engine.daemon;

import io.daemonlens.engine.apps.Cluster;
import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.schemas.KubernetesVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The effect of a DaemonSet's template on its revision history, once no pod of another template is
 * left. While such a pod exists, its revision is kept regardless of the limit.
 *
 * @param name the name of the current revision; empty if the controller cannot create one
 * @param number the number of that revision
 * @param numberBefore its present number; 0 if it is new, equal if it does not change
 * @param deleted the revisions deleted because of the limit, oldest first
 * @param error the controller's error message; null if it succeeds
 */
public record HistoryForecast(
        String name,
        long number,
        long numberBefore,
        List<ControllerRevision> deleted,
        String error) {

    public HistoryForecast {
        deleted = List.copyOf(deleted);
    }

    public boolean isNew() {
        return error == null && numberBefore == 0;
    }

    public boolean isRenumbered() {
        return numberBefore > 0 && numberBefore != number;
    }

    /**
     * @param daemonSet the DaemonSet as it would be stored, with the uid that its revisions
     *     reference
     * @param revisions the ControllerRevisions of the cluster
     */
    public static HistoryForecast of(
            DaemonSet daemonSet, List<ControllerRevision> revisions, KubernetesVersion version) {
        Cluster cluster = new Cluster(List.of(), List.of(daemonSet), List.of(), revisions);
        Actions actions =
                new DaemonSetsController(version, (set, node) -> set.name() + "-" + node)
                        .sync(cluster, daemonSet.namespace(), daemonSet.name(), Instant.EPOCH);
        if (actions.error() != null) {
            return new HistoryForecast("", 0, 0, List.of(), actions.error());
        }
        List<ControllerRevision> deleted = new ArrayList<>();
        for (ControllerRevision each : revisions) {
            if (each.namespace().equals(daemonSet.namespace())
                    && actions.deletedRevisions().contains(each.name())) {
                deleted.add(each);
            }
        }
        deleted.sort(java.util.Comparator.comparingLong(ControllerRevision::revision));
        if (!actions.createdRevisions().isEmpty()) {
            ControllerRevision made = actions.createdRevisions().get(0);
            return new HistoryForecast(made.name(), made.revision(), 0, deleted, null);
        }
        return kept(daemonSet, revisions, actions, deleted, version);
    }

    private static HistoryForecast kept(
            DaemonSet daemonSet,
            List<ControllerRevision> revisions,
            Actions actions,
            List<ControllerRevision> deleted,
            KubernetesVersion version) {
        String data = ControllerRevision.of(daemonSet, 0, version).data();
        ControllerRevision now = null;
        for (ControllerRevision each : revisions) {
            boolean candidate =
                    each.namespace().equals(daemonSet.namespace())
                            && each.data().equals(data)
                            && !deleted.contains(each);
            if (candidate && (now == null || each.revision() >= now.revision())) {
                now = each;
            }
        }
        if (now == null) {
            return new HistoryForecast("", 0, 0, deleted, "no revision holds this template");
        }
        long number = now.revision();
        for (ControllerRevision each : actions.updatedRevisions()) {
            if (each.name().equals(now.name())) {
                number = each.revision();
            }
        }
        return new HistoryForecast(now.name(), number, now.revision(), deleted, null);
    }
}
