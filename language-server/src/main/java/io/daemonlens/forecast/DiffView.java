package io.daemonlens.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.revision.RevisionComparison;

/**
 * What differs between two revisions of a DaemonSet and what that does, as every format shows it.
 *
 * @param comparison of the two states
 * @param restarts which pods the update replaces
 * @param moves the nodes whose pods come and go; null where they are not known or none does
 */
public record DiffView(RevisionComparison comparison, Restarts restarts, Moves moves) {

    /** Where no cluster is known. */
    public static DiffView of(RevisionComparison comparison) {
        return new DiffView(comparison, Restarts.of(comparison), null);
    }

    /** In a cluster. */
    public static DiffView of(RevisionComparison comparison, ClusterObjects cluster) {
        return new DiffView(
                comparison, Restarts.of(comparison, cluster), Moves.of(comparison, cluster));
    }
}
