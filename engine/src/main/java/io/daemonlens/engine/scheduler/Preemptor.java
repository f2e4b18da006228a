package io.daemonlens.engine.scheduler;

import io.daemonlens.engine.scheduler.framework.NodeInfo;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Snapshot;
import io.daemonlens.engine.scheduler.framework.Status;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a node on which a pod would fit if lower-priority pods were deleted. Checked against
 * {@code pkg/scheduler/framework/preemption} and {@code defaultpreemption}, 1.24 and later.
 */
record Preemptor(KubernetesVersion version) {

    /** Before this minor, preemption also tries nodes that the filters did not look at. */
    private static final int ABSENT_NODES_ARE_HOPELESS_SINCE = 30;

    /** Since this minor, a victim that is already terminating is not deleted again. */
    private static final int DYING_VICTIMS_ARE_LEFT_SINCE = 33;

    /**
     * The result of preemption.
     *
     * @param preemption null if preemption does not help
     * @param removed the number of pods that must be gone, including those already terminating
     * @param failure why preemption does not help; null if it does
     */
    record Outcome(
            Decision.@Nullable Preemption preemption, int removed, @Nullable String failure) {}

    Outcome preempt(
            PodInfo pod,
            Snapshot snapshot,
            SortedMap<String, Status> refusals,
            @Nullable SortedSet<String> names,
            Filters filters) {
        if (pod.neverPreempts()) {
            return new Outcome(null, 0, FitError.NEVER);
        }
        List<Candidate> candidates = new ArrayList<>();
        SortedMap<String, Integer> reasons = new TreeMap<>();
        Collection<NodeInfo> worthLooking = nodesWherePreemptionMightHelp(snapshot, refusals);
        int hopeless = snapshot.size() - worthLooking.size();
        if (hopeless > 0) {
            reasons.put(FitError.NOT_HELPFUL, hopeless);
        }
        DryRun dryRun = new DryRun(pod, snapshot, filters);
        for (NodeInfo node : worthLooking) {
            Candidate candidate = dryRun.selectVictimsOnNode(node);
            if (candidate.status() == null) {
                candidates.add(candidate);
            } else {
                List<String> why = candidate.status().reasons();
                why.forEach(reason -> reasons.merge(reason, 1, Integer::sum));
            }
        }
        if (candidates.isEmpty()) {
            String all = FitError.available(snapshot.size()) + " " + FitError.histogram(reasons);
            return new Outcome(null, 0, all + ".");
        }
        return selectCandidate(candidates);
    }

    private Collection<NodeInfo> nodesWherePreemptionMightHelp(
            Snapshot snapshot, SortedMap<String, Status> refusals) {
        List<NodeInfo> nodes = new ArrayList<>();
        if (version.isBefore(ABSENT_NODES_ARE_HOPELESS_SINCE)) {
            for (NodeInfo node : snapshot.nodes()) {
                Status status = refusals.get(node.name());
                if (status == null || status.code() == Status.Code.UNSCHEDULABLE) {
                    nodes.add(node);
                }
            }
        } else {
            refusals.forEach(
                    (name, status) -> {
                        if (status.code() == Status.Code.UNSCHEDULABLE) {
                            nodes.add(snapshot.node(name));
                        }
                    });
        }
        return nodes;
    }

    private Outcome selectCandidate(List<Candidate> candidates) {
        List<Candidate> best = Candidate.pickOneNodeForPreemption(candidates);
        Candidate first = best.get(0);
        boolean leavesDying = version.isAtLeast(DYING_VICTIMS_ARE_LEFT_SINCE);
        List<String> victims =
                first.victims().stream()
                        .filter(victim -> !(leavesDying && victim.isDeleted()))
                        .map(PodInfo::toString)
                        .sorted()
                        .toList();
        List<String> nodes = best.stream().map(Candidate::node).toList();
        return new Outcome(
                new Decision.Preemption(first.node(), nodes, victims),
                first.victims().size(),
                null);
    }
}
