package io.daemonlens.forecast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes that are shown as one row: a pool, a role or a single node.
 *
 * @param title of the row
 * @param nodes in the row, in the order of the placement
 */
public record NodeRow(String title, List<NodeView> nodes) {

    public NodeRow {
        nodes = List.copyOf(nodes);
    }

    /** How many of the nodes have the outcome. */
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

    /** Why nodes have no pod that runs, each sentence with how many nodes it holds for. */
    public Map<String, Integer> reasons() {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        for (NodeView node : nodes) {
            for (NodeReason reason : node.reasons()) {
                reasons.merge(reason.sentence(), 1, Integer::sum);
            }
        }
        return reasons;
    }

    /** {@link #reasons()} as sentences: the count stands before those that do not hold for all. */
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
