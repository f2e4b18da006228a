package io.daemonlens.engine.simulation.timeline;

import io.daemonlens.engine.daemon.Placement;
import java.util.List;
import java.util.SortedMap;

/**
 * The result of one run: the controller's actions, every status of the DaemonSet, the maximum
 * values, and the outcome. Steps are recorded only when something changes.
 *
 * @param outcome how the run ended
 * @param durationMillis from the start to the status in which everything is updated and available,
 *     or else to the last change
 * @param steps the DaemonSet's statuses, ordered by time
 * @param actions the controller's calls, ordered by time
 * @param waves groups of nodes that were updated together
 * @param podsCreated pods created by the controller
 * @param podsDeleted pods deleted by the controller
 * @param maxUnavailable the most nodes at one time without an available pod that is not terminating
 * @param maxPods the most pods that existed when one became ready or was deleted
 * @param peakPods the most pods that existed at any time, including new and terminating ones
 * @param stuck why the rollout is stuck; null if it is not
 * @param preempted pods of other owners preempted for the DaemonSet's pods, as {@code
 *     namespace/name}
 * @param leavesWithoutPod nodes that had a pod, have none now and should not have one
 * @param fromRevision the name of the revision at the start; null if there was none
 * @param toRevision the name of the revision at the end
 * @param end the pods of each node at the end
 * @param lives every pod's stages, in the order in which the pods were first seen
 * @param seed the seed that reproduces the run; null if orders are by name
 * @param truncated whether a limit stopped the run
 */
public record Timeline(
        Outcome outcome,
        long durationMillis,
        List<Step> steps,
        List<Action> actions,
        List<Wave> waves,
        int podsCreated,
        int podsDeleted,
        int maxUnavailable,
        int maxPods,
        int peakPods,
        Stuck stuck,
        List<String> preempted,
        List<Placement> leavesWithoutPod,
        String fromRevision,
        String toRevision,
        SortedMap<String, List<EndPod>> end,
        List<PodLife> lives,
        Long seed,
        boolean truncated) {

    /** How a rollout ended. */
    public enum Outcome {
        /** Everything is updated and available. */
        COMPLETE("complete"),
        /** No event is left, but not everything is updated and available. */
        STUCK("stuck"),
        /** The API server rejects pods, so nodes have no pod or keep the old one. */
        REFUSED("refused"),
        /** OnDelete: old pods remain until a user deletes them. */
        WAITS_FOR_DELETION("waitsForDeletion"),
        /** There was nothing to do. */
        NOTHING("nothing");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /** Returns whether the rollout needs intervention to continue. */
        public boolean isStuck() {
            return this == STUCK || this == REFUSED;
        }

        /** Returns the name used in reports. */
        public String word() {
            return word;
        }
    }

    /**
     * A pod at the end of the run.
     *
     * @param updated whether it is of the newest template
     * @param scheduled whether it is bound to its node
     * @param message the scheduler's message if it is not bound; empty if it is
     */
    public record EndPod(
            String name,
            boolean updated,
            boolean ready,
            boolean deleting,
            boolean scheduled,
            String message) {}

    public Timeline {
        steps = List.copyOf(steps);
        actions = List.copyOf(actions);
        waves = List.copyOf(waves);
        preempted = List.copyOf(preempted);
        leavesWithoutPod = List.copyOf(leavesWithoutPod);
        lives = List.copyOf(lives);
    }

    /** Returns the status at the end. */
    public RolloutProgress lastStatus() {
        return steps.get(steps.size() - 1).status();
    }
}
