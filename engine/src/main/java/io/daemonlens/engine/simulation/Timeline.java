package io.daemonlens.engine.simulation;

import io.daemonlens.engine.daemon.Placement;
import java.util.List;
import java.util.SortedMap;

/**
 * What happened in one run: what the controller did, every status the DaemonSet had, how bad it
 * got, and how it ended. Moments hold differences only; between two of them nothing changed.
 *
 * @param outcome how it ended
 * @param durationMillis from the start to the status that says everything is updated and available;
 *     where that never came, to the last change
 * @param steps the DaemonSet's statuses in the order of time
 * @param actions the controller's calls in the order of time
 * @param waves nodes whose turn came together
 * @param podsCreated by the controller
 * @param podsDeleted by the controller
 * @param maxUnavailable most nodes at one time without an available pod that stays
 * @param maxPods most pods that existed when one became ready or was deleted
 * @param peakPods most pods that existed at any time, those just created beside those still
 *     stopping
 * @param stuck why it does not go on; null where it does
 * @param preempted pods of others that had to go for the DaemonSet's, as {@code namespace/name}
 * @param leavesWithoutPod nodes that had a pod, have none any more and are not meant to have one
 * @param fromRevision the name of the revision that was current before; null where there was none
 * @param toRevision the name of the revision that is current in the end
 * @param end the pods of each node when nothing moved any more
 * @param lives every pod's stages, in the order in which the pods were first seen
 * @param seed the number that brings the run back; null where order is by name
 * @param truncated whether a limit ended the run before it ended by itself
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
        /** Nothing moves, and not everything is. */
        STUCK("stuck"),
        /** The API server refuses pods, so that nodes lack one or keep the old one. */
        REFUSED("refused"),
        /** OnDelete: old pods wait until somebody deletes them. */
        WAITS_FOR_DELETION("waitsForDeletion"),
        /** There was nothing to do. */
        NOTHING("nothing");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /** Whether something keeps it from going on that a person has to see to. */
        public boolean isStuck() {
            return this == STUCK || this == REFUSED;
        }

        /** As in reports. */
        public String word() {
            return word;
        }
    }

    /**
     * A pod at the end.
     *
     * @param updated whether it is of the newest template
     * @param scheduled whether it is on its node
     * @param message why it is not, in the scheduler's words; empty where it is
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

    /** The status at the end. */
    public RolloutProgress lastStatus() {
        return steps.get(steps.size() - 1).status();
    }
}
