package io.daemonlens.report.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.simulation.Forecast;
import io.daemonlens.forecast.Preview;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Nodes in rows a person can read: by pool where there are pools, one by one where there are few,
 * else by the label that says to which pool or role they belong.
 */
final class NodeGroups {

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

    private NodeGroups() {}

    /** Row title to nodes, in the order of the nodes. */
    static Map<String, List<Forecast>> of(Preview preview) {
        ClusterObjects cluster = preview.cluster();
        Map<String, String> titles = new TreeMap<>();
        boolean single = cluster.pools().isEmpty() && preview.nodes().size() <= MOST_SINGLE_NODES;
        for (JsonObject node : cluster.nodes()) {
            String name = Field.of(node).at("metadata", "name").text();
            String pool = cluster.pools().get(name);
            titles.put(name, pool != null ? pool : single ? name : byLabel(node));
        }
        Map<String, List<Forecast>> groups = new LinkedHashMap<>();
        for (Forecast forecast : preview.nodes()) {
            String title = titles.get(forecast.placement().node());
            groups.computeIfAbsent(title, t -> new ArrayList<>()).add(forecast);
        }
        return groups;
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
