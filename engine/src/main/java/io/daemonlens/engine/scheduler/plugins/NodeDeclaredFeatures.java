package io.daemonlens.engine.scheduler.plugins;

import io.daemonlens.engine.scheduler.framework.NodeInfo;
import io.daemonlens.engine.scheduler.framework.PlainPlugin;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Snapshot;
import io.daemonlens.engine.scheduler.framework.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the node's kubelet declares the features that the pod requires. A node that declares
 * nothing, as in a sketch, is assumed to have them all. Checked against {@code
 * nodedeclaredfeatures.go} and component-helpers' {@code nodedeclaredfeatures}, 1.36 and 1.37; in
 * 1.35 the gate was off.
 */
public record NodeDeclaredFeatures() implements PlainPlugin {

    static final String NAME = "NodeDeclaredFeatures";

    @Override
    public boolean concerns(PodInfo pod, Snapshot snapshot) {
        return !pod.demands().features().isEmpty();
    }

    @Override
    public @Nullable Status filter(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster) {
        List<String> declared = node.node().declaredFeatures();
        return declared == null || declared.containsAll(pod.demands().features())
                ? null
                : Status.unresolvable(NAME, "node(s) didn't match Pod's required features");
    }
}
