package io.daemonlens.engine.scheduler.framework;

import io.daemonlens.engine.core.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A node with its pods and the sum of their requests. */
public final class NodeInfo {

    private final Node node;
    private final Resources allocatable;
    private final long allowedPods;
    private final List<PodInfo> pods;
    private final Set<HostPort> usedPorts = new LinkedHashSet<>();
    private Resources requested = Resources.NONE;
    private int podsWithAntiAffinity;

    /** Creates a node without pods. */
    public NodeInfo(Node node) {
        this(
                node,
                Resources.of(node.allocatable()),
                node.allocatable().containsKey("pods") ? node.allocatable().get("pods").value() : 0,
                new ArrayList<>());
    }

    private NodeInfo(Node node, Resources allocatable, long allowedPods, List<PodInfo> pods) {
        this.node = node;
        this.allocatable = allocatable;
        this.allowedPods = allowedPods;
        this.pods = pods;
    }

    /** Returns a copy; changing the copy's pods does not change this node. */
    public NodeInfo copy() {
        NodeInfo copy = new NodeInfo(node, allocatable, allowedPods, new ArrayList<>(pods));
        copy.usedPorts.addAll(usedPorts);
        copy.requested = requested;
        copy.podsWithAntiAffinity = podsWithAntiAffinity;
        return copy;
    }

    /**
     * Returns the same pods on a node whose labels, taints or allocatable resources have changed.
     */
    NodeInfo withNode(Node changed) {
        NodeInfo info = new NodeInfo(changed);
        pods.forEach(info::add);
        return info;
    }

    public Node node() {
        return node;
    }

    public String name() {
        return node.name();
    }

    /** Returns the pods on the node, in the order in which they were added. */
    public List<PodInfo> pods() {
        return pods;
    }

    public void add(PodInfo pod) {
        pods.add(pod);
        usedPorts.addAll(pod.demands().hostPorts());
        requested = requested.plus(pod.demands().requests());
        podsWithAntiAffinity += pod.demands().antiAffinity().isEmpty() ? 0 : 1;
    }

    /** Removes a pod from the node; returns false if it is not there. */
    public boolean remove(PodInfo pod) {
        if (!pods.remove(pod)) {
            return false;
        }
        pod.demands().hostPorts().forEach(usedPorts::remove);
        requested = requested.minus(pod.demands().requests());
        podsWithAntiAffinity -= pod.demands().antiAffinity().isEmpty() ? 0 : 1;
        return true;
    }

    public Resources allocatable() {
        return allocatable;
    }

    public long allowedPods() {
        return allowedPods;
    }

    public Resources requested() {
        return requested;
    }

    /**
     * Returns the used host ports. Like upstream this is a set: if two pods with the same port run
     * on the node (possible only if they were bound manually), removing the first also removes the
     * port.
     */
    public Set<HostPort> usedPorts() {
        return usedPorts;
    }

    public int podsWithAntiAffinity() {
        return podsWithAntiAffinity;
    }
}
