package io.daemonlens.engine.scheduler.framework;

import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cluster as the scheduler sees it: nodes with their pods, disruption budgets, storage. It is
 * the scheduler's own cache, so whoever runs a simulation keeps one and changes it as pods come and
 * go.
 */
public final class Snapshot {

    private final Map<String, NodeInfo> nodes;
    private final List<DisruptionBudget> budgets;
    private final Storage storage;
    private final Map<String, Integer> podsByClaim = new TreeMap<>();
    private int podsWithAntiAffinity;

    private Snapshot(Map<String, NodeInfo> nodes, List<DisruptionBudget> budgets, Storage storage) {
        this.nodes = nodes;
        this.budgets = new ArrayList<>(budgets);
        this.storage = storage;
        for (NodeInfo node : nodes.values()) {
            podsWithAntiAffinity += node.podsWithAntiAffinity();
            node.pods().forEach(pod -> countClaims(pod, 1));
        }
    }

    /** Of nodes that hold their pods already; nothing is known of budgets and storage. */
    public static Snapshot of(Collection<NodeInfo> infos) {
        Map<String, NodeInfo> nodes = new TreeMap<>();
        infos.forEach(info -> nodes.put(info.name(), info));
        return new Snapshot(nodes, List.of(), Storage.UNKNOWN);
    }

    /** Of nodes and pods as the API server serves them. Pods that have ended are left out. */
    public static Snapshot of(
            Collection<Node> nodes, Collection<JsonObject> pods, KubernetesVersion version) {
        return of(nodes, pods, version, NamespaceLabels.UNKNOWN);
    }

    /** The same in a cluster whose namespaces are known. */
    public static Snapshot of(
            Collection<Node> nodes,
            Collection<JsonObject> pods,
            KubernetesVersion version,
            NamespaceLabels namespaces) {
        Map<String, NodeInfo> infos = new TreeMap<>();
        nodes.forEach(node -> infos.put(node.name(), new NodeInfo(node)));
        for (JsonObject object : pods) {
            if (PodInfo.holdsResources(object)) {
                PodInfo pod = PodInfo.of(object, version, namespaces);
                NodeInfo node = infos.get(pod.nodeName());
                if (node != null) {
                    node.add(pod);
                }
            }
        }
        return new Snapshot(infos, List.of(), Storage.UNKNOWN);
    }

    /** The same cluster with these disruption budgets. */
    public Snapshot withBudgets(List<DisruptionBudget> known) {
        return new Snapshot(nodes, known, storage);
    }

    /** The same cluster with this storage; what becomes of it here does not show there. */
    public Snapshot withStorage(Storage known) {
        return new Snapshot(nodes, budgets, known.copy());
    }

    /** Nodes by name, to be looked at only. */
    public Collection<NodeInfo> nodes() {
        return Collections.unmodifiableCollection(nodes.values());
    }

    /** The node of this name; null where there is none. */
    public NodeInfo node(String name) {
        return nodes.get(name);
    }

    public int size() {
        return nodes.size();
    }

    /** Puts a bound pod on its node; nothing happens where there is no such node. */
    public void add(PodInfo pod) {
        NodeInfo node = nodes.get(pod.nodeName());
        if (node != null) {
            node.add(pod);
            podsWithAntiAffinity += pod.demands().antiAffinity().isEmpty() ? 0 : 1;
            countClaims(pod, 1);
        }
    }

    private void countClaims(PodInfo pod, int by) {
        for (PodVolume volume : pod.demands().volumes()) {
            if (volume.hasClaim()) {
                podsByClaim.merge(volume.claimKey(pod), by, Integer::sum);
            }
        }
    }

    /** Takes a pod off its node. */
    public void remove(PodInfo pod) {
        NodeInfo node = nodes.get(pod.nodeName());
        if (node != null && node.remove(pod)) {
            podsWithAntiAffinity -= pod.demands().antiAffinity().isEmpty() ? 0 : 1;
            countClaims(pod, -1);
            storage.release(pod);
        }
    }

    /** Adds a node, or replaces its facts and keeps its pods. */
    public void put(Node node) {
        NodeInfo before = nodes.get(node.name());
        nodes.put(node.name(), before == null ? new NodeInfo(node) : before.withNode(node));
    }

    /** Takes a node away with all that is on it. */
    public void removeNode(String name) {
        NodeInfo gone = nodes.remove(name);
        if (gone != null) {
            podsWithAntiAffinity -= gone.podsWithAntiAffinity();
            gone.pods().forEach(pod -> countClaims(pod, -1));
        }
    }

    public boolean hasPodsWithAntiAffinity() {
        return podsWithAntiAffinity > 0;
    }

    public List<DisruptionBudget> budgets() {
        return budgets;
    }

    /** What the disruption budgets of a pod say to its eviction. */
    public enum Disruption {
        /** No budget selects the pod. */
        UNPROTECTED,
        /** Every budget that selects the pod still allowed it. */
        RESPECTED,
        /** A budget that selects the pod allowed no further eviction. */
        VIOLATED
    }

    /**
     * Takes an eviction off the budgets that select the pod, as the disruption controller does once
     * the pod is gone.
     */
    public Disruption disrupt(PodInfo pod) {
        Disruption disruption = Disruption.UNPROTECTED;
        for (int i = 0; i < budgets.size(); i++) {
            DisruptionBudget budget = budgets.get(i);
            if (budget.protects(pod)) {
                boolean violated =
                        disruption == Disruption.VIOLATED || budget.disruptionsAllowed() <= 0;
                disruption = violated ? Disruption.VIOLATED : Disruption.RESPECTED;
                budgets.set(i, budget.afterOneMore());
            }
        }
        return disruption;
    }

    public Storage storage() {
        return storage;
    }

    /** Whether a pod on some node has this claim. */
    public boolean isInUse(String claim) {
        return podsByClaim.getOrDefault(claim, 0) > 0;
    }

    /** The nodes, one of them replaced. A view, since most plugins never look at it. */
    public Iterable<NodeInfo> nodesWith(NodeInfo replacement) {
        return () -> {
            Iterator<NodeInfo> all = nodes.values().iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return all.hasNext();
                }

                @Override
                public NodeInfo next() {
                    NodeInfo node = all.next();
                    return node.name().equals(replacement.name()) ? replacement : node;
                }
            };
        };
    }
}
