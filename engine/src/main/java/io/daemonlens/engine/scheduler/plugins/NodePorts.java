package io.daemonlens.engine.scheduler.plugins;

import io.daemonlens.engine.scheduler.framework.HostPort;
import io.daemonlens.engine.scheduler.framework.NodeInfo;
import io.daemonlens.engine.scheduler.framework.PlainPlugin;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Snapshot;
import io.daemonlens.engine.scheduler.framework.Status;
import org.jspecify.annotations.Nullable;

/** Checks that the pod's host ports are free on the node. */
public final class NodePorts implements PlainPlugin {

    static final String NAME = "NodePorts";

    @Override
    public boolean concerns(PodInfo pod, Snapshot snapshot) {
        return !pod.demands().hostPorts().isEmpty();
    }

    @Override
    public @Nullable Status filter(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster) {
        for (HostPort taken : node.usedPorts()) {
            for (HostPort wanted : pod.demands().hostPorts()) {
                if (wanted.conflictsWith(taken)) {
                    return Status.unschedulable(
                            NAME, "node(s) didn't have free ports for the requested pod ports");
                }
            }
        }
        return null;
    }
}
