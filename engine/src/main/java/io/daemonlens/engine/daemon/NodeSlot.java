package io.daemonlens.engine.daemon;

import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Pod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A node, present or removed, with the DaemonSet's pods on it and the result of the last
 * evaluation.
 */
final class NodeSlot {

    private final String name;
    private final List<Pod> pods = new ArrayList<>(2);
    private Node node;
    private Placement placement;
    private Seen seen = Seen.NOTHING;
    private boolean changed;

    /**
     * The result of an evaluation.
     *
     * @param desired the node should run a pod
     * @param current the node should run a pod and does
     * @param misscheduled the node runs a pod but should not
     * @param covered an available pod exists and stays
     * @param oldAvailable the old pod is available, alone or beside a new one
     * @param suspended the node should run a pod but cannot take it now
     * @param missing the node should run a pod and has none
     * @param needsAttention pods may have to be created or deleted, independent of the rollout
     * @param wakesAt when a pod becomes available without a change; null if none does
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

    /** Returns the node; null if it is removed. */
    Node node() {
        return node;
    }

    /** Returns the controller's decision for the node; null if it is removed. */
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

    /** Returns the result of the last evaluation. */
    Seen seen() {
        return seen;
    }

    /** Returns whether something changed since the last evaluation. */
    boolean hasChanged() {
        return changed;
    }

    void setChanged() {
        changed = true;
    }

    /** Sets the node and the controller's decision for it. */
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

    /** Returns whether there is neither a node nor a pod. */
    boolean isVacant() {
        return node == null && pods.isEmpty();
    }

    /**
     * Returns the index of the first orphan: the DaemonSet's own pods precede those just adopted.
     */
    private int firstOrphan() {
        int first = 0;
        while (first < pods.size() && pods.get(first).controller() != null) {
            first++;
        }
        return first;
    }

    /** Returns the pods that count as present. */
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

    /** May return true without need: {@link Manage} makes the exact decision. */
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
