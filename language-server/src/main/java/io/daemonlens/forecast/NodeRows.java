package io.daemonlens.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Nodes in rows a person can read: by pool where there are pools, one by one where there are few,
 * else by the label that says to which pool or role they belong.
 */
public final class NodeRows {

    /** More than this many nodes are not shown one by one. */
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

    /** The rows of a cluster, where few nodes without pools have a row each. */
    static NodeRows of(ClusterObjects cluster) {
        boolean single = cluster.nodes().size() <= MOST_SINGLE_NODES;
        return of(cluster, single);
    }

    /** The same where no node has a row of its own. */
    static NodeRows byPool(ClusterObjects cluster) {
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

    /** The title of a node's row. */
    String title(String node) {
        return titles.getOrDefault(node, node);
    }

    /** The pool or role that a node says it belongs to; {@code node} where it says none. */
    public static String poolOf(JsonObject node, ClusterObjects cluster) {
        String pool = cluster.pools().get(Field.of(node).at("metadata", "name").text());
        return pool == null ? byLabel(node) : pool;
    }

    /** The nodes in rows, in the order of the nodes. */
    List<NodeRow> rows(List<NodeView> nodes) {
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
