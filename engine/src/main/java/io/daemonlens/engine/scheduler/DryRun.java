package io.daemonlens.engine.scheduler;

import io.daemonlens.engine.scheduler.framework.DisruptionBudget;
import io.daemonlens.engine.scheduler.framework.NodeInfo;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Snapshot;
import io.daemonlens.engine.scheduler.framework.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Simulates preemption on one node. Removes all lower-priority pods from a copy of the node, then
 * puts back as many as fit: first those protected by a PodDisruptionBudget, and within each group
 * those with the highest priority.
 */
record DryRun(PodInfo pod, Snapshot snapshot, Filters filters) {

    private static final Comparator<PodInfo> MORE_IMPORTANT_FIRST =
            Comparator.comparingInt(PodInfo::priority).reversed().thenComparing(Candidate::startOf);

    Candidate selectVictimsOnNode(NodeInfo original) {
        NodeInfo node = original.copy();
        List<PodInfo> removed = new ArrayList<>();
        for (PodInfo other : original.pods()) {
            if (other.priority() < pod.priority()) {
                removed.add(other);
                node.remove(other);
            }
        }
        String name = original.name();
        if (removed.isEmpty()) {
            Status none = Status.unresolvable("", "No preemption victims found for incoming pod");
            return new Candidate(name, List.of(), 0, none);
        }
        Iterable<NodeInfo> cluster = snapshot.nodesWith(node);
        Status status = filters.runFilterPlugins(pod, node, cluster);
        if (status != null) {
            return new Candidate(name, List.of(), 0, status);
        }
        removed.sort(MORE_IMPORTANT_FIRST);
        List<PodInfo> protectedPods = filterPodsWithPdbViolation(removed);
        List<PodInfo> victims = new ArrayList<>();
        int violations = 0;
        for (PodInfo victim : protectedPods) {
            violations += reprievePod(victim, node, cluster, victims) ? 0 : 1;
        }
        removed.removeAll(protectedPods);
        for (PodInfo victim : removed) {
            reprievePod(victim, node, cluster, victims);
        }
        return new Candidate(name, victims, violations, null);
    }

    private boolean reprievePod(
            PodInfo victim, NodeInfo node, Iterable<NodeInfo> cluster, List<PodInfo> victims) {
        node.add(victim);
        if (filters.runFilterPlugins(pod, node, cluster) == null) {
            return true;
        }
        node.remove(victim);
        victims.add(victim);
        return false;
    }

    /**
     * Returns the pods whose removal violates a budget, counting disruptions in the given order.
     */
    private List<PodInfo> filterPodsWithPdbViolation(List<PodInfo> pods) {
        List<DisruptionBudget> budgets = snapshot.budgets();
        int[] allowed = new int[budgets.size()];
        for (int i = 0; i < allowed.length; i++) {
            allowed[i] = budgets.get(i).disruptionsAllowed();
        }
        List<PodInfo> violating = new ArrayList<>();
        for (PodInfo candidate : pods) {
            boolean violates = false;
            for (int i = 0; i < allowed.length; i++) {
                if (budgets.get(i).protects(candidate)) {
                    allowed[i]--;
                    violates |= allowed[i] < 0;
                }
            }
            if (violates) {
                violating.add(candidate);
            }
        }
        return violating;
    }
}
