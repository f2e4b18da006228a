package io.daemonlens.engine.daemon;

/**
 * How much of its limits a rolling update has used, as the controller counts before it updates
 * another node.
 *
 * @param maxUnavailable the number of nodes, resolved against those that should run a pod
 * @param maxSurge the number of nodes, resolved likewise; 0 if the update does not surge
 * @param unavailable nodes that count against maxUnavailable; with surge, nodes that should have an
 *     available pod and have none
 * @param surging nodes with an old pod and a new pod that is not available yet
 * @param waiting nodes with an available old pod and no new one, which are not updated yet
 */
public record RolloutBudget(
        int maxUnavailable, int maxSurge, int unavailable, int surging, int waiting) {

    /** Returns whether nodes are waiting and the limits allow no further node. */
    public boolean isExhausted() {
        return waiting > 0 && (maxSurge > 0 ? surging >= maxSurge : unavailable >= maxUnavailable);
    }
}
