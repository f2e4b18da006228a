package io.daemonlens.engine.simulation;

import io.daemonlens.engine.core.Node;
import java.util.ArrayList;
import java.util.List;

/** A node with the daemon pods made for it. */
final class NodeState {

    Node node;

    /** Whether the node still exists; pods may outlive it. */
    boolean present = true;

    /** Whether its kubelet works: where it does not, pods neither start nor stop. */
    boolean alive = true;

    boolean hadPod;

    /** Whether it wants a pod, or had one, and has no available one that stays. */
    boolean uncovered;

    final List<PodState> pods = new ArrayList<>(2);

    NodeState(Node node) {
        this.node = node;
    }

    String name() {
        return node.name();
    }

    @Override
    public String toString() {
        return name();
    }
}
