package io.daemonlens.engine.simulation;

import io.daemonlens.engine.apimachinery.IntOrString;
import io.daemonlens.engine.apps.UpdateStrategy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the pods that hold a rollout up, once nothing moves any more. */
final class StuckFinder {

    private final ClusterState state;

    StuckFinder(ClusterState state) {
        this.state = state;
    }

    Stuck find() {
        List<Stuck.Blocker> blockers = new ArrayList<>();
        String refused = state.daemonPods().refused();
        int old = 0;
        for (NodeState node : state.nodes()) {
            boolean hasOld = false;
            if (state.wants(node) && node.pods.isEmpty() && refused != null) {
                blockers.add(blocker(node, true, Stuck.Reason.REFUSED, refused));
            }
            if (node.pods.isEmpty() && refused == null && state.isSuspended(node)) {
                blockers.add(blocker(node, true, Stuck.Reason.NOT_MADE, noRoom(node)));
            }
            for (PodState pod : node.pods) {
                hasOld |= pod.template != state.template() && !pod.isDeleting();
                Stuck.Blocker blocker = blocker(node, pod);
                if (blocker != null) {
                    blockers.add(blocker);
                }
            }
            old += hasOld && state.wants(node) ? 1 : 0;
        }
        blockers.sort(Comparator.comparing(Stuck.Blocker::node));
        return new Stuck(bound(), blockers, old);
    }

    private String noRoom(NodeState node) {
        String failure = state.placement(node).failure();
        return failure == null ? "the node reports that its disk is full" : failure;
    }

    private String bound() {
        UpdateStrategy strategy = state.daemonSet().updateStrategy();
        int desired = state.status().desired();
        int surge = strategy.maxSurgeOf(desired);
        return surge > 0
                ? bound("maxSurge", strategy.maxSurge(), surge)
                : bound(
                        "maxUnavailable",
                        strategy.maxUnavailable(),
                        Math.max(strategy.maxUnavailableOf(desired), Math.min(1, desired)));
    }

    private static String bound(String name, IntOrString written, int nodes) {
        String percentage = " (" + nodes + (nodes == 1 ? " node)" : " nodes)");
        return name + " " + written + (written != null && written.isText() ? percentage : "");
    }

    private Stuck.Blocker blocker(NodeState node, PodState pod) {
        boolean updated = pod.template == state.template();
        if (!node.present) {
            return blocker(node, updated, Stuck.Reason.NODE_GONE);
        }
        if (pod.isDeleting() && !node.alive) {
            return blocker(node, updated, Stuck.Reason.NEVER_STOPS);
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
        return switch (pod.lifecycle.fate()) {
            case NEVER_READY -> blocker(node, updated, Stuck.Reason.NEVER_READY);
            case CRASHES -> blocker(node, updated, Stuck.Reason.CRASHING);
            case IMAGE_MISSING -> blocker(node, updated, Stuck.Reason.IMAGE_MISSING);
            case FAILS -> blocker(node, updated, Stuck.Reason.FAILING);
            case BECOMES_READY, SUCCEEDS -> blocker(node, updated, Stuck.Reason.NOT_AVAILABLE);
        };
    }

    private static Stuck.Blocker blocker(NodeState node, boolean updated, Stuck.Reason reason) {
        return blocker(node, updated, reason, "");
    }

    private static Stuck.Blocker blocker(
            NodeState node, boolean updated, Stuck.Reason reason, String detail) {
        return new Stuck.Blocker(node.name(), updated ? "new" : "old", reason, detail);
    }
}
