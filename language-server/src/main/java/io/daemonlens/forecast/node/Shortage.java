package io.daemonlens.forecast.node;

import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.scheduler.plugins.NodeResourcesFit;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The resources that pending pods lack, and the request with which all of them would fit. */
public final class Shortage {

    private static final String INSUFFICIENT = "Insufficient ";
    private static final String TOO_MANY_PODS = "Too many pods";

    private Shortage() {}

    /** Returns the missing amount of the resource in a scheduler reason. */
    public static SortedMap<String, Quantity> of(
            String plugin, String text, SortedMap<String, Quantity> missing) {
        String resource = resource(plugin, text);
        Quantity amount = resource == null ? null : missing.get(resource);
        return amount == null
                ? Collections.emptySortedMap()
                : new TreeMap<>(Map.of(resource, amount));
    }

    /** Returns {@code 300m short}; empty if the reason names no resource. */
    public static String detail(
            String plugin, String text, SortedMap<String, Quantity> missing, Wording wording) {
        SortedMap<String, Quantity> own = of(plugin, text, missing);
        return own.isEmpty() || own.containsKey("pods")
                ? ""
                : wording.say("preview.short", own.get(own.firstKey()), own.firstKey());
    }

    private static String resource(String plugin, String text) {
        if (!plugin.equals(NodeResourcesFit.NAME)) {
            return null;
        }
        return text.startsWith(INSUFFICIENT)
                ? text.substring(INSUFFICIENT.length())
                : text.equals(TOO_MANY_PODS) ? "pods" : null;
    }

    /**
     * Returns {@code 300m cpu short on 10 nodes; with 200m requested it fits everywhere}: for each
     * resource the largest shortage, and the request that fits every node if nothing else prevents
     * it.
     */
    public static String sentence(
            List<NodeView> nodes, Map<String, Quantity> requests, Wording wording) {
        Map<String, Quantity> most = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        boolean onlyShort = true;
        for (NodeView node : nodes) {
            for (NodeReason reason : node.reasons()) {
                boolean waits = node.outcome() == NodeOutcome.PENDING;
                onlyShort &= !waits || !reason.missing().isEmpty();
                reason.missing()
                        .forEach(
                                (resource, amount) -> {
                                    most.merge(resource, amount, Shortage::larger);
                                    counts.merge(resource, 1, Integer::sum);
                                });
            }
        }
        List<String> parts = new ArrayList<>();
        List<String> remedies = new ArrayList<>();
        boolean possible = onlyShort;
        for (Map.Entry<String, Quantity> each : most.entrySet()) {
            String resource = each.getKey();
            int count = counts.get(resource);
            String key = resource.equals("pods") ? "shortage.pods" : "shortage";
            parts.add(
                    wording.say(count == 1 ? key + ".one" : key, each.getValue(), resource, count));
            Quantity request = requests.get(resource);
            Quantity fits = request == null ? null : request.subtract(each.getValue());
            possible &= fits != null && fits.signum() > 0;
            if (possible) {
                remedies.add(fits.canonical() + " " + resource);
            }
        }
        String text = String.join(", ", parts);
        return possible && !remedies.isEmpty()
                ? text + wording.say("shortage.fits", String.join(", ", remedies))
                : text;
    }

    private static Quantity larger(Quantity one, Quantity other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
