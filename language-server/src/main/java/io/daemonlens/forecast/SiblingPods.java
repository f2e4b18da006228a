package io.daemonlens.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.OwnerReference;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.simulation.placement.Forecast;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The pods of the run's other DaemonSets, as cluster objects, on nodes where they leave no room for
 * one of them. A rollout simulates a single DaemonSet and needs these pods in the cluster.
 */
final class SiblingPods {

    private SiblingPods() {}

    /**
     * Returns the cluster with the pods that block one of the DaemonSets.
     *
     * @param index of that DaemonSet
     * @param placed the forecasts of all of them
     */
    static ClusterObjects inTheWayOf(
            int index,
            List<SharedCluster.Member> members,
            List<List<Forecast>> placed,
            ClusterObjects cluster) {
        TreeSet<String> full = new TreeSet<>();
        for (Forecast each : placed.get(index)) {
            if (each.isWanted() && Boolean.FALSE.equals(each.scheduled())) {
                full.add(each.placement().node());
            }
        }
        if (full.isEmpty() || members.size() == 1) {
            return cluster;
        }
        List<JsonObject> pods = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            if (i != index && members.get(i).version().equals(members.get(index).version())) {
                add(members.get(i).stored(), placed.get(i), full, cluster, pods);
            }
        }
        return pods.isEmpty() ? cluster : cluster.with(Map.of("Pod", pods));
    }

    private static void add(
            JsonObject daemonSet,
            List<Forecast> forecasts,
            TreeSet<String> full,
            ClusterObjects cluster,
            List<JsonObject> pods) {
        Field metadata = Field.of(daemonSet).at("metadata");
        String namespace = metadata.at("namespace").text();
        String name = metadata.at("name").text();
        TreeSet<String> there = nodesWithPod(namespace, name, cluster);
        for (Forecast each : forecasts) {
            String node = each.placement().node();
            if (full.contains(node)
                    && Boolean.TRUE.equals(each.scheduled())
                    && !there.contains(node)) {
                pods.add(pod(daemonSet, namespace, name, node));
            }
        }
    }

    private static TreeSet<String> nodesWithPod(
            String namespace, String name, ClusterObjects cluster) {
        TreeSet<String> nodes = new TreeSet<>();
        for (JsonObject pod : cluster.of("Pod")) {
            Field metadata = Field.of(pod).at("metadata");
            OwnerReference owner = OwnerReference.controllerOf(metadata);
            if (owner != null
                    && owner.kind().equals("DaemonSet")
                    && owner.name().equals(name)
                    && metadata.at("namespace").text().equals(namespace)) {
                nodes.add(Field.of(pod).at("spec", "nodeName").text());
            }
        }
        return nodes;
    }

    private static JsonObject pod(
            JsonObject daemonSet, String namespace, String name, String node) {
        JsonObject template = daemonSet.object("spec").object("template");
        JsonObject spec = new JsonObject();
        template.object("spec").entries().forEach(each -> spec.put(each.getKey(), each.getValue()));
        spec.put("nodeName", node);
        JsonObject metadata =
                new JsonObject().put("namespace", namespace).put("name", name + "-" + node);
        JsonObject written = template.object("metadata");
        if (written != null && written.object("labels") != null) {
            metadata.put("labels", written.object("labels"));
        }
        JsonObject owner =
                new JsonObject()
                        .put("apiVersion", "apps/v1")
                        .put("kind", "DaemonSet")
                        .put("name", name)
                        .put("controller", JsonBoolean.of(true));
        metadata.put("ownerReferences", new JsonArray().add(owner));
        return new JsonObject()
                .put("apiVersion", "v1")
                .put("kind", "Pod")
                .put("metadata", metadata)
                .put("spec", spec)
                .put("status", new JsonObject().put("phase", "Running"));
    }
}
