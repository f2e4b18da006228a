package io.daemonlens.forecast.whatif;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.daemon.NodeShouldRunDaemonPod;
import io.daemonlens.engine.daemon.Placement;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.simulation.placement.Eviction;
import io.daemonlens.engine.simulation.placement.Forecast;
import io.daemonlens.engine.simulation.placement.JointPlacement;
import io.daemonlens.forecast.ClusterScenario;
import io.daemonlens.forecast.SiblingPods;
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
 * @param cluster after the last change
 */
public record WhatIf(List<Step> steps, ClusterObjects cluster) {

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
        return new WhatIf(steps, runner.cluster);
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
        Map<String, List<JsonObject>> kinds = new LinkedHashMap<>(cluster.byKind());
        kinds.put(kind, objects);
        return new ClusterObjects(
                cluster.source(),
                cluster.title(),
                cluster.version(),
                kinds,
                cluster.pools(),
                cluster.notes());
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
                            nodesOf(daemonSet, cluster),
                            image.image(),
                            moves);
                }
            }
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
                    pods.add(SiblingPods.runningPod(
                                daemonSet,
                                ClusterEdit.namespace(daemonSet),
                                ClusterEdit.name(daemonSet),
                                node));
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
    }
}
