package io.daemonlens.report.forecast;

import io.daemonlens.engine.simulation.Action;
import io.daemonlens.engine.simulation.Timeline;
import io.daemonlens.report.AnsiStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One column a node: which pod it has at a moment. {@code o} the old one, {@code -} none that
 * stays, {@code +} the old one and the new one, {@code n} the new one.
 */
final class NodeStrip {

    /** More nodes than this are shown as a bar. */
    static final int MOST_NODES = 24;

    private final Timeline timeline;
    private final List<String> nodes;

    private NodeStrip(Timeline timeline, List<String> nodes) {
        this.timeline = timeline;
        this.nodes = nodes;
    }

    /** The strip of a rollout; null where there are too many nodes for one. */
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

    /** The column titles' order. */
    List<String> nodes() {
        return nodes;
    }

    /** The strip at a moment, one character a node. */
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

    /** A node whose first call deletes an old pod, or that still has one at the end, had one. */
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
