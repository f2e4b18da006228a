package io.daemonlens.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apiserver.defaults.DroppedFields.DroppedField;
import io.daemonlens.revision.RevisionComparison;
import java.util.List;

/**
 * The differences between two revisions of a DaemonSet and their effects, in a form for every
 * output format.
 *
 * @param comparison of the two states
 * @param restarts which pods the update replaces
 * @param moves the nodes that gain or lose a pod; null if unknown or if there are none
 * @param refusal why the API server refuses the pods of the newer state; null if it does not
 * @param dropped the fields that only the newer state has and the API server drops
 */
public record DiffView(
        RevisionComparison comparison,
        Restarts restarts,
        Moves moves,
        PodRefusal refusal,
        List<DroppedField> dropped) {

    public DiffView {
        dropped = List.copyOf(dropped);
    }

    /**
     * Returns the view without counting pods.
     *
     * @param namespaces a cluster with the namespaces and their restrictions
     */
    public static DiffView of(RevisionComparison comparison, ClusterObjects namespaces) {
        return new DiffView(
                comparison,
                Restarts.of(comparison),
                null,
                refusal(comparison, namespaces),
                dropped(comparison));
    }

    /** Returns the view in a cluster. */
    public static DiffView in(ClusterObjects cluster, RevisionComparison comparison) {
        return new DiffView(
                comparison,
                Restarts.of(comparison, cluster),
                Moves.of(comparison, cluster),
                refusal(comparison, cluster),
                dropped(comparison));
    }

    private static PodRefusal refusal(RevisionComparison comparison, ClusterObjects cluster) {
        return comparison.to() == null || !comparison.accepted()
                ? null
                : PodRefusal.of(comparison.to().stored(), cluster, comparison.version());
    }

    private static List<DroppedField> dropped(RevisionComparison comparison) {
        return comparison.to() == null
                ? List.of()
                : DroppedFieldText.onlyIn(
                        comparison.to().written(),
                        comparison.from() == null ? null : comparison.from().written(),
                        comparison.version());
    }

    /** Whether there is anything to report. */
    public boolean isQuiet() {
        return !comparison.differs() && dropped.isEmpty() && refusal == null;
    }
}
