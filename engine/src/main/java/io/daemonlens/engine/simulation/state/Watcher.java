package io.daemonlens.engine.simulation.state;

import io.daemonlens.engine.daemon.Actions;

/**
 * A listener for every change of a {@link ClusterState}, as informers notify the components of a
 * cluster. The loops, the recorders and the invariants implement it.
 */
public interface Watcher {

    /** The DaemonSet's spec or status has changed. */
    default void daemonSetChanged() {}

    /** The DaemonSet is queued for a sync. */
    default void enqueued() {}

    /** A sync has decided on its actions; none has taken effect yet. */
    default void decided(Actions actions) {}

    /** The node or its pods have changed. */
    default void refreshed(NodeState node) {}

    /** A pod was created; it may be bound already. */
    default void podCreated(PodState pod) {}

    /** The scheduler has bound the pod to its node. */
    default void podBound(PodState pod) {}

    /** The pod has become ready. */
    default void podReady(PodState pod) {}

    /**
     * The pod's deletion has been requested.
     *
     * @param byController whether the DaemonSet controller requested it
     */
    default void podDeleted(PodState pod, boolean byController) {}

    /** Resources were freed on the node, so pending pods may fit now. */
    default void roomMade(NodeState node) {}

    /** ReadWriteOncePod claims may be free again. */
    default void claimsFreed() {}

    /** A pod of another owner is preempted so that a pod of the DaemonSet fits. */
    default void preempted(String pod) {}
}
