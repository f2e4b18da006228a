package io.daemonlens.engine.apps;

import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Pod;
import java.util.List;

/**
 * All objects at one instant, as controllers see them. It never changes.
 *
 * @param nodes in any order
 * @param daemonSets of all namespaces
 * @param pods of all namespaces
 * @param revisions of all namespaces
 */
public record Cluster(
        List<Node> nodes,
        List<DaemonSet> daemonSets,
        List<Pod> pods,
        List<ControllerRevision> revisions) {

    public Cluster {
        nodes = List.copyOf(nodes);
        daemonSets = List.copyOf(daemonSets);
        pods = List.copyOf(pods);
        revisions = List.copyOf(revisions);
    }

    /** The DaemonSet of this name; null where there is none. */
    public DaemonSet daemonSet(String namespace, String name) {
        for (DaemonSet daemonSet : daemonSets) {
            if (daemonSet.namespace().equals(namespace) && daemonSet.name().equals(name)) {
                return daemonSet;
            }
        }
        return null;
    }
}
