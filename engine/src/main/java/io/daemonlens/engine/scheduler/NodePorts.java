package io.daemonlens.engine.scheduler;

/** Two pods of one node cannot take the same host port. */
final class NodePorts implements PlainPlugin {

    static final String NAME = "NodePorts";

    @Override
    public boolean concerns(PodInfo pod, Snapshot snapshot) {
        return !pod.demands().hostPorts().isEmpty();
    }

    @Override
    public Status filter(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster) {
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
