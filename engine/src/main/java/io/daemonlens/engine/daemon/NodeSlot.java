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

    private final String name;
    private final List<Pod> pods = new ArrayList<>(2);
    private Node node;
    private Placement placement;
    private Seen seen = Seen.NOTHING;
    private boolean changed;

    /**
     * What a look showed.
     *
     * @param desired a pod is wanted
     * @param current there is one where it is wanted
     * @param misscheduled there is one where none is wanted
     * @param covered an available pod is there to stay
     * @param oldAvailable of an old and a new pod, or the old one alone, the old one is available
     * @param suspended one is wanted, but the node cannot take it now
     * @param missing one is wanted, and there is nothing
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
            boolean suspended,
            boolean missing,
            RolloutState rollout,
            boolean needsAttention,
            Instant wakesAt) {

        static final Seen NOTHING = empty(false, false, false, RolloutState.UNTOUCHED);
        private static final Seen MISSING = empty(true, false, true, RolloutState.EMPTY);
        private static final Seen SUSPENDED = empty(true, true, false, RolloutState.EMPTY);

        private static Seen empty(
                boolean desired, boolean suspended, boolean missing, RolloutState rollout) {
            return new Seen(
                    desired, false, false, false, false, false, false, false, suspended, missing,
                    rollout, false, null);
        }
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

    /** What the controller decides of the node; null where it is gone. */
    Placement placement() {
        return placement;
    }

    boolean shouldRun() {
        return placement != null && placement.shouldRun();
    }

    boolean shouldContinueRunning() {
        return placement != null && placement.shouldContinueRunning();
    }

    boolean isSuspended() {
        return placement != null && placement.isSuspended();
    }

    /** What the last look showed. */
    Seen seen() {
        return seen;
    }

    /** Whether something has changed since the last look. */
    boolean hasChanged() {
        return changed;
    }

    void setChanged() {
        changed = true;
    }

    /** The node's facts, and what the controller decides from them. */
    void put(Node facts, Placement decided) {
        node = facts;
        placement = decided;
    }

    void removeNode() {
        node = null;
        placement = null;
    }

    void add(Pod pod) {
        pods.add(pod.controller() == null ? pods.size() : firstOrphan(), pod);
    }

    boolean remove(Pod pod) {
        return pods.removeIf(other -> other.name().equals(pod.name()));
    }

    /** Whether there is neither a node nor a pod. */
    boolean isVacant() {
        return node == null && pods.isEmpty();
    }

    /** Pods that belong to the DaemonSet come before those that it has just adopted. */
    private int firstOrphan() {
        int first = 0;
        while (first < pods.size() && pods.get(first).controller() != null) {
            first++;
        }
        return first;
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
        changed = false;
        List<Pod> counted = pods(outlook.behaviour());
        boolean shouldRun = shouldRun();
        boolean suspended = isSuspended();
        if (counted.isEmpty()) {
            seen = suspended ? Seen.SUSPENDED : shouldRun ? Seen.MISSING : Seen.NOTHING;
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
                        suspended,
                        false,
                        rollout(excess, newPod, newAvailable, oldPod, oldAvailable),
                        !suspended && needsAttention(outlook, staying, ended),
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
        if (!shouldContinueRunning()) {
            return staying > 0;
        }
        return ended || staying > 1 || (outlook.surge() && staying == 0 && shouldRun());
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
