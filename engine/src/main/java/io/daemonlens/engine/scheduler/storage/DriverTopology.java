package io.daemonlens.engine.scheduler.storage;

import io.daemonlens.engine.core.NodeSelectorTerm;
import io.daemonlens.engine.core.NodeSelectorTerm.Expression;
import io.daemonlens.engine.core.WellKnown;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The node affinity of an in-tree volume after CSI migration: its zone under the driver's own
 * topology key. Checked against csi-translation-lib's {@code in_tree_volume.go}, 0.24 to 0.37.
 */
public final class DriverTopology {

    private static final String REGION = "topology.kubernetes.io/region";

    private DriverTopology() {}

    /** Returns the node affinity of a volume that is an in-tree disk of this kind. */
    public static @Nullable List<NodeSelectorTerm> of(PersistentVolume volume, InTreePlugin kind) {
        List<NodeSelectorTerm> affinity = volume.affinity() == null ? List.of() : volume.affinity();
        if (kind.topologyKey() == null) {
            return volume.affinity();
        }
        String zone = zoneLabel(volume, affinity);
        if (names(affinity, zone, true)) {
            affinity = renamed(affinity, zone, kind.topologyKey());
        } else if (volume.labels().containsKey(zone)) {
            affinity = within(affinity, kind.topologyKey(), volume.labels().get(zone));
        }
        if (zone.equals(WellKnown.OLD_ZONE) && names(affinity, WellKnown.OLD_REGION, true)) {
            affinity = renamed(affinity, WellKnown.OLD_REGION, REGION);
        }
        return affinity.isEmpty() ? volume.affinity() : affinity;
    }

    private static String zoneLabel(PersistentVolume volume, List<NodeSelectorTerm> affinity) {
        if (names(affinity, WellKnown.ZONE, false)) {
            return WellKnown.ZONE;
        }
        boolean old =
                names(affinity, WellKnown.OLD_ZONE, false)
                        || !volume.labels().containsKey(WellKnown.ZONE)
                                && volume.labels().containsKey(WellKnown.OLD_ZONE);
        return old ? WellKnown.OLD_ZONE : WellKnown.ZONE;
    }

    private static boolean names(List<NodeSelectorTerm> terms, String key, boolean withValues) {
        for (NodeSelectorTerm term : terms) {
            for (Expression expression : term.matchExpressions()) {
                if (expression.key().equals(key)
                        && !(withValues && expression.values().isEmpty())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<NodeSelectorTerm> renamed(
            List<NodeSelectorTerm> terms, String from, String to) {
        List<NodeSelectorTerm> renamed = new ArrayList<>(terms.size());
        for (NodeSelectorTerm term : terms) {
            List<Expression> expressions = new ArrayList<>(term.matchExpressions().size());
            for (Expression each : term.matchExpressions()) {
                expressions.add(
                        each.key().equals(from)
                                ? Expression.of(to, each.operator(), each.values())
                                : each);
            }
            renamed.add(new NodeSelectorTerm(expressions, term.matchFields()));
        }
        return renamed;
    }

    private static List<NodeSelectorTerm> within(
            List<NodeSelectorTerm> terms, String key, String label) {
        TreeSet<String> zones = new TreeSet<>();
        for (String zone : label.split("__", -1)) {
            if (!zone.isBlank()) {
                zones.add(zone.strip());
            }
        }
        if (zones.isEmpty()) {
            return terms;
        }
        Expression expression = Expression.of(key, "In", List.copyOf(zones));
        List<NodeSelectorTerm> all =
                terms.isEmpty() ? List.of(new NodeSelectorTerm(List.of(), List.of())) : terms;
        List<NodeSelectorTerm> narrowed = new ArrayList<>(all.size());
        for (NodeSelectorTerm term : all) {
            List<Expression> expressions = new ArrayList<>(term.matchExpressions());
            expressions.add(expression);
            narrowed.add(new NodeSelectorTerm(expressions, term.matchFields()));
        }
        return narrowed;
    }
}
