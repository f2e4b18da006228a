package io.daemonlens.engine.simulation;

import io.daemonlens.engine.core.OwnerReference;

/**
 * Another pod of the cluster that matters to a pod: one that holds what it wants, or that has to
 * go.
 *
 * @param name the pod's name; of a pod that the controller has yet to create, its last five
 *     characters read {@code xxxxx}
 * @param owner the controller; null for a pod that nobody controls
 */
public record Neighbour(String namespace, String name, OwnerReference owner) {

    /** {@code DaemonSet/agent}; null for a pod that nobody controls. */
    public String ownerText() {
        return owner == null ? null : owner.kind() + "/" + owner.name();
    }

    /** {@code namespace/name} of its DaemonSet, ReplicaSet and so on; of a bare pod, its own. */
    public String ownerOrSelf() {
        return namespace + "/" + (owner == null ? name : owner.name());
    }
}
