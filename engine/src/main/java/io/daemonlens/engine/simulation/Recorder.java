package io.daemonlens.engine.simulation;

import io.daemonlens.engine.simulation.state.ClusterState;
import io.daemonlens.engine.simulation.state.NodeState;
import io.daemonlens.engine.simulation.state.PodState;
import io.daemonlens.engine.simulation.state.Watcher;
import io.daemonlens.engine.simulation.timeline.Action;
import io.daemonlens.engine.simulation.timeline.Step;
import java.util.ArrayList;
import java.util.List;

/** Records the data of a timeline: status changes, actions and maximum values. */
final class Recorder implements Watcher {

    final List<Step> steps = new ArrayList<>();
    final List<Action> actions = new ArrayList<>();
    final List<String> preempted = new ArrayList<>();
    int created;
    int deleted;
    int maxUncovered;
    int maxPods;
    int peakPods;

    private final ClusterState state;

    /** Starts recording; changes before that only set up the cluster. */
    Recorder(ClusterState state) {
        this.state = state;
        observe();
        countPods();
    }

    /** Records the current status. */
    void step() {
        steps.add(new Step(state.now(), state.owner().progress()));
    }

    @Override
    public void daemonSetChanged() {
        step();
    }

    @Override
    public void refreshed(NodeState node) {
        observe();
    }

    @Override
    public void podCreated(PodState pod) {
        created++;
        act(Action.Kind.CREATE, pod);
    }

    @Override
    public void podReady(PodState pod) {
        countPods();
    }

    @Override
    public void podDeleted(PodState pod, boolean byController) {
        if (byController) {
            deleted++;
            act(Action.Kind.DELETE, pod);
        }
        countPods();
    }

    @Override
    public void preempted(String pod) {
        preempted.add(pod);
    }

    private void observe() {
        maxUncovered = Math.max(maxUncovered, state.uncovered());
        peakPods = Math.max(peakPods, state.pods());
    }

    /** Counts pods. Called when a pod has become ready or is being deleted. */
    private void countPods() {
        maxPods = Math.max(maxPods, state.pods());
    }

    private void act(Action.Kind kind, PodState pod) {
        boolean updated = state.owner().isUpdated(pod);
        actions.add(new Action(state.now(), kind, pod.nodeName, pod.name(), updated));
    }
}
