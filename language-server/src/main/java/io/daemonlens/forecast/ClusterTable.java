package io.daemonlens.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.forecast.node.NodeRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The table of all DaemonSets of a run by pool, with their resource requests.
 *
 * @param pools titles of the columns
 * @param lines one per DaemonSet
 * @param total what the running pods of all of them request, by resource
 * @param percent the share of what the cluster's nodes have allocatable; only resources that nodes
 *     have
 */
public record ClusterTable(
        List<String> pools,
        List<Line> lines,
        SortedMap<String, Quantity> total,
        SortedMap<String, Double> percent) {

    /**
     * One DaemonSet.
     *
     * @param runs the number of nodes that run a pod, by pool
     * @param nodes the number of nodes of a pool
     * @param perNode what one pod requests
     * @param total what all running pods request
     */
    public record Line(
            String namespace,
            String name,
            Map<String, Integer> runs,
            Map<String, Integer> nodes,
            SortedMap<String, Quantity> perNode,
            SortedMap<String, Quantity> total) {}

    /** Returns the table for the previews of one run over one cluster. */
    public static ClusterTable of(List<Preview> previews, ClusterObjects cluster) {
        NodeRows rows = NodeRows.byPool(cluster);
        Set<String> pools = new LinkedHashSet<>();
        List<Line> lines = new ArrayList<>();
        SortedMap<String, Quantity> all = new TreeMap<>();
        for (Preview preview : previews) {
            Map<String, Integer> runs = new LinkedHashMap<>();
            Map<String, Integer> nodes = new LinkedHashMap<>();
            int running = 0;
            for (var each : preview.nodes()) {
                String pool = rows.title(each.placement().node());
                int one = Boolean.TRUE.equals(each.scheduled()) ? 1 : 0;
                running += one;
                runs.merge(pool, one, Integer::sum);
                nodes.merge(pool, 1, Integer::sum);
            }
            pools.addAll(nodes.keySet());
            SortedMap<String, Quantity> total = Preview.times(preview.perNode(), running);
            total.forEach((name, amount) -> all.merge(name, amount, Quantity::add));
            lines.add(
                    new Line(
                            preview.namespace(),
                            preview.name(),
                            runs,
                            nodes,
                            preview.perNode(),
                            total));
        }
        return new ClusterTable(List.copyOf(pools), lines, all, percent(all, cluster));
    }

    private static SortedMap<String, Double> percent(
            SortedMap<String, Quantity> used, ClusterObjects cluster) {
        SortedMap<String, Quantity> room = new TreeMap<>();
        for (JsonObject node : cluster.nodes()) {
            Node.of(node)
                    .allocatable()
                    .forEach((name, amount) -> room.merge(name, amount, Quantity::add));
        }
        SortedMap<String, Double> percent = new TreeMap<>();
        used.forEach(
                (name, amount) -> {
                    Quantity of = room.get(name);
                    if (of != null && of.signum() > 0) {
                        double share = amount.decimal().doubleValue() / of.decimal().doubleValue();
                        percent.put(name, Math.round(share * 1000) / 10.0);
                    }
                });
        return percent;
    }
}
