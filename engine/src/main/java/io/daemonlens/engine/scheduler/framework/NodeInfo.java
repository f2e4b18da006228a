package io.daemonlens.engine.scheduler.framework;

import io.daemonlens.engine.core.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A node with the pods on it, and the sum of what they asked for. */
public final class NodeInfo {

    private final Node node;
    private final Resources allocatable;
    private final long allowedPods;
    private final List<PodInfo> pods;
    private final Set<HostPort> usedPorts = new LinkedHashSet<>();
    private Resources requested = Resources.NONE;
    private int podsWithAntiAffinity;

    /** A node without pods. */
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

    /** A copy whose pods can be changed without changing this one's. */
    public NodeInfo copy() {
        NodeInfo copy = new NodeInfo(node, allocatable, allowedPods, new ArrayList<>(pods));
        copy.usedPorts.addAll(usedPorts);
        copy.requested = requested;
        copy.podsWithAntiAffinity = podsWithAntiAffinity;
        return copy;
    }

    /** The same pods on a node whose labels, taints or amounts have changed. */
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

    /** Pods on the node, in the order they came. */
    public List<PodInfo> pods() {
        return pods;
    }

    public void add(PodInfo pod) {
        pods.add(pod);
        usedPorts.addAll(pod.demands().hostPorts());
        requested = requested.plus(pod.demands().requests());
        podsWithAntiAffinity += pod.demands().antiAffinity().isEmpty() ? 0 : 1;
    }

    /** Takes a pod off the node; false where it is not there. */
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
     * A set, as upstream: of two pods with one port (which can only be there if somebody bound them
     * by hand) the first to go takes the port with it.
     */
    public Set<HostPort> usedPorts() {
        return usedPorts;
    }

    public int podsWithAntiAffinity() {
        return podsWithAntiAffinity;
    }
}
