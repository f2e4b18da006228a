package io.daemonlens.engine.simulation;

import java.util.List;

/**
 * What one node adds to the controller's sums at one moment.
 *
 * @param desired 0 or 1, like the next five: the counts of a DaemonSet's status
 * @param available whether an available pod is first in age, which is what the status counts
 * @param covered whether some available pod is not on its way out
 * @param pods how many pods exist, on their way out or not
 * @param turn what a rolling update would do here
 * @param needsManaging whether a pod is missing or one too many
 */
record Sums(
        int desired,
        int current,
        int ready,
        int updated,
        int available,
        int misscheduled,
        boolean covered,
        int pods,
        Turn turn,
        boolean needsManaging) {

    static final Sums NOTHING = new Sums(0, 0, 0, 0, 0, 0, false, 0, Turn.NOT_LISTED, false);

    /** What a node is to a rolling update. */
    enum Turn {
        /** Neither wants a pod nor has one. */
        NOT_LISTED,
        /**
         * Counts as unavailable: nothing there, too much there, or the new pod is not available.
         */
        UNAVAILABLE,
        /** Has its new pod, and it is available. */
        DONE,
        /** Has only an old pod, and it is not available. */
        OLD_UNAVAILABLE,
        /** Has only an old pod, and it is available. */
        OLD_AVAILABLE,
        /** Has both, and the new one is available. */
        NEW_BESIDE_OLD
    }

    /** Worked out from nothing but the node's state. */
    static Sums of(NodeState node, DaemonSetFacts facts, int revision, long nowMillis) {
        List<PodState> counted = node.countedPods();
        boolean wanted = node.present && node.shouldRun;
        int existing = node.pods.size();
        if (counted.isEmpty()) {
            if (!wanted && existing == 0) {
                return NOTHING;
            }
            Turn empty = wanted ? Turn.UNAVAILABLE : Turn.NOT_LISTED;
            return new Sums(wanted ? 1 : 0, 0, 0, 0, 0, 0, false, existing, empty, wanted);
        }
        PodState first = counted.get(0);
        long minReady = facts.minReadyMillis();
        boolean misplaced = node.present && !node.shouldRun;
        int ready = wanted && first.isReady() ? 1 : 0;
        boolean covered = false;
        for (PodState pod : counted) {
            covered |= !pod.deleting && pod.isAvailable(minReady, nowMillis);
        }
        Turn turn = turn(counted, minReady, revision, nowMillis);
        return new Sums(
                wanted ? 1 : 0,
                wanted ? 1 : 0,
                ready,
                wanted && first.revision == revision ? 1 : 0,
                wanted && first.isAvailable(minReady, nowMillis) ? 1 : 0,
                misplaced ? 1 : 0,
                covered,
                existing,
                turn,
                Manage.hasWork(node, counted, facts, revision, nowMillis));
    }

    private static Turn turn(List<PodState> counted, long minReady, int revision, long nowMillis) {
        PodState fresh = null;
        PodState old = null;
        for (PodState pod : counted) {
            if (pod.deleting) {
                continue;
            }
            if (pod.revision == revision) {
                if (fresh != null) {
                    return Turn.UNAVAILABLE;
                }
                fresh = pod;
            } else {
                if (old != null) {
                    return Turn.UNAVAILABLE;
                }
                old = pod;
            }
        }
        boolean freshAvailable = fresh != null && fresh.isAvailable(minReady, nowMillis);
        if (old == null) {
            return freshAvailable ? Turn.DONE : Turn.UNAVAILABLE;
        }
        if (fresh != null) {
            return freshAvailable ? Turn.NEW_BESIDE_OLD : Turn.UNAVAILABLE;
        }
        return old.isAvailable(minReady, nowMillis) ? Turn.OLD_AVAILABLE : Turn.OLD_UNAVAILABLE;
    }
}
