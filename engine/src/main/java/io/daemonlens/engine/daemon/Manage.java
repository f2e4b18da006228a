package io.daemonlens.engine.daemon;

import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.core.Event;
import io.daemonlens.engine.core.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Ensures one pod, of any revision, on every node that should run one and none elsewhere. Follows
 * {@code manage} and {@code podsShouldBeOnNode} of {@code
 * pkg/controller/daemon/daemon_controller.go}, 1.11, 1.13 and 1.24 and later.
 */
final class Manage {

    private final DaemonSetView view;
    private final Outlook outlook;
    private final Instant now;
    private final Work work;
    private final Set<String> surging = new TreeSet<>();
    private final List<String> deletes = new ArrayList<>();
    private Collection<String> nodes = List.of();
    private int failedPods;

    Manage(DaemonSetView view, Outlook outlook, Instant now, Work work) {
        this.view = view;
        this.outlook = outlook;
        this.now = now;
        this.work = work;
    }

    void manage(Tally tally) {
        for (NodeSlot slot : tally.needingAttention()) {
            List<Pod> pods = slot.pods(outlook.behaviour());
            if (slot.node() == null) {
                pods.stream().filter(pod -> !pod.isBound()).forEach(this::delete);
            } else if (slot.shouldContinueRunning()) {
                podsShouldBeOnNode(slot, pods);
            } else {
                pods.stream().filter(pod -> !pod.isTerminating()).forEach(this::delete);
            }
        }
        nodes = tally.missing();
        if (!surging.isEmpty()) {
            surging.addAll(nodes);
            nodes = surging;
        }
    }

    /** Returns the number of failed pods on nodes that may have a pod. */
    int failedPods() {
        return failedPods;
    }

    /** Returns the nodes that need a pod, sorted by name. */
    Collection<String> nodes() {
        return nodes;
    }

    /** Returns the names of the pods to delete, by node. */
    List<String> deletes() {
        return deletes;
    }

    private void delete(Pod pod) {
        deletes.add(pod.name());
    }

    private void podsShouldBeOnNode(NodeSlot slot, List<Pod> pods) {
        List<Pod> running = new ArrayList<>(pods.size());
        for (Pod pod : pods) {
            if (!pod.isTerminating() && !replaceEnded(slot, pod)) {
                running.add(pod);
            }
        }
        if (outlook.surge() && running.isEmpty() && slot.shouldRun()) {
            surging.add(slot.name());
        }
        if (running.size() > 1) {
            running.sort(PodOrder.FIRST_STAYS);
            if (outlook.surge()) {
                keepOldAndNew(running);
            } else {
                running.subList(1, running.size()).forEach(this::delete);
            }
        }
    }

    /** Returns whether the pod has finished and is replaced, now or later. */
    private boolean replaceEnded(NodeSlot slot, Pod pod) {
        if (pod.hasFailed()) {
            failedPods++;
            replaceFailed(slot, pod);
            return true;
        }
        if (pod.hasSucceeded() && outlook.behaviour().replacesSucceeded()) {
            work.events.add(
                    Event.normal(
                            "SucceededDaemonPod",
                            "Found succeeded daemon pod "
                                    + pod
                                    + " on node "
                                    + slot.name()
                                    + ", will try to delete it"));
            delete(pod);
            return true;
        }
        return false;
    }

    private void replaceFailed(NodeSlot slot, Pod pod) {
        if (outlook.behaviour().waitsBetweenFailures() && isInBackOff(slot)) {
            return;
        }
        work.events.add(
                Event.warning(
                        "FailedDaemonPod",
                        "Found failed daemon pod "
                                + pod
                                + " on node "
                                + slot.name()
                                + ", will try to kill it"));
        delete(pod);
    }

    /** Returns whether the node is in back-off; if not, records the deletion of a failed pod. */
    private boolean isInBackOff(NodeSlot slot) {
        DaemonSet daemonSet = view.daemonSet();
        String key =
                FailedPodsBackoff.key(
                        daemonSet.uid(), daemonSet.status().observedGeneration(), slot.name());
        Duration remaining = view.backoff().remaining(key, now);
        if (!remaining.isZero()) {
            work.resyncAfter(remaining);
            return true;
        }
        view.backoff().next(key, now);
        return false;
    }

    /** Keeps an old and a new pod until the new one is available or the old one is unavailable. */
    private void keepOldAndNew(List<Pod> running) {
        Pod newPod = null;
        Pod oldPod = null;
        for (Pod pod : running) {
            boolean isNew = pod.label(DaemonSet.HASH_LABEL).equals(outlook.hash());
            if (isNew && newPod == null) {
                newPod = pod;
            } else if (!isNew && oldPod == null) {
                oldPod = pod;
            } else {
                delete(pod);
            }
        }
        if (newPod != null
                && oldPod != null
                && (!oldPod.isReady() || outlook.isAvailable(newPod, now))) {
            delete(oldPod);
        }
    }
}
