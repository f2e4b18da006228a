package io.daemonlens.engine.daemon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the looks at all nodes add up to. A node's part is taken out before it is put in again. */
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

    /** The nodes in a state, by name. */
    Collection<NodeSlot> in(RolloutState state) {
        return byRollout.get(state).values();
    }

    /** The names of the nodes in a state, in their order. */
    Collection<String> namesIn(RolloutState state) {
        return byRollout.get(state).keySet();
    }

    /** The node of this name in a state. */
    NodeSlot in(RolloutState state, String node) {
        return byRollout.get(state).get(node);
    }

    /** The nodes in any of the states, by name within each. */
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

    /** Names of nodes that should have a pod and have nothing, in their order. */
    Collection<String> missing() {
        return missing.keySet();
    }

    /** Nodes that should have a pod and cannot take one now, by name. */
    Collection<NodeSlot> suspended() {
        return suspended.values();
    }

    /** How many nodes with nothing but an available old pod should have none. */
    int unwantedOldAvailable() {
        return unwantedOldAvailable;
    }

    /** Nodes with pods on which some may have to be made or removed, by name. */
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

    /** Nodes that should have an available pod and have none that stays. */
    int desiredWithoutAvailable() {
        return desired - desiredAndCovered;
    }

    /** Nodes whose old pod, or where there is none whose new pod, is available. */
    int nodesServing() {
        return count(RolloutState.OLD_AVAILABLE, RolloutState.NEW_AVAILABLE)
                + surgingWithOldAvailable;
    }
}
