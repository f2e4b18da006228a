package io.daemonlens.engine.scheduler;

import io.daemonlens.engine.scheduler.framework.NodeInfo;
import io.daemonlens.engine.scheduler.framework.PodFilter;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The filter plugins that apply to a pod, in the scheduler's order. The first rejection wins. */
record Filters(List<PodFilter> plugins) {

    @Nullable Status runFilterPlugins(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster) {
        for (PodFilter plugin : plugins) {
            Status status = plugin.filter(pod, node, cluster);
            if (status != null) {
                return status;
            }
        }
        return null;
    }
}
