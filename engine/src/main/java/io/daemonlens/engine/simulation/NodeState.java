package io.daemonlens.engine.simulation;

import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.kubelet.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /** What becomes of every pod that starts here; null where that is the pod's own affair. */
    Fate fate;

    /** What becomes of pods of a template that start here, by the template's number. */
    final Map<Integer, Fate> fateByTemplate = new TreeMap<>();

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
