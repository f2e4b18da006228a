package io.daemonlens.engine.apps;

import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Pod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An immutable snapshot of all objects, as controllers see them.
 *
 * @param nodes in any order
 * @param daemonSets DaemonSets of all namespaces
 * @param pods pods of all namespaces
 * @param revisions ControllerRevisions of all namespaces
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

    /** Returns the DaemonSet with this name; null if there is none. */
    public @Nullable DaemonSet daemonSet(String namespace, String name) {
        for (DaemonSet daemonSet : daemonSets) {
            if (daemonSet.namespace().equals(namespace) && daemonSet.name().equals(name)) {
                return daemonSet;
            }
        }
        return null;
    }
}
