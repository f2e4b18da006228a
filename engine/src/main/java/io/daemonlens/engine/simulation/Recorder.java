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
    void startObserving(World world) {
        observing = true;
        observe(world);
        countPods(world);
    }

    void observe(World world) {
        if (observing) {
            maxUncovered = Math.max(maxUncovered, world.uncovered());
            peakPods = Math.max(peakPods, world.pods());
        }
    }

    /** A pod has become ready or is being deleted: the moments at which pods are counted. */
    void countPods(World world) {
        if (observing) {
            maxPods = Math.max(maxPods, world.pods());
        }
    }

    void step(long atMillis, DaemonSetStatus status) {
        steps.add(new Step(atMillis, status));
    }

    void act(long atMillis, Action.Kind kind, PodState pod, boolean updated) {
        if (kind == Action.Kind.CREATE) {
            created++;
        } else {
            deleted++;
        }
        actions.add(new Action(atMillis, kind, pod.node.name(), pod.name(), updated));
    }

    void preempted(String pod) {
        preempted.add(pod);
    }
}
