package io.daemonlens.engine.simulation;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a timeline tells: differences, and the worst that was seen. */
final class Recorder {

    final List<Step> steps = new ArrayList<>();
    final List<Action> actions = new ArrayList<>();
    final List<String> preempted = new ArrayList<>();
    int created;
    int deleted;
    int maxUncovered;
    int maxPods;
    int peakPods;
    private boolean observing;

    /** From now on the worst is kept; before, the cluster was only being set up. */
    void startObserving(NodeIndex index) {
        observing = true;
        observe(index);
        countPods(index);
    }

    void observe(NodeIndex index) {
        if (observing) {
            maxUncovered = Math.max(maxUncovered, index.uncovered);
            peakPods = Math.max(peakPods, index.pods);
        }
    }

    /** A pod has become ready or is being deleted: the moments at which pods are counted. */
    void countPods(NodeIndex index) {
        if (observing) {
            maxPods = Math.max(maxPods, index.pods);
        }
    }

    void step(long atMillis, DaemonSetStatus status) {
        steps.add(new Step(atMillis, status));
    }

    void act(long atMillis, Action.Kind kind, NodeState node, PodState pod, boolean updated) {
        if (kind == Action.Kind.CREATE) {
            created++;
        } else {
            deleted++;
        }
        actions.add(new Action(atMillis, kind, node.name(), pod.name, updated));
    }

    void preempted(String pod) {
        preempted.add(pod);
    }
}
