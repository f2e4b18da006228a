package io.daemonlens.engine.simulation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The controller's sums over all nodes, kept up to date node by node so that a step of a large
 * cluster costs what changed and not what is there. A test holds it against recomputation.
 */
final class NodeIndex {

    private final List<NodeState> nodes = new ArrayList<>();
    private final Map<Sums.Turn, BitSet> byTurn = new EnumMap<>(Sums.Turn.class);
    private final BitSet toManage = new BitSet();
    private final BitSet withMoreThanOnePod = new BitSet();

    int desired;
    int current;
    int ready;
    int updated;
    int available;
    int misscheduled;
    int pods;

    /** Nodes that are gone while their pods may still be there. */
    int absent;

    /** Nodes that want a pod, or had one, and have no available one that stays. */
    int uncovered;

    NodeIndex() {
        for (Sums.Turn turn : Sums.Turn.values()) {
            byTurn.put(turn, new BitSet());
        }
    }

    List<NodeState> nodes() {
        return nodes;
    }

    NodeState node(int rank) {
        return nodes.get(rank);
    }

    void add(NodeState node) {
        nodes.add(node);
    }

    BitSet with(Sums.Turn turn) {
        return byTurn.get(turn);
    }

    BitSet toManage() {
        return toManage;
    }

    BitSet withMoreThanOnePod() {
        return withMoreThanOnePod;
    }

    /** Works out one node's sums again, after something about it has changed. */
    void refresh(NodeState node, DaemonSetFacts facts, int revision, long nowMillis) {
        Sums before = node.sums;
        boolean wasUncovered = isUncovered(node);
        node.hadPod |= !node.pods.isEmpty();
        node.sums = Sums.of(node, facts, revision, nowMillis);
        Sums after = node.sums;
        if (before != Sums.NOTHING) {
            add(before, -1);
        }
        if (after != Sums.NOTHING) {
            add(after, 1);
        }
        uncovered += (isUncovered(node) ? 1 : 0) - (wasUncovered ? 1 : 0);
        if (before.turn() != after.turn()) {
            byTurn.get(before.turn()).clear(node.rank);
            byTurn.get(after.turn()).set(node.rank);
        }
        toManage.set(node.rank, after.needsManaging());
        withMoreThanOnePod.set(node.rank, node.pods.size() > 1);
    }

    private static boolean isUncovered(NodeState node) {
        return (node.hadPod || node.sums.desired() == 1) && !node.sums.covered();
    }

    private void add(Sums sums, int sign) {
        desired += sign * sums.desired();
        current += sign * sums.current();
        ready += sign * sums.ready();
        updated += sign * sums.updated();
        available += sign * sums.available();
        misscheduled += sign * sums.misscheduled();
        pods += sign * sums.pods();
    }
}
