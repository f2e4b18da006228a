package io.daemonlens.forecast.node;

import io.daemonlens.engine.scheduler.framework.Snapshot;
import io.daemonlens.engine.simulation.placement.Eviction;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Evicted pods of one controller, or one pod without a controller.
 *
 * @param owner {@code namespace/name} of the controller; for a bare pod, its own
 * @param kind such as {@code DaemonSet}; {@code Pod} for a bare pod
 * @param pods their names, in the order of the nodes
 * @param nodes from which they are evicted
 * @param violations the number of evictions that violate a PodDisruptionBudget
 * @param pending the number of recreated pods that fit on no node
 * @param elsewhere the number of recreated pods that fit on another node
 */
public record EvictedGroup(
        String owner,
        String kind,
        List<String> pods,
        Set<String> nodes,
        int violations,
        int pending,
        int elsewhere) {

    private static final int MOST_NAMES = 6;

    /** Returns the evictions of a placement, grouped by controller, in node order. */
    public static List<EvictedGroup> of(List<NodeView> nodes) {
        Map<String, EvictedGroup> groups = new LinkedHashMap<>();
        for (NodeView node : nodes) {
            for (Eviction eviction : node.forecast().evictions()) {
                String kind =
                        eviction.pod().owner() == null ? "Pod" : eviction.pod().owner().kind();
                String owner = eviction.pod().ownerOrSelf();
                EvictedGroup before =
                        groups.getOrDefault(
                                kind + " " + owner,
                                new EvictedGroup(owner, kind, List.of(), Set.of(), 0, 0, 0));
                groups.put(kind + " " + owner, before.plus(eviction, node.name()));
            }
        }
        return List.copyOf(groups.values());
    }

    private EvictedGroup plus(Eviction eviction, String node) {
        List<String> names = new ArrayList<>(pods);
        names.add(eviction.pod().name());
        Set<String> places = new LinkedHashSet<>(nodes);
        places.add(node);
        boolean violated = eviction.disruption() == Snapshot.Disruption.VIOLATED;
        return new EvictedGroup(
                owner,
                kind,
                names,
                places,
                violations + (violated ? 1 : 0),
                pending + (eviction.then() == Eviction.Then.PENDING ? 1 : 0),
                elsewhere + (eviction.then() == Eviction.Then.ELSEWHERE ? 1 : 0));
    }

    /** {@code monitoring/node-exporter on 3 nodes, which then stays pending (pods: …)}. */
    public String sentence(Wording wording) {
        StringBuilder text = new StringBuilder();
        text.append(
                wording.say(
                        nodes.size() == 1 ? "evicts.on.one" : "evicts.on", owner, nodes.size()));
        int gone = pods.size() - pending - elsewhere;
        if (pending == pods.size()) {
            text.append(wording.say("evicts.pending"));
        } else if (elsewhere == pods.size()) {
            text.append(wording.say("evicts.elsewhere"));
        } else if (gone == pods.size()) {
            text.append(wording.say("evicts.gone"));
        } else {
            text.append(wording.say("evicts.mixed", pending, elsewhere, gone));
        }
        if (violations > 0) {
            text.append(wording.say("evicts.violates", violations));
        }
        String list = String.join(", ", pods.subList(0, Math.min(MOST_NAMES, pods.size())));
        return text.append(" (")
                .append(list)
                .append(pods.size() > MOST_NAMES ? ", …" : "")
                .append(')')
                .toString();
    }
}
