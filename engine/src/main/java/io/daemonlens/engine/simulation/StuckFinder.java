package io.daemonlens.engine.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the pods that hold a rollout up, once nothing moves any more. */
final class StuckFinder {

    private final World world;

    StuckFinder(World world) {
        this.world = world;
    }

    Stuck find() {
        List<Stuck.Blocker> blockers = new ArrayList<>();
        int old = 0;
        for (NodeState node : world.index.nodes()) {
            boolean hasOld = false;
            if (node.shouldRun && node.pods.isEmpty() && world.pods().refused() != null) {
                String why = "it cannot be created: " + world.pods().refused();
                blockers.add(blocker(node, true, Stuck.Reason.REFUSED, why));
            }
            for (PodState pod : node.pods) {
                hasOld |= pod.revision != world.revision() && !pod.deleting;
                Stuck.Blocker blocker = blocker(node, pod);
                if (blocker != null) {
                    blockers.add(blocker);
                }
            }
            old += hasOld && node.shouldRun ? 1 : 0;
        }
        blockers.sort(Comparator.comparing(Stuck.Blocker::node));
        return new Stuck(bound(), blockers, old);
    }

    private String bound() {
        DaemonSetFacts facts = world.facts();
        int desired = world.index.desired;
        int surge = facts.surge(desired);
        if (surge > 0) {
            return "maxSurge " + facts.maxSurge() + percentOf(facts.maxSurge().isText(), surge);
        }
        int unavailable = facts.unavailable(desired);
        return "maxUnavailable "
                + facts.maxUnavailable()
                + percentOf(facts.maxUnavailable().isText(), unavailable);
    }

    private static String percentOf(boolean isPercentage, int nodes) {
        return isPercentage ? " (" + nodes + (nodes == 1 ? " node)" : " nodes)") : "";
    }

    private Stuck.Blocker blocker(NodeState node, PodState pod) {
        boolean updated = pod.revision == world.revision();
        if (!node.present) {
            return blocker(node, updated, Stuck.Reason.NODE_GONE, "its node is gone");
        }
        if (pod.deleting && !node.alive) {
            return blocker(
                    node,
                    updated,
                    Stuck.Reason.NODE_SILENT,
                    "it is deleted, but its node does not answer and so it never stops");
        }
        if (pod.deleting || pod.isAvailable(world.facts().minReadyMillis(), world.now())) {
            return null;
        }
        if (!node.alive) {
            String why = "its node does not answer";
            return blocker(node, updated, Stuck.Reason.NODE_SILENT, why);
        }
        if (!pod.bound) {
            String message = pod.schedulingMessage == null ? "" : pod.schedulingMessage;
            String why = "it cannot be scheduled: " + message;
            return blocker(node, updated, Stuck.Reason.UNSCHEDULABLE, why);
        }
        return switch (pod.lifecycle.fate()) {
            case NEVER_READY -> blocker(node, updated, Stuck.Reason.NEVER_READY, "never ready");
            case CRASHES -> blocker(node, updated, Stuck.Reason.CRASHING, "it keeps crashing");
            case IMAGE_MISSING ->
                    blocker(
                            node,
                            updated,
                            Stuck.Reason.IMAGE_MISSING,
                            "its image cannot be pulled");
            case FAILS -> blocker(node, updated, Stuck.Reason.FAILING, "it keeps failing");
            case BECOMES_READY, SUCCEEDS ->
                    blocker(node, updated, Stuck.Reason.NOT_AVAILABLE, "it is not available");
        };
    }

    private static Stuck.Blocker blocker(
            NodeState node, boolean updated, Stuck.Reason reason, String why) {
        return new Stuck.Blocker(node.name(), updated ? "new" : "old", reason, why);
    }
}
