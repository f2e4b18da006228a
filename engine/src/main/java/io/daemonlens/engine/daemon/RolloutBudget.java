package io.daemonlens.engine.daemon;

/**
 * How much of its bound a rolling update has used up, as the controller counts when it decides
 * whether to take one more node.
 *
 * @param maxUnavailable nodes, resolved against those that should have a pod
 * @param maxSurge nodes, resolved likewise; 0 where the update does not surge
 * @param unavailable nodes that count against maxUnavailable; with surge, those that should have an
 *     available pod and have none
 * @param surging nodes with an old and a new pod that is not available yet
 * @param waiting nodes with an available old pod and no new one, whose turn is still to come
 */
public record RolloutBudget(
        int maxUnavailable, int maxSurge, int unavailable, int surging, int waiting) {

    /** Whether nodes wait for their turn and the bound lets none of them have it. */
    public boolean isExhausted() {
        return waiting > 0 && (maxSurge > 0 ? surging >= maxSurge : unavailable >= maxUnavailable);
    }
}
