package io.daemonlens.forecast.node;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Groups nodes into readable rows: by pool if there are pools, one by one if there are few nodes,
 * else by the label of their pool or role.
 */
public final class NodeRows {

    /** The most nodes that are shown one by one. */
    static final int MOST_SINGLE_NODES = 12;

    private static final List<String> POOL_LABELS =
            List.of(
                    "cloud.google.com/gke-nodepool",
                    "eks.amazonaws.com/nodegroup",
                    "karpenter.sh/nodepool",
                    "kubernetes.azure.com/agentpool",
                    "agentpool",
                    "doks.digitalocean.com/node-pool",
                    "alpha.eksctl.io/nodegroup-name");

    private static final String ROLE = "node-role.kubernetes.io/";

    private final Map<String, String> titles;

    private NodeRows(Map<String, String> titles) {
        this.titles = titles;
    }

    /** Returns the rows of a cluster; few nodes without pools have a row each. */
    public static NodeRows of(ClusterObjects cluster) {
        boolean single = cluster.nodes().size() <= MOST_SINGLE_NODES;
        return of(cluster, single);
    }

    /** Returns the rows of a cluster without rows for single nodes. */
    public static NodeRows byPool(ClusterObjects cluster) {
        return of(cluster, false);
    }

    private static NodeRows of(ClusterObjects cluster, boolean single) {
        boolean alone = single && cluster.pools().isEmpty();
        Map<String, String> titles = new TreeMap<>();
        for (JsonObject node : cluster.nodes()) {
            String name = Field.of(node).at("metadata", "name").text();
            String pool = cluster.pools().get(name);
            titles.put(name, pool != null ? pool : alone ? name : byLabel(node));
        }
        return new NodeRows(titles);
    }

    /** Returns the title of a node's row. */
    public String title(String node) {
        return titles.getOrDefault(node, node);
    }

    /** Returns the pool or role from a node's labels; {@code node} if it has none. */
    public static String poolOf(JsonObject node, ClusterObjects cluster) {
        String pool = cluster.pools().get(Field.of(node).at("metadata", "name").text());
        return pool == null ? byLabel(node) : pool;
    }

    /** Groups the nodes into rows, in node order. */
    public List<NodeRow> rows(List<NodeView> nodes) {
        Map<String, List<NodeView>> rows = new LinkedHashMap<>();
        for (NodeView node : nodes) {
            rows.computeIfAbsent(title(node.name()), t -> new ArrayList<>()).add(node);
        }
        List<NodeRow> all = new ArrayList<>();
        rows.forEach((title, members) -> all.add(new NodeRow(title, members)));
        return all;
    }

    private static String byLabel(JsonObject node) {
        Map<String, String> labels = Field.of(node).at("metadata", "labels").textMap();
        for (String label : POOL_LABELS) {
            if (labels.containsKey(label)) {
                return labels.get(label);
            }
        }
        for (String label : labels.keySet()) {
            if (label.startsWith(ROLE)) {
                return label.substring(ROLE.length());
            }
        }
        return "node";
    }
}
