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
import org.jspecify.annotations.Nullable;

/**
 * The cluster as the scheduler sees it: nodes with their pods, disruption budgets and storage. It
 * is the scheduler's cache; a simulation keeps one and updates it as pods come and go.
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

    /** Creates a snapshot of nodes by name, without budgets and storage. */
    static Snapshot of(Map<String, NodeInfo> nodes) {
        return new Snapshot(nodes, List.of(), Storage.UNKNOWN);
    }

    /** Creates a snapshot of nodes that already have their pods, without budgets and storage. */
    public static Snapshot of(Collection<NodeInfo> infos) {
        Map<String, NodeInfo> nodes = new TreeMap<>();
        infos.forEach(info -> nodes.put(info.name(), info));
        return new Snapshot(nodes, List.of(), Storage.UNKNOWN);
    }

    /**
     * Creates a snapshot of nodes and pods as the API server serves them. Ended pods are omitted.
     */
    public static Snapshot of(
            Collection<Node> nodes, Collection<JsonObject> pods, KubernetesVersion version) {
        return of(nodes, pods, version, NamespaceLabels.UNKNOWN);
    }

    /** Creates a snapshot of a cluster whose namespaces are known. */
    public static Snapshot of(
            Collection<Node> nodes,
            Collection<JsonObject> pods,
            KubernetesVersion version,
            NamespaceLabels namespaces) {
        return ClusterPods.of(pods, version, namespaces).on(nodes, pod -> true);
    }

    /** Returns the same cluster with a copy of this storage. */
    public Snapshot withStorage(Storage known) {
        return with(budgets, known);
    }

    /** Returns the same cluster with these disruption budgets and a copy of this storage. */
    public Snapshot with(List<DisruptionBudget> budgetsOfIt, Storage known) {
        return new Snapshot(nodes, budgetsOfIt, known.copy());
    }

    /** Returns a read-only view of the nodes, ordered by name. */
    public Collection<NodeInfo> nodes() {
        return Collections.unmodifiableCollection(nodes.values());
    }

    /** Returns the node with this name; null if it does not exist. */
    public @Nullable NodeInfo node(String name) {
        return nodes.get(name);
    }

    public int size() {
        return nodes.size();
    }

    /** Adds a bound pod to its node; does nothing if the node does not exist. */
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

    /** Removes a pod from its node and releases its ephemeral claims. */
    public void remove(PodInfo pod) {
        NodeInfo node = nodes.get(pod.nodeName());
        if (node != null && node.remove(pod)) {
            podsWithAntiAffinity -= pod.demands().antiAffinity().isEmpty() ? 0 : 1;
            countClaims(pod, -1);
            storage.release(pod);
        }
    }

    /** Adds a node, or updates a node and keeps its pods. */
    public void put(Node node) {
        NodeInfo before = nodes.get(node.name());
        nodes.put(node.name(), before == null ? new NodeInfo(node) : before.withNode(node));
    }

    /** Removes a node with all its pods. */
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

    /** The effect of a pod's eviction on its disruption budgets. */
    public enum Disruption {
        /** No budget selects the pod. */
        UNPROTECTED,
        /** Every budget that selects the pod allowed the eviction. */
        RESPECTED,
        /** A budget that selects the pod allowed no further eviction. */
        VIOLATED
    }

    /**
     * Subtracts an eviction from the budgets that select the pod, as the disruption controller does
     * once the pod is gone.
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

    /** Returns whether a pod on some node uses this claim. */
    public boolean isInUse(String claim) {
        return podsByClaim.getOrDefault(claim, 0) > 0;
    }

    /**
     * Returns the nodes with one of them replaced. A lazy view, because most plugins never iterate
     * over it.
     */
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
