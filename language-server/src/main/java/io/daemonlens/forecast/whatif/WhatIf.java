package io.daemonlens.forecast.whatif;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.daemon.NodeShouldRunDaemonPod;
import io.daemonlens.engine.daemon.Placement;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.simulation.placement.Eviction;
import io.daemonlens.engine.simulation.placement.Forecast;
import io.daemonlens.engine.simulation.placement.JointPlacement;
import io.daemonlens.forecast.ClusterScenario;
import io.daemonlens.revision.KeptRevisions;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The answer to what-if questions: for each change, in order, the actions of the cluster's
 * DaemonSets until nothing changes any more. Running pods stay on their nodes; only moves are
 * reported.
 *
 * @param steps one per change
 * @param cluster after the last change and all moves
 * @param questions the parsed changes
 */
public record WhatIf(List<Step> steps, ClusterObjects cluster, List<WhatIfChange> questions) {

    /**
     * One change and its effects.
     *
     * @param change as the user wrote it
     * @param moves empty if nothing moves
     */
    public record Step(String change, List<WhatIfMove> moves) {
        public Step {
            moves = List.copyOf(moves);
        }
    }

    public WhatIf {
        steps = List.copyOf(steps);
        questions = List.copyOf(questions);
    }

    /**
     * Returns a cluster after the changes alone, from which a rollout can start: its DaemonSets
     * have not reacted yet. Changes of pods that only the answer assumes are left out, and images,
     * which {@link #changed(JsonObject)} sets in the DaemonSet that is rolled out.
     */
    public ClusterObjects changed(ClusterObjects before) {
        ClusterObjects after = before;
        for (WhatIfChange each : questions) {
            after = each instanceof WhatIfChange.SetImage ? after : changed(after, each);
        }
        return after;
    }

    /** Returns a DaemonSet with the images that the changes set in it. */
    public JsonObject changed(JsonObject daemonSet) {
        ClusterObjects alone =
                with(cluster, "Pod", List.of()).replacing("DaemonSet", List.of(daemonSet));
        for (WhatIfChange each : questions) {
            if (each instanceof WhatIfChange.SetImage) {
                alone = changed(alone, each);
            }
        }
        return alone.of("DaemonSet").get(0);
    }

    private static ClusterObjects changed(ClusterObjects before, WhatIfChange change) {
        try {
            return ClusterEdit.apply(change, before);
        } catch (WhatIfException e) {
            return before;
        }
    }

    /** Whether the changes delete a DaemonSet. */
    public boolean deletes(JsonObject daemonSet) {
        return questions.stream()
                .anyMatch(
                        each ->
                                each instanceof WhatIfChange.DeleteDaemonSet delete
                                        && delete.name().equals(ClusterEdit.name(daemonSet))
                                        && (delete.namespace().isEmpty()
                                                || delete.namespace()
                                                        .equals(ClusterEdit.namespace(daemonSet))));
    }

    /**
     * Applies the changes one after the other.
     *
     * @param texts the changes as the user wrote them
     * @param daemonSets of the run, as the API server stores them; those of the cluster are added.
     *     If the cluster has no pods of one, its pods are assumed to run.
     * @throws WhatIfException if a change is invalid or names a missing object
     */
    public static WhatIf of(
            List<String> texts,
            List<JsonObject> daemonSets,
            ClusterObjects cluster,
            KubernetesVersion version)
            throws WhatIfException {
        List<WhatIfChange> changes = new ArrayList<>();
        for (String text : texts) {
            changes.add(WhatIfChange.parse(text));
        }
        Runner runner = new Runner(withDaemonSets(cluster, daemonSets), version);
        runner.settle(new ArrayList<>(), true);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            steps.add(new Step(texts.get(i), runner.step(changes.get(i))));
        }
        return new WhatIf(steps, runner.cluster, changes);
    }

    private static ClusterObjects withDaemonSets(
            ClusterObjects cluster, List<JsonObject> daemonSets) {
        Map<String, JsonObject> all = new LinkedHashMap<>();
        daemonSets.forEach(each -> all.put(key(each), each));
        for (JsonObject each : cluster.of("DaemonSet")) {
            boolean usable = Field.of(each).at("spec", "template", "spec").value() != null;
            if (usable) {
                all.putIfAbsent(key(each), each);
            }
        }
        return with(cluster, "DaemonSet", List.copyOf(all.values()));
    }

    private static ClusterObjects with(
            ClusterObjects cluster, String kind, List<JsonObject> objects) {
        return cluster.replacing(kind, objects);
    }

    /** {@code namespace/name}. */
    static String key(JsonObject daemonSet) {
        return ClusterEdit.namespace(daemonSet) + "/" + ClusterEdit.name(daemonSet);
    }

    /** The cluster state between changes. */
    private static final class Runner {

        private final KubernetesVersion version;
        private final TreeSet<String> told = new TreeSet<>();
        private ClusterObjects cluster;

        Runner(ClusterObjects cluster, KubernetesVersion version) {
            this.cluster = cluster;
            this.version = version;
        }

        List<WhatIfMove> step(WhatIfChange change) throws WhatIfException {
            ClusterObjects before = cluster;
            cluster = ClusterEdit.apply(change, before);
            List<WhatIfMove> moves = new ArrayList<>();
            goneWithChange(change, before, moves);
            settle(moves, false);
            return moves;
        }

        /** Applies the direct effect of the change on DaemonSet pods. */
        private void goneWithChange(
                WhatIfChange change, ClusterObjects before, List<WhatIfMove> moves) {
            for (JsonObject daemonSet : before.of("DaemonSet")) {
                List<String> had = nodesOf(daemonSet, before);
                List<String> has = nodesOf(daemonSet, cluster);
                had.removeAll(has);
                boolean deleted =
                        change instanceof WhatIfChange.DeleteDaemonSet
                                && !cluster.of("DaemonSet").contains(daemonSet);
                if (deleted && ((WhatIfChange.DeleteDaemonSet) change).orphan()) {
                    add(daemonSet, WhatIfMove.What.ORPHANED, had, "", moves);
                } else {
                    add(daemonSet, WhatIfMove.What.DELETED, had, "", moves);
                }
            }
            if (change instanceof WhatIfChange.SetImage image) {
                restarted(image, moves);
            }
        }

        private void restarted(WhatIfChange.SetImage image, List<WhatIfMove> moves) {
            for (JsonObject daemonSet : cluster.of("DaemonSet")) {
                boolean meant =
                        ClusterEdit.name(daemonSet).equals(image.name())
                                && (image.namespace().isEmpty()
                                        || ClusterEdit.namespace(daemonSet)
                                                .equals(image.namespace()));
                if (meant) {
                    boolean byHand =
                            Field.of(daemonSet)
                                    .at("spec", "updateStrategy", "type")
                                    .text()
                                    .equals("OnDelete");
                    add(
                            daemonSet,
                            byHand ? WhatIfMove.What.ON_DELETE : WhatIfMove.What.RESTARTS,
                            outdated(daemonSet),
                            image.image(),
                            moves);
                }
            }
        }

        /** Returns the nodes whose pod does not have the revision of the present template. */
        private List<String> outdated(JsonObject daemonSet) {
            if (KeptRevisions.hasCopies(daemonSet, cluster, version)) {
                return List.of();
            }
            String hash = KeptRevisions.hashOf(daemonSet, cluster, version);
            TreeSet<String> nodes = new TreeSet<>();
            for (JsonObject pod : cluster.of("Pod")) {
                String node = ClusterEdit.nodeOf(pod);
                String label =
                        Field.of(pod).at("metadata", "labels").at(DaemonSet.HASH_LABEL).text();
                if (!node.isEmpty() && ClusterEdit.isOf(pod, daemonSet) && !label.equals(hash)) {
                    nodes.add(node);
                }
            }
            return new ArrayList<>(nodes);
        }

        /** Deletes pods that may not stay, then creates the missing pods of each DaemonSet. */
        void settle(List<WhatIfMove> moves, boolean silent) {
            List<JsonObject> daemonSets = cluster.of("DaemonSet");
            for (JsonObject daemonSet : daemonSets) {
                leave(daemonSet, moves, silent);
            }
            List<List<Forecast>> made =
                    JointPlacement.settle(daemonSets, ClusterScenario.of(cluster, version));
            List<JsonObject> pods = new ArrayList<>(cluster.of("Pod"));
            TreeSet<String> evicted = new TreeSet<>();
            for (int i = 0; i < daemonSets.size(); i++) {
                make(daemonSets.get(i), made.get(i), pods, evicted, moves, silent);
            }
            pods.removeIf(
                    pod ->
                            evicted.contains(
                                    ClusterEdit.namespace(pod) + "/" + ClusterEdit.name(pod)));
            cluster = with(cluster, "Pod", pods);
        }

        private void leave(JsonObject daemonSet, List<WhatIfMove> moves, boolean silent) {
            DaemonSet facts = DaemonSet.of(daemonSet);
            NodeShouldRunDaemonPod rule = NodeShouldRunDaemonPod.of(facts.template(), version);
            Map<String, Placement> byNode = new TreeMap<>();
            for (JsonObject node : cluster.nodes(version)) {
                Placement placement = rule.decide(Node.of(node));
                byNode.put(placement.node(), placement);
            }
            List<String> leaves = new ArrayList<>();
            List<String> stays = new ArrayList<>();
            for (String node : nodesOf(daemonSet, cluster)) {
                Placement placement = byNode.get(node);
                if (placement != null && !placement.shouldRun()) {
                    (placement.shouldContinueRunning() ? stays : leaves).add(node);
                }
            }
            List<JsonObject> pods = new ArrayList<>(cluster.of("Pod"));
            pods.removeIf(
                    pod ->
                            ClusterEdit.isOf(pod, daemonSet)
                                    && leaves.contains(ClusterEdit.nodeOf(pod)));
            cluster = with(cluster, "Pod", pods);
            stays.removeIf(node -> !told.add("stays " + key(daemonSet) + " " + node));
            if (!silent) {
                add(daemonSet, WhatIfMove.What.DELETED, leaves, "", moves);
                add(daemonSet, WhatIfMove.What.STAYS, stays, "", moves);
            }
        }

        private void make(
                JsonObject daemonSet,
                List<Forecast> forecasts,
                List<JsonObject> pods,
                TreeSet<String> evicted,
                List<WhatIfMove> moves,
                boolean silent) {
            List<String> created = new ArrayList<>();
            List<String> refused = new ArrayList<>();
            Map<String, List<String>> pending = new LinkedHashMap<>();
            Map<String, List<String>> evicts = new LinkedHashMap<>();
            for (Forecast each : forecasts) {
                String node = each.placement().node();
                for (Eviction eviction : each.evictions()) {
                    evicted.add(eviction.pod().namespace() + "/" + eviction.pod().name());
                    String who = eviction.pod().namespace() + "/" + eviction.pod().name();
                    evicts.computeIfAbsent(who, key -> new ArrayList<>()).add(node);
                }
                if (Boolean.TRUE.equals(each.scheduled())) {
                    created.add(node);
                    pods.add(pod(daemonSet, node));
                    told.remove("pending " + key(daemonSet) + " " + node);
                } else if (each.refused() != null) {
                    refused.add(node);
                } else if (Boolean.FALSE.equals(each.scheduled())
                        && told.add("pending " + key(daemonSet) + " " + node)) {
                    pending.computeIfAbsent(why(each), key -> new ArrayList<>()).add(node);
                }
                told.remove("stays " + key(daemonSet) + " " + node);
            }
            if (!silent) {
                evicts.forEach(
                        (who, nodes) -> add(daemonSet, WhatIfMove.What.EVICTS, nodes, who, moves));
                add(daemonSet, WhatIfMove.What.CREATED, created, "", moves);
                add(daemonSet, WhatIfMove.What.REFUSED, refused, "", moves);
                pending.forEach(
                        (why, nodes) -> add(daemonSet, WhatIfMove.What.PENDING, nodes, why, moves));
            }
        }

        private static String why(Forecast forecast) {
            return forecast.refusals() == null
                    ? String.valueOf(forecast.message())
                    : String.join(", ", forecast.refusals().reasons());
        }

        private static void add(
                JsonObject daemonSet,
                WhatIfMove.What what,
                List<String> nodes,
                String detail,
                List<WhatIfMove> moves) {
            if (!nodes.isEmpty()) {
                moves.add(
                        new WhatIfMove(
                                ClusterEdit.namespace(daemonSet),
                                ClusterEdit.name(daemonSet),
                                what,
                                nodes,
                                detail));
            }
        }

        private static List<String> nodesOf(JsonObject daemonSet, ClusterObjects in) {
            TreeSet<String> nodes = new TreeSet<>();
            for (JsonObject pod : in.of("Pod")) {
                String node = ClusterEdit.nodeOf(pod);
                if (!node.isEmpty() && ClusterEdit.isOf(pod, daemonSet)) {
                    nodes.add(node);
                }
            }
            return new ArrayList<>(nodes);
        }

        /** Returns a running pod on a node, with the template fields that other pods depend on. */
        private static JsonObject pod(JsonObject daemonSet, String node) {
            JsonObject template = daemonSet.object("spec").object("template");
            JsonObject spec = new JsonObject();
            template.object("spec")
                    .entries()
                    .forEach(each -> spec.put(each.getKey(), each.getValue()));
            spec.put("nodeName", node);
            String name = ClusterEdit.name(daemonSet);
            JsonObject metadata =
                    new JsonObject()
                            .put("namespace", ClusterEdit.namespace(daemonSet))
                            .put("name", name + "-" + node);
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
}
