package io.daemonlens.engine.scheduler;

import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.core.Toleration;
import io.daemonlens.engine.features.Gates;

/** A cordoned node takes only pods that tolerate being there; daemon pods always do. */
record NodeUnschedulable(Gates gates) implements PlainPlugin {

    static final String NAME = "NodeUnschedulable";
    private static final Taint CORDONED =
            new Taint("node.kubernetes.io/unschedulable", "", Taint.NO_SCHEDULE);

    @Override
    public Status filter(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster) {
        return node.node().unschedulable()
                        && !Toleration.anyTolerates(pod.demands().tolerations(), CORDONED, gates)
                ? Status.unresolvable(NAME, "node(s) were unschedulable")
                : null;
    }
}
