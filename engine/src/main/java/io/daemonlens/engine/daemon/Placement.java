package io.daemonlens.engine.daemon;

import java.util.List;

/**
 * The controller's decision for one node.
 *
 * @param node the node's name
 * @param shouldRun whether a pod is wanted there
 * @param shouldContinueRunning whether a pod that is there may stay
 * @param reasons why none is wanted, the first cause only, as the controller stops there; empty
 *     where one is
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
}
