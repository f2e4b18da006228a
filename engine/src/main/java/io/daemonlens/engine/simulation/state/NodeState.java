package io.daemonlens.engine.simulation.state;

import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.kubelet.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A node with the daemon pods created for it. */
public final class NodeState {

    public Node node;

    /** Whether the Node object still exists; pods may outlive it. */
    public boolean present = true;

    /** Whether the kubelet responds; if not, pods neither start nor stop. */
    public boolean alive = true;

    boolean hadPod;

    /**
     * Whether the node should have a pod, or had one, but has no available pod that is not
     * terminating.
     */
    boolean uncovered;

    /** The fate of every pod that starts here; null if it depends on the pod. */
    public Fate fate;

    /** The fate of pods that start here, by template number. */
    public final Map<Integer, Fate> fateByTemplate = new TreeMap<>();

    public final List<PodState> pods = new ArrayList<>(2);

    NodeState(Node node) {
        this.node = node;
    }

    public String name() {
        return node.name();
    }

    @Override
    public String toString() {
        return name();
    }
}
