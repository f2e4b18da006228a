package io.daemonlens.engine.simulation;

import io.daemonlens.engine.daemon.Actions;

/**
 * What is told of every change of a {@link ClusterState}, as informers tell the components of a
 * cluster. The loops watch, and so do the recorder and the invariants.
 */
interface Watcher {

    /** The DaemonSet has another spec or status. */
    default void daemonSetChanged() {}

    /** The controller has something to look at. */
    default void enqueued() {}

    /** A sync has decided; nothing of it has happened yet. */
    default void decided(Actions actions) {}

    /** Something about the node or its pods is different. */
    default void refreshed(NodeState node) {}

    /** A pod is new. It may be bound already. */
    default void podCreated(PodState pod) {}

    /** The scheduler has put the pod on its node. */
    default void podBound(PodState pod) {}

    /** The pod has become ready. */
    default void podReady(PodState pod) {}

    /**
     * The pod's deletion has been asked for.
     *
     * @param byController whether the DaemonSet controller has asked
     */
    default void podDeleted(PodState pod, boolean byController) {}

    /** The node may take pods now that it did not take before. */
    default void roomMade(NodeState node) {}

    /** Claims that serve one pod at a time may be free again. */
    default void claimsFreed() {}

    /** A pod of another owner has to go, so that one of the DaemonSet fits. */
    default void preempted(String pod) {}
}
