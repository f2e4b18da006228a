package io.daemonlens.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.revision.RevisionComparison;

/**
 * The differences between two revisions of a DaemonSet and their effects, in a form for every
 * output format.
 *
 * @param comparison of the two states
 * @param restarts which pods the update replaces
 * @param moves the nodes that gain or lose a pod; null if unknown or if there are none
 */
public record DiffView(RevisionComparison comparison, Restarts restarts, Moves moves) {

    /** Returns the view without a cluster. */
    public static DiffView of(RevisionComparison comparison) {
        return new DiffView(comparison, Restarts.of(comparison), null);
    }

    /** Returns the view in a cluster. */
    public static DiffView of(RevisionComparison comparison, ClusterObjects cluster) {
        return new DiffView(
                comparison, Restarts.of(comparison, cluster), Moves.of(comparison, cluster));
    }
}
