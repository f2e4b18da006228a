package io.daemonlens.engine.scheduler;

/** One reason for which a node may not take a pod. */
interface FilterPlugin {

    /** Whether it has anything to say about this pod; asked once a pod. */
    default boolean concerns(PodInfo pod, Snapshot snapshot) {
        return true;
    }

    /**
     * What it has to say about this pod in this cluster: itself where that needs no preparation.
     *
     * @return null where it has nothing to say
     */
    default FilterPlugin about(PodInfo pod, Snapshot snapshot) {
        return concerns(pod, snapshot) ? this : null;
    }

    /**
     * Looks at the whole cluster once, before any node.
     *
     * @return why no node can take the pod; null where one may
     */
    default Status preFilter(PodInfo pod, Snapshot snapshot) {
        return null;
    }

    /**
     * @param cluster all nodes with their pods at this moment; one of them is {@code node}
     * @return why the node cannot take the pod; null where it can
     */
    Status filter(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster);
}
