package io.daemonlens.engine.scheduler.plugins;

import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.core.Toleration;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.scheduler.framework.NodeInfo;
import io.daemonlens.engine.scheduler.framework.PlainPlugin;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Status;
import org.jspecify.annotations.Nullable;

/** Rejects cordoned nodes, unless the pod tolerates the taint; daemon pods always do. */
public record NodeUnschedulable(Gates gates) implements PlainPlugin {

    static final String NAME = "NodeUnschedulable";
    private static final Taint CORDONED =
            new Taint("node.kubernetes.io/unschedulable", "", Taint.NO_SCHEDULE);

    @Override
    public @Nullable Status filter(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster) {
        return node.node().unschedulable()
                        && !Toleration.anyTolerates(pod.demands().tolerations(), CORDONED, gates)
                ? Status.unresolvable(NAME, "node(s) were unschedulable")
                : null;
    }
}
