package io.daemonlens.engine.daemon;

import java.util.List;

/**
 * The controller's decision for one node.
 *
 * @param node the node's name
 * @param shouldRun whether the node should run a pod, which counts as desired
 * @param shouldContinueRunning whether an existing pod may stay
 * @param reasons why no pod is created; only the first reason, because the controller stops there;
 *     empty if a pod is created
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

    /** Returns the decision for a node that should run a pod but cannot take it now. */
    static Placement suspended(String node, Reason reason) {
        return new Placement(node, true, true, List.of(reason));
    }

    /**
     * Returns whether a pod is desired but not created until the node has room. Only controllers up
     * to 1.11 return this; later ones create the pod and leave the rest to the scheduler.
     */
    public boolean isSuspended() {
        return shouldRun && !reasons.isEmpty();
    }

    /** Returns the controller's event message for a node that cannot take its pod; null if none. */
    public String failure() {
        return isSuspended() && reasons.get(0) instanceof Reason.InsufficientResources shortage
                ? "failed to place pod on \"" + node + "\": " + shortage.last()
                : null;
    }
}
