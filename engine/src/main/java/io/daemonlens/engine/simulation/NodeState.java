package io.daemonlens.engine.simulation;

import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.kubelet.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A node with the daemon pods created for it. */
final class NodeState {

    Node node;

    /** Whether the Node object still exists; pods may outlive it. */
    boolean present = true;

    /** Whether the kubelet responds; if not, pods neither start nor stop. */
    boolean alive = true;

    boolean hadPod;

    /**
     * Whether the node should have a pod, or had one, but has no available pod that is not
     * terminating.
     */
    boolean uncovered;

    /** The fate of every pod that starts here; null if it depends on the pod. */
    Fate fate;

    /** The fate of pods that start here, by template number. */
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
