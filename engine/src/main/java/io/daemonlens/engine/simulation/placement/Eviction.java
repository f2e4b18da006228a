package io.daemonlens.engine.simulation.placement;

import io.daemonlens.engine.scheduler.framework.Snapshot;

/**
 * A pod that the scheduler preempts so that a pod with higher priority fits.
 *
 * @param pod the preempted pod
 * @param disruption the effect on its disruption budgets; preemption violates them as a last resort
 * @param then what happens to its replacement
 */
public record Eviction(Neighbour pod, Snapshot.Disruption disruption, Then then) {

    /** What happens after a pod is evicted. */
    public enum Then {
        /** Its controller creates a replacement that fits on no node. */
        PENDING,
        /** Its controller creates a replacement that fits on some node. */
        ELSEWHERE,
        /** No controller creates a replacement. */
        GONE
    }
}
