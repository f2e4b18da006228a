package io.daemonlens.forecast;

import io.daemonlens.engine.daemon.Reason;
import io.daemonlens.engine.simulation.placement.Forecast;
import io.daemonlens.forecast.node.ReasonText;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The nodes that run a pod before and after a change.
 *
 * @param before the number of nodes before
 * @param after the number of nodes after
 * @param lost nodes that no longer run a pod, by name
 * @param gained nodes that newly run a pod, by name
 * @param reasons why the lost nodes run no pod, each with its nodes
 */
public record PlacementChange(
        int before,
        int after,
        List<String> lost,
        List<String> gained,
        Map<Object, List<String>> reasons) {

    public PlacementChange {
        lost = List.copyOf(lost);
        gained = List.copyOf(gained);
    }

    static PlacementChange between(List<Forecast> before, List<Forecast> after) {
        TreeSet<String> then = running(before);
        TreeSet<String> now = running(after);
        TreeSet<String> lost = new TreeSet<>(then);
        lost.removeAll(now);
        TreeSet<String> gained = new TreeSet<>(now);
        gained.removeAll(then);
        Map<String, Forecast> byNode = new TreeMap<>();
        after.forEach(each -> byNode.put(each.placement().node(), each));
        Map<Object, List<String>> reasons = new LinkedHashMap<>();
        for (String node : lost) {
            Forecast forecast = byNode.get(node);
            if (forecast != null) {
                reasons.computeIfAbsent(reason(forecast), r -> new ArrayList<>()).add(node);
            }
        }
        return new PlacementChange(
                then.size(), now.size(), List.copyOf(lost), List.copyOf(gained), reasons);
    }

    private static TreeSet<String> running(List<Forecast> forecasts) {
        TreeSet<String> nodes = new TreeSet<>();
        for (Forecast each : forecasts) {
            if (Boolean.TRUE.equals(each.scheduled())) {
                nodes.add(each.placement().node());
            }
        }
        return nodes;
    }

    /** Returns the controller's reason, or the message of the API server or the scheduler. */
    private static Object reason(Forecast forecast) {
        if (!forecast.placement().reasons().isEmpty()) {
            return forecast.placement().reasons().get(0);
        }
        if (forecast.refused() != null) {
            return forecast.refused();
        }
        return forecast.refusals() == null
                ? String.valueOf(forecast.message())
                : String.join(", ", forecast.refusals().reasons());
    }

    /** Returns {@code cp-1, cp-2: has no label …}, a sentence for each reason. */
    public List<String> losses(Wording wording) {
        List<String> sentences = new ArrayList<>();
        reasons.forEach(
                (reason, nodes) ->
                        sentences.add(
                                String.join(", ", nodes)
                                        + ": "
                                        + (reason instanceof Reason of
                                                ? ReasonText.of(of, wording)
                                                : reason)));
        return sentences;
    }
}
