package io.daemonlens.engine.scheduler.plugins;

import io.daemonlens.engine.core.Toleration;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.scheduler.framework.NodeInfo;
import io.daemonlens.engine.scheduler.framework.PlainPlugin;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Snapshot;
import io.daemonlens.engine.scheduler.framework.SpreadConstraint;
import io.daemonlens.engine.scheduler.framework.Status;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks topology spread constraints: a domain may exceed the emptiest one by at most maxSkew. */
public record PodTopologySpread(Gates gates) implements PlainPlugin {

    static final String NAME = "PodTopologySpread";
    private static final String MISMATCH = "node(s) didn't match pod topology spread constraints";

    @Override
    public boolean concerns(PodInfo pod, Snapshot snapshot) {
        return !pod.demands().spread().isEmpty();
    }

    @Override
    public @Nullable Status filter(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster) {
        for (SpreadConstraint constraint : pod.demands().spread()) {
            String domain = node.node().labels().get(constraint.topologyKey());
            if (domain == null) {
                return Status.unresolvable(NAME, MISMATCH + " (missing required label)");
            }
            Map<String, Integer> counts = countByDomain(pod, constraint, cluster);
            int emptiest = Integer.MAX_VALUE;
            for (int count : counts.values()) {
                emptiest = Math.min(emptiest, count);
            }
            if (counts.size() < constraint.minDomains()) {
                emptiest = 0;
            }
            int self = constraint.pods().include(pod.labels(), pod.labels()) ? 1 : 0;
            long skew = (long) counts.getOrDefault(domain, 0) + self - emptiest;
            if (skew > constraint.maxSkew()) {
                return Status.unschedulable(NAME, MISMATCH);
            }
        }
        return null;
    }

    private Map<String, Integer> countByDomain(
            PodInfo pod, SpreadConstraint constraint, Iterable<NodeInfo> cluster) {
        Map<String, Integer> counts = new TreeMap<>();
        for (NodeInfo node : cluster) {
            if (isEligible(pod, constraint, node)) {
                String domain = node.node().labels().get(constraint.topologyKey());
                counts.merge(domain, countMatching(pod, constraint, node), Integer::sum);
            }
        }
        return counts;
    }

    private boolean isEligible(PodInfo pod, SpreadConstraint constraint, NodeInfo node) {
        List<SpreadConstraint> all = pod.demands().spread();
        for (SpreadConstraint each : all) {
            if (!node.node().labels().containsKey(each.topologyKey())) {
                return false;
            }
        }
        if (constraint.honorsAffinity() && !pod.nodeAffinity().matches(node.node())) {
            return false;
        }
        return !constraint.honorsTaints()
                || Toleration.firstUntolerated(
                                node.node().taints(), pod.demands().tolerations(), gates)
                        == null;
    }

    /** Counts the matching pods on a node. A constraint with an empty selector counts no pods. */
    private static int countMatching(PodInfo pod, SpreadConstraint constraint, NodeInfo node) {
        if (constraint.pods().isEmptyFor(pod.labels())) {
            return 0;
        }
        int count = 0;
        for (PodInfo other : node.pods()) {
            if (!other.isDeleted()
                    && other.namespace().equals(pod.namespace())
                    && constraint.pods().include(other.labels(), pod.labels())) {
                count++;
            }
        }
        return count;
    }
}
