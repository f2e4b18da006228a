package io.daemonlens.engine.simulation.placement;

import io.daemonlens.engine.core.OwnerReference;

/**
 * Another pod of the cluster that affects a pod: it holds a resource that the pod needs, or is
 * preempted.
 *
 * @param name the pod's name; if the controller has yet to create the pod, its last five characters
 *     are {@code xxxxx}
 * @param owner the controller; null if the pod has none
 */
public record Neighbour(String namespace, String name, OwnerReference owner) {

    /** Returns the owner as {@code DaemonSet/agent}; null if the pod has no controller. */
    public String ownerText() {
        return owner == null ? null : owner.kind() + "/" + owner.name();
    }

    /**
     * Returns {@code namespace/name} of the controller, such as a DaemonSet or ReplicaSet; of a
     * bare pod, its own.
     */
    public String ownerOrSelf() {
        return namespace + "/" + (owner == null ? name : owner.name());
    }
}
