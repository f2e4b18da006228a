package io.daemonlens.engine.daemon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The totals over the evaluations of all nodes. An update of a node first subtracts its previous
 * values, then adds the new ones.
 */
final class Tally {

    private final Map<RolloutState, TreeMap<String, NodeSlot>> byRollout =
            new EnumMap<>(RolloutState.class);
    private final TreeMap<String, NodeSlot> needingAttention = new TreeMap<>();
    private final TreeMap<String, NodeSlot> missing = new TreeMap<>();
    private final TreeMap<String, NodeSlot> suspended = new TreeMap<>();
    private int unwantedOldAvailable;
    private int desired;
    private int current;
    private int misscheduled;
    private int ready;
    private int available;
    private int updated;
    private int desiredAndCovered;
    private int surgingWithOldAvailable;

    Tally() {
        for (RolloutState state : RolloutState.values()) {
            byRollout.put(state, new TreeMap<>());
        }
    }

    void add(NodeSlot slot) {
        NodeSlot.Seen seen = slot.seen();
        count(seen, 1);
        byRollout.get(seen.rollout()).put(slot.name(), slot);
        if (seen.needsAttention()) {
            needingAttention.put(slot.name(), slot);
        }
        if (seen.missing()) {
            missing.put(slot.name(), slot);
        }
        if (seen.suspended()) {
            suspended.put(slot.name(), slot);
        }
    }

    void remove(NodeSlot slot) {
        NodeSlot.Seen seen = slot.seen();
        count(seen, -1);
        byRollout.get(seen.rollout()).remove(slot.name());
        if (seen.needsAttention()) {
            needingAttention.remove(slot.name());
        }
        if (seen.missing()) {
            missing.remove(slot.name());
        }
        if (seen.suspended()) {
            suspended.remove(slot.name());
        }
    }

    private void count(NodeSlot.Seen seen, int by) {
        desired += seen.desired() ? by : 0;
        current += seen.current() ? by : 0;
        misscheduled += seen.misscheduled() ? by : 0;
        ready += seen.ready() ? by : 0;
        available += seen.available() ? by : 0;
        updated += seen.updated() ? by : 0;
        desiredAndCovered += seen.desired() && seen.covered() ? by : 0;
        boolean both =
                seen.rollout() == RolloutState.BOTH_NEW_AVAILABLE
                        || seen.rollout() == RolloutState.BOTH_NEW_UNAVAILABLE;
        boolean unwanted = seen.rollout() == RolloutState.OLD_AVAILABLE && !seen.desired();
        unwantedOldAvailable += unwanted ? by : 0;
        surgingWithOldAvailable += both && seen.oldAvailable() ? by : 0;
    }

    /** Returns the nodes in a state, sorted by name. */
    Collection<NodeSlot> in(RolloutState state) {
        return byRollout.get(state).values();
    }

    /** Returns the names of the nodes in a state, sorted. */
    Collection<String> namesIn(RolloutState state) {
        return byRollout.get(state).keySet();
    }

    /** Returns the node with this name in a state. */
    NodeSlot in(RolloutState state, String node) {
        return byRollout.get(state).get(node);
    }

    /** Returns the nodes in any of the states, sorted by name within each. */
    List<NodeSlot> in(RolloutState... states) {
        List<NodeSlot> slots = new ArrayList<>();
        for (RolloutState state : states) {
            slots.addAll(in(state));
        }
        return slots;
    }

    int count(RolloutState... states) {
        int count = 0;
        for (RolloutState state : states) {
            count += byRollout.get(state).size();
        }
        return count;
    }

    /** Returns the names of nodes that should run a pod and have none, sorted. */
    Collection<String> missing() {
        return missing.keySet();
    }

    /** Returns the nodes that should run a pod and cannot take it now, sorted by name. */
    Collection<NodeSlot> suspended() {
        return suspended.values();
    }

    /** Returns the number of nodes that have only an available old pod and should have no pod. */
    int unwantedOldAvailable() {
        return unwantedOldAvailable;
    }

    /** Returns the nodes on which pods may have to be created or deleted, sorted by name. */
    Collection<NodeSlot> needingAttention() {
        return needingAttention.values();
    }

    int desired() {
        return desired;
    }

    int current() {
        return current;
    }

    int misscheduled() {
        return misscheduled;
    }

    int ready() {
        return ready;
    }

    int available() {
        return available;
    }

    int updated() {
        return updated;
    }

    /** Returns the number of nodes that should have an available pod and have none that stays. */
    int desiredWithoutAvailable() {
        return desired - desiredAndCovered;
    }

    /**
     * Returns the number of nodes whose old pod is available or, without an old pod, whose new one.
     */
    int nodesServing() {
        return count(RolloutState.OLD_AVAILABLE, RolloutState.NEW_AVAILABLE)
                + surgingWithOldAvailable;
    }
}
