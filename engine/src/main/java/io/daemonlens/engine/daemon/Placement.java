package io.daemonlens.engine.daemon;

import java.util.List;

/**
 * The controller's decision for one node.
 *
 * @param node the node's name
 * @param shouldRun whether a pod is wanted there, and counted as desired
 * @param shouldContinueRunning whether a pod that is there may stay
 * @param reasons why none is made, the first cause only, as the controller stops there; empty where
 *     one is
 */
public record Placement(
        String node, boolean shouldRun, boolean shouldContinueRunning, List<Reason> reasons) {

    public Placement {
        reasons = List.copyOf(reasons);
    }

    static Placement run(String node) {
        return new Placement(node, true, true, List.of());
    }

    static Placement not(String node, Reason reason) {
        return new Placement(node, false, reason.keepsRunning(), List.of(reason));
    }

    /** A pod is wanted, but the node cannot take it now. */
    static Placement suspended(String node, Reason reason) {
        return new Placement(node, true, true, List.of(reason));
    }

    /**
     * Whether a pod is wanted and none is made, until something else on the node makes way. Only
     * controllers up to 1.11 say so; later ones make the pod and leave the rest to the scheduler.
     */
    public boolean isSuspended() {
        return shouldRun && !reasons.isEmpty();
    }

    /** What the controller tells users of a node that cannot take its pod; null for nothing. */
    public String failure() {
        return isSuspended() && reasons.get(0) instanceof Reason.InsufficientResources shortage
                ? "failed to place pod on \"" + node + "\": " + shortage.last()
                : null;
    }
}
