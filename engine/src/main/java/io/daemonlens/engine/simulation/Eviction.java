package io.daemonlens.engine.simulation;

import io.daemonlens.engine.scheduler.framework.Snapshot;

/**
 * A pod that the scheduler deletes so that a more important one fits.
 *
 * @param pod that is deleted
 * @param disruption what its disruption budgets say; preemption breaks them where nothing else
 *     helps
 * @param then what becomes of it
 */
public record Eviction(Neighbour pod, Snapshot.Disruption disruption, Then then) {

    /** What becomes of an evicted pod. */
    public enum Then {
        /** Its controller makes another one, which no node can take. */
        PENDING,
        /** Its controller makes another one, which some node can take. */
        ELSEWHERE,
        /** No controller makes another one. */
        GONE
    }
}
