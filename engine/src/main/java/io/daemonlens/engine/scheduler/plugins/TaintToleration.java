package io.daemonlens.engine.scheduler.plugins;

import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.core.Toleration;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.scheduler.framework.NodeInfo;
import io.daemonlens.engine.scheduler.framework.PlainPlugin;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Status;
import io.daemonlens.schemas.KubernetesVersion;
import org.jspecify.annotations.Nullable;

/** Rejects nodes with taints that the pod does not tolerate. */
public record TaintToleration(KubernetesVersion version, Gates gates) implements PlainPlugin {

    static final String NAME = "TaintToleration";

    @Override
    public @Nullable Status filter(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster) {
        Taint taint =
                Toleration.firstUntolerated(
                        node.node().taints(), pod.demands().tolerations(), gates);
        return taint == null ? null : Status.unresolvable(NAME, reason(taint));
    }

    private String reason(Taint taint) {
        if (version.isAtLeast(35)) {
            return "node(s) had untolerated taint(s)";
        }
        String named = "taint {" + taint.key() + ": " + taint.value() + "}";
        return version.isAtLeast(24)
                ? "node(s) had untolerated " + named
                : "node(s) had " + named + ", that the pod didn't tolerate";
    }
}
