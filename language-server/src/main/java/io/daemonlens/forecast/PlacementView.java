package io.daemonlens.forecast;

import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.OwnerReference;
import io.daemonlens.engine.core.WellKnown;
import io.daemonlens.engine.daemon.Reason;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.scheduler.framework.Status;
import io.daemonlens.engine.simulation.placement.Forecast;
import io.daemonlens.engine.simulation.placement.Obstacle;
import io.daemonlens.forecast.node.EvictedGroup;
import io.daemonlens.forecast.node.NearToleration;
import io.daemonlens.forecast.node.NodeOutcome;
import io.daemonlens.forecast.node.NodeReason;
import io.daemonlens.forecast.node.NodeRow;
import io.daemonlens.forecast.node.NodeRows;
import io.daemonlens.forecast.node.NodeView;
import io.daemonlens.forecast.node.ReasonText;
import io.daemonlens.forecast.node.Shortage;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The nodes that get a pod, and why the others do not. Counts and sentences are computed once here,
 * for all output formats.
 *
 * @param nodes of the cluster, by name
 * @param rows the same nodes in rows
 * @param refusal why the API server refuses the pods; null if it does not
 * @param evicted the evicted pods, by controller
 * @param shortage the missing resources of pending pods, and the request with which they would fit;
 *     empty if unknown
 * @param messages the scheduler's messages, each with its number of pods
 */
public record PlacementView(
        List<NodeView> nodes,
        List<NodeRow> rows,
        PodRefusal refusal,
        List<EvictedGroup> evicted,
        String shortage,
        Map<String, Integer> messages) {

    public PlacementView {
        nodes = List.copyOf(nodes);
        rows = List.copyOf(rows);
        evicted = List.copyOf(evicted);
        messages = Collections.unmodifiableMap(new LinkedHashMap<>(messages));
    }

    static PlacementView of(Preview preview, Wording wording) {
        Builder builder = new Builder(preview, wording);
        List<NodeView> nodes = new ArrayList<>(preview.nodes().size());
        Map<String, Integer> messages = new LinkedHashMap<>();
        PodRefusal refusal = null;
        for (Forecast each : preview.nodes()) {
            nodes.add(builder.node(each));
            if (each.message() != null) {
                messages.merge(each.message(), 1, Integer::sum);
            }
            if (each.refused() != null && refusal == null) {
                refusal = new PodRefusal(each.refused().plugin(), each.refused().message());
            }
        }
        return new PlacementView(
                nodes,
                NodeRows.of(preview.cluster()).rows(nodes),
                refusal,
                EvictedGroup.of(nodes),
                Shortage.sentence(nodes, preview.perNode(), wording),
                messages);
    }

    /** Returns the number of nodes with the outcome. */
    public int count(NodeOutcome outcome) {
        int count = 0;
        for (NodeRow row : rows) {
            count += row.count(outcome);
        }
        return count;
    }

    /** Returns the number of nodes that should run a pod. */
    public int desired() {
        return count(NodeOutcome.RUNS) + count(NodeOutcome.PENDING) + count(NodeOutcome.REFUSED);
    }

    /** Returns the number of evicted pods. */
    public int evictions() {
        int count = 0;
        for (EvictedGroup each : evicted) {
            count += each.pods().size();
        }
        return count;
    }

    /** {@code 20 of 24 get a pod, 3 pending}. */
    public String tally(Wording wording) {
        int refused = count(NodeOutcome.REFUSED);
        int runs = count(NodeOutcome.RUNS);
        int pending = count(NodeOutcome.PENDING);
        if (refused > 0 && runs == 0 && pending == 0) {
            return wording.say("preview.all-refused", refused);
        }
        return wording.say("preview.get-a-pod", runs, nodes.size())
                + (pending == 0 ? "" : wording.say("preview.pending", pending))
                + (refused == 0 ? "" : wording.say("preview.refused", refused));
    }

    /** Builds the view of each node. */
    private static final class Builder {

        private final ManifestAnalysis analysis;
        private final ClusterObjects cluster;
        private final Wording wording;
        private final Map<String, String> zones = new TreeMap<>();
        private final TreeSet<String> withOwnPod = new TreeSet<>();
        private final Map<Reason, NodeReason> told = new LinkedHashMap<>();

        Builder(Preview preview, Wording wording) {
            this.analysis = preview.analysis();
            this.cluster = preview.cluster();
            this.wording = wording;
            for (JsonObject node : cluster.of("Node")) {
                Field metadata = Field.of(node).at("metadata");
                for (String key : List.of(WellKnown.OLD_ZONE, WellKnown.ZONE)) {
                    if (metadata.at("labels", key).present()) {
                        zones.put(metadata.at("name").text(), metadata.at("labels", key).text());
                    }
                }
            }
            for (JsonObject pod : cluster.of("Pod")) {
                Field metadata = Field.of(pod).at("metadata");
                OwnerReference owner = OwnerReference.controllerOf(metadata);
                if (owner != null
                        && owner.kind().equals("DaemonSet")
                        && owner.name().equals(preview.name())
                        && metadata.at("namespace").text().equals(preview.namespace())
                        && metadata.at("deletionTimestamp").absent()) {
                    withOwnPod.add(Field.of(pod).at("spec", "nodeName").text());
                }
            }
        }

        NodeView node(Forecast forecast) {
            String name = forecast.placement().node();
            NodeOutcome outcome = outcome(forecast);
            List<NodeReason> reasons =
                    outcome == NodeOutcome.RUNS ? List.of() : reasons(forecast, outcome);
            return new NodeView(
                    name, cluster.pools().get(name), zones.get(name), outcome, reasons, forecast);
        }

        private NodeOutcome outcome(Forecast forecast) {
            if (!forecast.placement().shouldRun()) {
                boolean stays =
                        forecast.placement().shouldContinueRunning()
                                && withOwnPod.contains(forecast.placement().node());
                return stays ? NodeOutcome.KEEPS : NodeOutcome.NOT_WANTED;
            }
            if (forecast.refused() != null) {
                return NodeOutcome.REFUSED;
            }
            return Boolean.TRUE.equals(forecast.scheduled())
                    ? NodeOutcome.RUNS
                    : NodeOutcome.PENDING;
        }

        private List<NodeReason> reasons(Forecast forecast, NodeOutcome outcome) {
            List<NodeReason> reasons = new ArrayList<>();
            for (Reason reason : forecast.placement().reasons()) {
                reasons.add(told.computeIfAbsent(reason, this::ofController));
            }
            if (outcome == NodeOutcome.REFUSED) {
                reasons.add(plain("PodRefused", forecast.refused().message()));
            } else if (outcome == NodeOutcome.PENDING && reasons.isEmpty()) {
                ofScheduler(forecast, reasons);
            }
            return reasons;
        }

        private NodeReason ofController(Reason reason) {
            String near =
                    reason instanceof Reason.UntoleratedTaint untolerated
                            ? NearToleration.of(untolerated.taint(), analysis, wording)
                            : "";
            String text = ReasonText.of(reason, wording);
            return new NodeReason(reason.code(), text, near, null, Obstacle.NONE.missing());
        }

        private void ofScheduler(Forecast forecast, List<NodeReason> reasons) {
            Status refusals = forecast.refusals();
            if (refusals == null) {
                String text = forecast.message();
                reasons.add(
                        text == null
                                ? plain("OtherScheduler", wording.say("preview.other-scheduler"))
                                : plain("Unschedulable", text));
                return;
            }
            for (String text : refusals.reasons()) {
                reasons.add(ofPlugin(refusals.plugin(), text, forecast.obstacle()));
            }
        }

        private NodeReason ofPlugin(String plugin, String text, Obstacle obstacle) {
            if (plugin.equals("NodePorts") && obstacle.holder() != null) {
                String holder = obstacle.holder().namespace() + "/" + obstacle.holder().name();
                String owner = obstacle.holder().ownerText();
                String detail =
                        owner == null
                                ? wording.say("preview.port-held", obstacle.port(), holder)
                                : wording.say(
                                        "preview.port-held-by", obstacle.port(), holder, owner);
                return new NodeReason(
                        plugin, text, detail, obstacle.holder(), Obstacle.NONE.missing());
            }
            return new NodeReason(
                    plugin,
                    text,
                    Shortage.detail(plugin, text, obstacle.missing(), wording),
                    null,
                    Shortage.of(plugin, text, obstacle.missing()));
        }

        private static NodeReason plain(String code, String text) {
            return new NodeReason(code, text, "", null, Obstacle.NONE.missing());
        }
    }
}
