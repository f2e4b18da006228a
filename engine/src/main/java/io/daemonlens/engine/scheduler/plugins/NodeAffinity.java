package io.daemonlens.engine.scheduler.plugins;

import io.daemonlens.engine.core.NodeSelectorTerm;
import io.daemonlens.engine.scheduler.framework.NodeInfo;
import io.daemonlens.engine.scheduler.framework.PlainPlugin;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Snapshot;
import io.daemonlens.engine.scheduler.framework.Status;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks that a pod's node selector and required node affinity match the node. */
public record NodeAffinity(KubernetesVersion version) implements PlainPlugin {

    public static final String NAME = "NodeAffinity";

    /** Since this minor the scheduler only filters the nodes that a pod's affinity names. */
    static final int PRE_FILTER_SINCE = 24;

    /**
     * Before this minor, one term that matches no node name is a conflict, whatever the other terms
     * name.
     */
    private static final int ONE_CONFLICT_IS_NONE_SINCE = 25;

    @Override
    public @Nullable Status preFilter(PodInfo pod, Snapshot snapshot) {
        SortedSet<String> names = namedNodes(pod);
        return names != null && names.isEmpty()
                ? Status.unresolvable(NAME, "pod affinity terms conflict")
                : null;
    }

    /**
     * Returns the only nodes that the scheduler filters because the pod's affinity names them; null
     * if the affinity does not name nodes, or before 1.24.
     */
    public @Nullable SortedSet<String> namedNodes(PodInfo pod) {
        boolean oneIsAll = version.isBefore(ONE_CONFLICT_IS_NONE_SINCE);
        return version.isBefore(PRE_FILTER_SINCE) ? null : namedBy(pod, oneIsAll);
    }

    /** Returns the only nodes that the affinity can match, in any minor; null if it names none. */
    public static @Nullable SortedSet<String> possibleNodes(PodInfo pod) {
        return namedBy(pod, false);
    }

    private static @Nullable SortedSet<String> namedBy(PodInfo pod, boolean oneConflictIsAll) {
        List<NodeSelectorTerm> terms = pod.nodeAffinity().terms();
        if (terms == null || terms.isEmpty()) {
            return null;
        }
        SortedSet<String> names = new TreeSet<>();
        for (NodeSelectorTerm term : terms) {
            SortedSet<String> ofTerm = namedBy(term);
            if (ofTerm == null || ofTerm.isEmpty() && oneConflictIsAll) {
                return ofTerm;
            }
            names.addAll(ofTerm);
        }
        return names;
    }

    private static @Nullable SortedSet<String> namedBy(NodeSelectorTerm term) {
        SortedSet<String> names = null;
        for (NodeSelectorTerm.Expression field : term.matchFields()) {
            if (field.key().equals(NodeSelectorTerm.NAME_FIELD) && field.operator().equals("In")) {
                if (names == null) {
                    names = new TreeSet<>(field.values());
                } else {
                    names.retainAll(field.values());
                }
            }
        }
        return names;
    }

    @Override
    public @Nullable Status filter(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster) {
        return pod.nodeAffinity().matches(node.node()) ? null : Status.unresolvable(NAME, reason());
    }

    private String reason() {
        if (version.isBefore(20)) {
            return "node(s) didn't match node selector";
        }
        return version.isBefore(21)
                ? "node(s) didn't match Pod's node affinity"
                : "node(s) didn't match Pod's node affinity/selector";
    }
}
