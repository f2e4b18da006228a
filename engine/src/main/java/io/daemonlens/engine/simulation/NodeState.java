package io.daemonlens.engine.simulation;

import io.daemonlens.engine.core.Node;
import java.util.ArrayList;
import java.util.List;

/** A node with the daemon pods made for it, and what they add to the controller's sums. */
final class NodeState {

    final int rank;
    Node node;

    /** Whether the node still exists; pods may outlive it. */
    boolean present = true;

    /** Whether its kubelet works: where it does not, pods neither start nor stop. */
    boolean alive = true;

    boolean shouldRun;
    boolean shouldContinueRunning;
    boolean hadPod;
    final List<PodState> pods = new ArrayList<>(2);

    /** When a failed pod was last deleted here, and how long the controller waits after that. */
    long failedAtMillis;

    long failedBackoffMillis;

    Sums sums = Sums.NOTHING;

    NodeState(int rank, Node node) {
        this.rank = rank;
        this.node = node;
    }

    String name() {
        return node.name();
    }

    /** Pods in the controller's order of age, without those that count for nothing. */
    List<PodState> countedPods() {
        if (pods.size() < 2) {
            return pods.isEmpty() || pods.get(0).counts() ? pods : List.of();
        }
        List<PodState> counted = new ArrayList<>(pods.size());
        for (PodState pod : pods) {
            if (pod.counts()) {
                counted.add(pod);
            }
        }
        counted.sort(PodState::byAge);
        return counted;
    }
}
