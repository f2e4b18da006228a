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
 * One pod on every node that should run one, and none elsewhere, whatever its revision. Checked
 * against {@code manage} and {@code podsShouldBeOnNode} of {@code
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

    /** How many failed pods there are on nodes that may have one. */
    int failedPods() {
        return failedPods;
    }

    /** Nodes that need a pod, by name. */
    Collection<String> nodes() {
        return nodes;
    }

    /** Names of pods that have to go, by node. */
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

    /** Whether the pod has ended and is, now or later, replaced. */
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
        if (outlook.behaviour().waitsBetweenFailures() && hasToWait(slot)) {
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

    /** Whether a failed pod was deleted here not long ago; if not, one is now. */
    private boolean hasToWait(NodeSlot slot) {
        DaemonSet daemonSet = view.daemonSet();
        String key =
                FailedPodsBackoff.key(
                        daemonSet.uid(), daemonSet.status().observedGeneration(), slot.name());
        Duration remaining = view.backoff().remaining(key, now);
        if (!remaining.isZero()) {
            work.resyncAfter(remaining);
            return true;
        }
        view.backoff().deleted(key, now);
        return false;
    }

    /** An old and a new pod may be there until the new one is available or the old one is not. */
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
