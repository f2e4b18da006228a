package io.daemonlens.engine.simulation;

import io.daemonlens.engine.simulation.state.ClusterState;
import io.daemonlens.engine.simulation.state.NodeState;
import io.daemonlens.engine.simulation.state.PodState;
import io.daemonlens.engine.simulation.state.Watcher;
import io.daemonlens.engine.simulation.timeline.PodLife;
import io.daemonlens.engine.simulation.timeline.PodLife.Moment;
import io.daemonlens.engine.simulation.timeline.PodLife.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Records the stages of every pod. A node is refreshed after each change of one of its pods, so
 * comparing the pods' stages on refresh is sufficient.
 */
final class PodLifeRecorder implements Watcher {

    private final ClusterState state;
    private final Map<PodState, List<Moment>> lives = new LinkedHashMap<>();
    private final Map<String, List<PodState>> present = new LinkedHashMap<>();

    /** Starts recording, beginning with the existing pods. */
    PodLifeRecorder(ClusterState state) {
        this.state = state;
        state.nodes().forEach(this::refreshed);
    }

    @Override
    public void refreshed(NodeState node) {
        List<PodState> before = present.getOrDefault(node.name(), List.of());
        for (PodState pod : before) {
            if (pod.gone) {
                reach(pod, Stage.GONE);
            }
        }
        node.pods.forEach(pod -> reach(pod, stage(pod)));
        if (!before.equals(node.pods)) {
            present.put(node.name(), List.copyOf(node.pods));
        }
    }

    private void reach(PodState pod, Stage stage) {
        List<Moment> moments = lives.computeIfAbsent(pod, each -> new ArrayList<>(5));
        int last = moments.size() - 1;
        if (last >= 0 && moments.get(last).stage() == stage) {
            return;
        }
        if (last >= 0 && moments.get(last).atMillis() == state.now()) {
            moments.remove(last);
        }
        moments.add(new Moment(state.now(), stage));
    }

    private Stage stage(PodState pod) {
        if (pod.isDeleting()) {
            return Stage.TERMINATING;
        }
        if (pod.facts.hasEnded()) {
            return Stage.FAILED;
        }
        if (pod.isReady()) {
            boolean available = state.view().isAvailable(pod.facts, state.time());
            return available ? Stage.AVAILABLE : Stage.READY;
        }
        return pod.isRunning() ? Stage.STARTING : pod.isBound() ? Stage.PULLING : Stage.PENDING;
    }

    /** Returns the lifetimes recorded so far, in the order in which the pods were first seen. */
    List<PodLife> lives() {
        List<PodLife> all = new ArrayList<>(lives.size());
        lives.forEach(
                (pod, moments) ->
                        all.add(
                                new PodLife(
                                        pod.nodeName,
                                        pod.name(),
                                        pod.template == state.template(),
                                        moments)));
        return all;
    }
}
