package io.daemonlens.engine.scheduler.plugins;

import io.daemonlens.engine.scheduler.framework.AffinityTerm;
import io.daemonlens.engine.scheduler.framework.NodeInfo;
import io.daemonlens.engine.scheduler.framework.PlainPlugin;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Snapshot;
import io.daemonlens.engine.scheduler.framework.Status;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks required affinity and anti-affinity to other pods within a topology domain. */
public final class InterPodAffinity implements PlainPlugin {

    static final String NAME = "InterPodAffinity";

    @Override
    public boolean concerns(PodInfo pod, Snapshot snapshot) {
        return !pod.demands().affinity().isEmpty()
                || !pod.demands().antiAffinity().isEmpty()
                || snapshot.hasPodsWithAntiAffinity();
    }

    @Override
    public @Nullable Status filter(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster) {
        if (!affinityHolds(pod, node, cluster)) {
            return Status.unresolvable(NAME, "node(s) didn't match pod affinity rules");
        }
        for (AffinityTerm term : pod.demands().antiAffinity()) {
            if (isMatchedInDomain(pod, List.of(term), term, node, cluster)) {
                return Status.unschedulable(NAME, "node(s) didn't match pod anti-affinity rules");
            }
        }
        return isUnwanted(pod, node, cluster)
                ? Status.unschedulable(
                        NAME, "node(s) didn't satisfy existing pods anti-affinity rules")
                : null;
    }

    /**
     * Returns whether the pod's affinity is satisfied. A pod counts as a match only if it matches
     * all terms.
     */
    private static boolean affinityHolds(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster) {
        List<AffinityTerm> terms = pod.demands().affinity();
        boolean neighbours = true;
        for (AffinityTerm term : terms) {
            if (!node.node().labels().containsKey(term.topologyKey())) {
                return false;
            }
            neighbours &= isMatchedInDomain(pod, terms, term, node, cluster);
        }
        return neighbours || isFirstOfItsKind(pod, cluster);
    }

    /**
     * Returns whether no pod matches the terms yet and the pod matches them itself. Otherwise the
     * first pod of such a group could never be scheduled.
     */
    private static boolean isFirstOfItsKind(PodInfo pod, Iterable<NodeInfo> cluster) {
        List<AffinityTerm> terms = pod.demands().affinity();
        for (NodeInfo node : cluster) {
            for (PodInfo other : node.pods()) {
                if (matchesAll(terms, other, pod) && hasAnyKey(terms, node)) {
                    return false;
                }
            }
        }
        return matchesAll(terms, pod, pod);
    }

    private static boolean hasAnyKey(List<AffinityTerm> terms, NodeInfo node) {
        for (AffinityTerm term : terms) {
            if (node.node().labels().containsKey(term.topologyKey())) {
                return true;
            }
        }
        return false;
    }

    private static boolean matchesAll(List<AffinityTerm> terms, PodInfo other, PodInfo asking) {
        for (AffinityTerm term : terms) {
            if (!term.matches(other, asking)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns whether the node's domain, as defined by one term, has a pod that matches all given
     * terms.
     */
    private static boolean isMatchedInDomain(
            PodInfo asking,
            List<AffinityTerm> terms,
            AffinityTerm domain,
            NodeInfo node,
            Iterable<NodeInfo> cluster) {
        String value = node.node().labels().get(domain.topologyKey());
        if (value == null) {
            return false;
        }
        for (NodeInfo other : cluster) {
            if (value.equals(other.node().labels().get(domain.topologyKey()))) {
                for (PodInfo pod : other.pods()) {
                    if (matchesAll(terms, pod, asking)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Returns whether the anti-affinity of an existing pod excludes this one from its domain. */
    private static boolean isUnwanted(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster) {
        Map<String, String> labels = node.node().labels();
        for (NodeInfo other : cluster) {
            if (other.podsWithAntiAffinity() == 0) {
                continue;
            }
            for (PodInfo neighbour : other.pods()) {
                for (AffinityTerm term : neighbour.demands().antiAffinity()) {
                    String domain = other.node().labels().get(term.topologyKey());
                    if (domain != null
                            && domain.equals(labels.get(term.topologyKey()))
                            && term.matches(pod, neighbour)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
