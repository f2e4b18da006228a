package io.daemonlens.engine.daemon;

import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Pod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One node, there or gone, with the DaemonSet's pods on it, and what the last look at it showed.
 */
final class NodeSlot {

    private static final Seen MISSING =
            new Seen(
                    true,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    RolloutState.EMPTY,
                    true,
                    null);

    private final String name;
    private final List<Pod> pods = new ArrayList<>(2);
    private Node node;
    private boolean shouldRun;
    private boolean shouldContinueRunning;
    private Seen seen = Seen.NOTHING;

    /**
     * What a look showed.
     *
     * @param desired a pod is wanted
     * @param current there is one where it is wanted
     * @param misscheduled there is one where none is wanted
     * @param covered an available pod is there to stay
     * @param oldAvailable of an old and a new pod, or the old one alone, the old one is available
     * @param needsAttention pods may have to be made or removed, whatever the rollout does
     * @param wakesAt when a pod becomes available by waiting; null where none does
     */
    record Seen(
            boolean desired,
            boolean current,
            boolean misscheduled,
            boolean ready,
            boolean available,
            boolean updated,
            boolean covered,
            boolean oldAvailable,
            RolloutState rollout,
            boolean needsAttention,
            Instant wakesAt) {

        static final Seen NOTHING =
                new Seen(
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        RolloutState.UNTOUCHED,
                        false,
                        null);
    }

    NodeSlot(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** The node; null where it is gone. */
    Node node() {
        return node;
    }

    boolean shouldRun() {
        return shouldRun;
    }

    boolean shouldContinueRunning() {
        return shouldContinueRunning;
    }

    Seen seen() {
        return seen;
    }

    /** The node's facts, and what the controller decides from them. */
    void put(Node facts, Placement placement) {
        node = facts;
        shouldRun = placement.shouldRun();
        shouldContinueRunning = placement.shouldContinueRunning();
    }

    void removeNode() {
        node = null;
        shouldRun = false;
        shouldContinueRunning = false;
    }

    void add(Pod pod) {
        pods.add(pod);
    }

    boolean remove(Pod pod) {
        return pods.removeIf(other -> other.name().equals(pod.name()));
    }

    /** Whether there is neither a node nor a pod. */
    boolean isVacant() {
        return node == null && pods.isEmpty();
    }

    /** The pods that count as being there. */
    List<Pod> pods(Behaviour behaviour) {
        if (!behaviour.ignoresEndedAndDeleted()) {
            return pods;
        }
        for (Pod pod : pods) {
            if (pod.isTerminating() && pod.hasEnded()) {
                List<Pod> counted = new ArrayList<>(pods);
                counted.removeIf(each -> each.isTerminating() && each.hasEnded());
                return counted;
            }
        }
        return pods;
    }

    Seen look(Outlook outlook, Instant now) {
        List<Pod> counted = pods(outlook.behaviour());
        if (counted.isEmpty()) {
            seen = shouldRun ? MISSING : Seen.NOTHING;
            return seen;
        }
        Pod first = counted.get(0);
        Pod newPod = null;
        Pod oldPod = null;
        boolean excess = false;
        boolean covered = false;
        boolean ended = false;
        int staying = 0;
        Instant wakesAt = null;
        for (Pod pod : counted) {
            if (PodOrder.FIRST_STAYS.compare(pod, first) < 0) {
                first = pod;
            }
            boolean available = outlook.isAvailable(pod, now);
            if (!available) {
                wakesAt = earlier(wakesAt, outlook.wakesAt(pod));
            }
            if (pod.isTerminating()) {
                continue;
            }
            staying++;
            covered |= available;
            ended |= pod.hasEnded();
            if (outlook.isUpdated(pod)) {
                excess |= newPod != null;
                newPod = pod;
            } else {
                excess |= oldPod != null;
                oldPod = pod;
            }
        }
        boolean newAvailable = newPod != null && outlook.isAvailable(newPod, now);
        boolean oldAvailable = oldPod != null && outlook.isAvailable(oldPod, now);
        boolean ready = first.isReady();
        seen =
                new Seen(
                        shouldRun,
                        shouldRun,
                        node != null && !shouldRun,
                        shouldRun && ready,
                        shouldRun && ready && outlook.isAvailable(first, now),
                        shouldRun && outlook.isUpdated(first),
                        covered,
                        oldAvailable,
                        rollout(excess, newPod, newAvailable, oldPod, oldAvailable),
                        needsAttention(outlook, staying, ended),
                        wakesAt);
        return seen;
    }

    private static RolloutState rollout(
            boolean excess, Pod newPod, boolean newAvailable, Pod oldPod, boolean oldAvailable) {
        if (excess) {
            return RolloutState.EXCESS;
        }
        if (oldPod == null) {
            return newPod == null ? RolloutState.EMPTY : RolloutState.ofNew(newAvailable);
        }
        return newPod == null
                ? RolloutState.ofOld(oldAvailable)
                : RolloutState.ofBoth(newAvailable);
    }

    /** Errs on the side of looking: what is to be done is decided when the pods are placed. */
    private boolean needsAttention(Outlook outlook, int staying, boolean ended) {
        if (node == null) {
            return pods.stream().anyMatch(pod -> !pod.isBound());
        }
        if (!shouldContinueRunning) {
            return staying > 0;
        }
        return ended || staying > 1 || (outlook.surge() && staying == 0 && shouldRun);
    }

    private static Instant earlier(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.isBefore(one) ? other : one;
    }

    @Override
    public String toString() {
        return name + " " + pods;
    }
}
