package io.daemonlens.forecast.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes in one row of the output: a pool, a role or a single node.
 *
 * @param title of the row
 * @param nodes in the row, in the order of the placement
 */
public record NodeRow(String title, List<NodeView> nodes) {

    public NodeRow {
        nodes = List.copyOf(nodes);
    }

    /** Returns the number of nodes with the outcome. */
    public int count(NodeOutcome outcome) {
        int count = 0;
        for (NodeView node : nodes) {
            count += node.outcome() == outcome ? 1 : 0;
        }
        return count;
    }

    public int runs() {
        return count(NodeOutcome.RUNS);
    }

    /** Returns why nodes run no pod: each sentence with its number of nodes. */
    public Map<String, Integer> reasons() {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        for (NodeView node : nodes) {
            for (NodeReason reason : node.reasons()) {
                reasons.merge(reason.sentence(), 1, Integer::sum);
            }
        }
        return reasons;
    }

    /**
     * Returns {@link #reasons()} as sentences; the count precedes those that apply to some nodes
     * only.
     */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        reasons()
                .forEach(
                        (reason, count) ->
                                sentences.add(
                                        count == nodes.size() ? reason : count + " × " + reason));
        return sentences;
    }
}
