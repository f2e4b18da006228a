package io.daemonlens.engine.scheduler.framework;

import org.jspecify.annotations.Nullable;

/** A filter plugin's checks for one pod. */
public interface PodFilter {

    /**
     * Checks the whole cluster once, before any node is filtered.
     *
     * @return why no node can take the pod; null if some node may
     */
    default @Nullable Status preFilter(PodInfo pod, Snapshot snapshot) {
        return null;
    }

    /**
     * @param cluster all nodes with their current pods, including {@code node}
     * @return why the node cannot take the pod; null if it can
     */
    @Nullable Status filter(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster);
}
