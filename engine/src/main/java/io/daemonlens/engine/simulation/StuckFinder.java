package io.daemonlens.engine.simulation;

import io.daemonlens.engine.apimachinery.IntOrString;
import io.daemonlens.engine.apps.UpdateStrategy;
import io.daemonlens.engine.daemon.RolloutBudget;
import io.daemonlens.engine.simulation.state.ClusterState;
import io.daemonlens.engine.simulation.state.NodeState;
import io.daemonlens.engine.simulation.state.PodState;
import io.daemonlens.engine.simulation.timeline.Stuck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the pods that block a rollout, once no event is left. */
final class StuckFinder {

    private final ClusterState state;
    private final RolloutBudget budget;

    /**
     * @param budget of the rolling update; null under OnDelete
     */
    StuckFinder(ClusterState state, RolloutBudget budget) {
        this.state = state;
        this.budget = budget;
    }

    Stuck find() {
        List<Stuck.Blocker> blockers = new ArrayList<>();
        String refused = state.refusal() == null ? null : state.refusal().message();
        int old = 0;
        for (NodeState node : state.nodes()) {
            boolean hasOld = false;
            boolean noneStays = node.pods.stream().allMatch(PodState::isDeleting);
            if (state.wants(node) && noneStays && node.alive && refused != null) {
                blockers.add(blocker(node, true, Stuck.Reason.REFUSED, refused));
            }
            if (node.pods.isEmpty() && refused == null && state.isSuspended(node)) {
                blockers.add(blocker(node, true, Stuck.Reason.NOT_MADE, noRoom(node)));
            }
            for (PodState pod : node.pods) {
                hasOld |= !state.owner().isUpdated(pod) && !pod.isDeleting();
                Stuck.Blocker blocker = blocker(node, pod);
                if (blocker != null) {
                    blockers.add(blocker);
                }
            }
            old += hasOld && state.wants(node) ? 1 : 0;
        }
        if (refused != null && blockers.isEmpty()) {
            addRefusedBesideOld(refused, blockers);
        }
        blockers.sort(Comparator.comparing(Stuck.Blocker::node));
        return new Stuck(bound(), budget, blockers, old);
    }

    /** Adds the rejected new pods of a surge, while the old pods keep running. */
    private void addRefusedBesideOld(String refused, List<Stuck.Blocker> blockers) {
        for (NodeState node : state.nodes()) {
            if (state.wants(node) && !node.pods.isEmpty() && blockers.size() < surge()) {
                blockers.add(blocker(node, true, Stuck.Reason.REFUSED, refused));
            }
        }
    }

    private int surge() {
        return budget == null ? 1 : Math.max(1, budget.maxSurge());
    }

    private String noRoom(NodeState node) {
        String failure = state.placement(node).failure();
        return failure == null ? "the node reports that its disk is full" : failure;
    }

    private String bound() {
        UpdateStrategy strategy = state.daemonSet().updateStrategy();
        if (budget == null || !budget.isExhausted()) {
            return "";
        }
        return budget.maxSurge() > 0
                ? bound("maxSurge", strategy.maxSurge(), budget.maxSurge())
                : bound("maxUnavailable", strategy.maxUnavailable(), budget.maxUnavailable());
    }

    private static String bound(String name, IntOrString written, int nodes) {
        String percentage = " (" + nodes + (nodes == 1 ? " node)" : " nodes)");
        return name + " " + written + (written != null && written.isText() ? percentage : "");
    }

    private Stuck.Blocker blocker(NodeState node, PodState pod) {
        boolean updated = state.owner().isUpdated(pod);
        if (!node.present) {
            return blocker(node, updated, Stuck.Reason.NODE_GONE);
        }
        if (pod.isDeleting() && pod.facts.hasEnded()) {
            return null;
        }
        if (pod.isDeleting() && !node.alive) {
            return blocker(node, updated, Stuck.Reason.NEVER_STOPS);
        }
        if (pod.isDeleting() && pod.hangs) {
            return blocker(node, updated, Stuck.Reason.HANGS);
        }
        if (pod.isDeleting() || state.view().isAvailable(pod.facts, state.time())) {
            return null;
        }
        if (!node.alive) {
            return blocker(node, updated, Stuck.Reason.NODE_SILENT);
        }
        if (!pod.isBound()) {
            String message = pod.schedulingMessage == null ? "" : pod.schedulingMessage;
            return blocker(node, updated, Stuck.Reason.UNSCHEDULABLE, message);
        }
        Stuck.Reason reason =
                switch (pod.lifecycle.fate()) {
                    case NEVER_READY -> Stuck.Reason.NEVER_READY;
                    case CRASHES -> Stuck.Reason.CRASHING;
                    case IMAGE_MISSING -> Stuck.Reason.IMAGE_MISSING;
                    case NEVER_STARTS -> Stuck.Reason.NOT_STARTING;
                    case FAILS -> Stuck.Reason.FAILING;
                    case BECOMES_READY, SUCCEEDS -> Stuck.Reason.NOT_AVAILABLE;
                };
        return blocker(node, updated, reason, pod.trouble);
    }

    private static Stuck.Blocker blocker(NodeState node, boolean updated, Stuck.Reason reason) {
        return blocker(node, updated, reason, "");
    }

    private static Stuck.Blocker blocker(
            NodeState node, boolean updated, Stuck.Reason reason, String detail) {
        return new Stuck.Blocker(node.name(), updated ? "new" : "old", reason, detail);
    }
}
