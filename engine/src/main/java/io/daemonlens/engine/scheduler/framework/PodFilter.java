package io.daemonlens.engine.scheduler.framework;

/** What a filter plugin has to say about one pod. */
public interface PodFilter {

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
