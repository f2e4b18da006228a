package io.daemonlens.engine.scheduler;

import java.util.List;

/** The filter plugins that have a say about a pod, in the scheduler's order; the first no wins. */
record Filters(List<PodFilter> plugins) {

    Status run(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster) {
        for (PodFilter plugin : plugins) {
            Status status = plugin.filter(pod, node, cluster);
            if (status != null) {
                return status;
            }
        }
        return null;
    }
}
