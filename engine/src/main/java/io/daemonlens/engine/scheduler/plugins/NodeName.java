package io.daemonlens.engine.scheduler.plugins;

import io.daemonlens.engine.scheduler.framework.NodeInfo;
import io.daemonlens.engine.scheduler.framework.PlainPlugin;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Snapshot;
import io.daemonlens.engine.scheduler.framework.Status;
import io.daemonlens.schemas.KubernetesVersion;
import org.jspecify.annotations.Nullable;

/** Checks that the pod's {@code spec.nodeName}, if set, is the node's name. */
public record NodeName(KubernetesVersion version) implements PlainPlugin {

    public static final String NAME = "NodeName";

    @Override
    public boolean concerns(PodInfo pod, Snapshot snapshot) {
        return !pod.nodeName().isEmpty();
    }

    @Override
    public @Nullable Status filter(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster) {
        return pod.nodeName().equals(node.name())
                ? null
                : Status.unresolvable(
                        NAME,
                        version.isBefore(21)
                                ? "node(s) didn't match the requested hostname"
                                : "node(s) didn't match the requested node name");
    }
}
