package io.daemonlens.report.forecast;

import io.daemonlens.engine.simulation.timeline.Action;
import io.daemonlens.engine.simulation.timeline.Timeline;
import io.daemonlens.report.AnsiStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pod of each node at a moment, one column per node: {@code o} the old pod, {@code -} no pod
 * that stays, {@code +} the old and the new pod, {@code n} the new pod.
 */
final class NodeStrip {

    /** The most nodes shown in a strip; more are shown as a bar. */
    static final int MOST_NODES = 24;

    private final Timeline timeline;
    private final List<String> nodes;

    private NodeStrip(Timeline timeline, List<String> nodes) {
        this.timeline = timeline;
        this.nodes = nodes;
    }

    /** Returns the strip of a rollout; null if there are too many nodes. */
    static NodeStrip of(Timeline timeline) {
        Map<String, Boolean> concerned = new TreeMap<>();
        timeline.actions().forEach(action -> concerned.put(action.node(), true));
        timeline.end()
                .forEach(
                        (node, pods) -> {
                            if (!pods.isEmpty()) {
                                concerned.put(node, true);
                            }
                        });
        return concerned.isEmpty() || concerned.size() > MOST_NODES
                ? null
                : new NodeStrip(timeline, new ArrayList<>(concerned.keySet()));
    }

    /** The nodes in column order. */
    List<String> nodes() {
        return nodes;
    }

    /** Returns the strip at a moment, one character per node. */
    String at(long millis, AnsiStyle paint) {
        StringBuilder strip = new StringBuilder();
        for (String node : nodes) {
            strip.append(symbol(node, millis, paint));
        }
        return strip.toString();
    }

    private String symbol(String node, long millis, AnsiStyle paint) {
        boolean old = startsWithOldPod(node);
        boolean updated = false;
        for (Action action : timeline.actions()) {
            if (action.atMillis() <= millis && action.node().equals(node)) {
                boolean there = action.kind() == Action.Kind.CREATE;
                updated = action.updated() ? there : updated;
                old = action.updated() ? old : there;
            }
        }
        if (old) {
            return updated ? paint.yellow("+") : "o";
        }
        return updated ? paint.green("n") : paint.red("-");
    }

    /**
     * Whether the node had an old pod: its first call deletes one, or it still has one at the end.
     */
    private boolean startsWithOldPod(String node) {
        for (Action action : timeline.actions()) {
            if (action.node().equals(node) && !action.updated()) {
                return action.kind() == Action.Kind.DELETE;
            }
        }
        List<Timeline.EndPod> pods = timeline.end().get(node);
        return pods != null && pods.stream().anyMatch(pod -> !pod.updated());
    }
}
