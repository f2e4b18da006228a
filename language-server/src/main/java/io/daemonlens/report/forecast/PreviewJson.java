package io.daemonlens.report.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.core.Toleration;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.simulation.placement.Eviction;
import io.daemonlens.engine.simulation.placement.Forecast;
import io.daemonlens.engine.simulation.placement.Neighbour;
import io.daemonlens.forecast.ClusterTable;
import io.daemonlens.forecast.PlacementView;
import io.daemonlens.forecast.PodRefusal;
import io.daemonlens.forecast.Preview;
import io.daemonlens.forecast.node.EvictedGroup;
import io.daemonlens.forecast.node.NodeOutcome;
import io.daemonlens.forecast.node.NodeReason;
import io.daemonlens.forecast.node.NodeRow;
import io.daemonlens.forecast.node.NodeView;
import io.daemonlens.report.diff.DiffReport;
import io.daemonlens.text.Wording;
import java.util.List;
import java.util.SortedMap;

/** The document {@code kind: PreviewReport}. */
public final class PreviewJson {

    private PreviewJson() {}

    /**
     * @param together whether the DaemonSets were placed together
     */
    public static JsonObject of(
            List<Preview> previews, ClusterObjects cluster, boolean together, Wording wording) {
        JsonArray array = new JsonArray();
        previews.forEach(preview -> array.add(preview(preview, wording)));
        JsonValue version =
                cluster.version().isEmpty()
                        ? JsonNull.NULL
                        : new JsonText(cluster.version().get().toString());
        return new JsonObject()
                .put("apiVersion", "daemonlens.io/v1")
                .put("kind", "PreviewReport")
                .put(
                        "cluster",
                        new JsonObject()
                                .put("source", cluster.source().word())
                                .put("title", cluster.title())
                                .put("nodes", cluster.nodes().size())
                                .put("kubernetesVersion", version))
                .put("together", together)
                .put("previews", array)
                .put("table", table(ClusterTable.of(previews, cluster)));
    }

    private static JsonObject table(ClusterTable table) {
        JsonArray pools = new JsonArray();
        table.pools().forEach(pools::add);
        JsonArray lines = new JsonArray();
        for (ClusterTable.Line line : table.lines()) {
            JsonObject pods = new JsonObject();
            line.runs()
                    .forEach(
                            (pool, runs) ->
                                    pods.put(
                                            pool,
                                            new JsonObject()
                                                    .put("runs", runs)
                                                    .put("nodes", line.nodes().get(pool))));
            lines.add(
                    new JsonObject()
                            .put("namespace", line.namespace())
                            .put("name", line.name())
                            .put("pools", pods)
                            .put("perNode", quantities(line.perNode()))
                            .put("total", quantities(line.total())));
        }
        JsonObject percent = new JsonObject();
        table.percent()
                .forEach((name, share) -> percent.put(name, new JsonNumber(share.toString())));
        return new JsonObject()
                .put("pools", pools)
                .put("daemonSets", lines)
                .put("total", quantities(table.total()))
                .put("percentOfAllocatable", percent);
    }

    private static JsonObject preview(Preview preview, Wording wording) {
        PlacementView placement = preview.placement(wording);
        JsonArray nodes = new JsonArray();
        placement.nodes().forEach(node -> nodes.add(node(node)));
        JsonArray tolerations = new JsonArray();
        preview.added().forEach(each -> tolerations.add(toleration(each)));
        return new JsonObject()
                .put("file", preview.file())
                .put("index", preview.analysis().manifest().index())
                .put("namespace", preview.namespace())
                .put("name", preview.name())
                .put("kubernetesVersion", preview.analysis().version().toString())
                .put(
                        "placement",
                        new JsonObject()
                                .put("desiredNumberScheduled", placement.desired())
                                .put("summary", summary(placement))
                                .put("text", placement.tally(wording))
                                .put("refusal", refusal(placement.refusal()))
                                .put("evicted", evicted(placement, wording))
                                .put("shortage", textOrNull(blankToNull(placement.shortage())))
                                .put("advice", texts(preview.nodeAdvice(wording)))
                                .put("rows", rows(placement))
                                .put("nodes", nodes)
                                .put("addedTolerations", tolerations))
                .put(
                        "resources",
                        new JsonObject()
                                .put("perNode", quantities(preview.perNode()))
                                .put("total", quantities(preview.total())))
                .put(
                        "rollout",
                        preview.rollout() == null
                                ? JsonNull.NULL
                                : RolloutJson.rollout(preview.rollout(), wording))
                .put("revision", revision(preview, wording));
    }

    private static JsonObject summary(PlacementView placement) {
        return new JsonObject()
                .put("nodes", placement.nodes().size())
                .put("desired", placement.desired())
                .put("scheduled", placement.count(NodeOutcome.RUNS))
                .put("pending", placement.count(NodeOutcome.PENDING))
                .put("refused", placement.count(NodeOutcome.REFUSED))
                .put("evicted", placement.evictions());
    }

    private static JsonValue refusal(PodRefusal refusal) {
        return refusal == null
                ? JsonNull.NULL
                : new JsonObject()
                        .put("plugin", refusal.plugin())
                        .put("message", refusal.message());
    }

    private static JsonArray evicted(PlacementView placement, Wording wording) {
        JsonArray groups = new JsonArray();
        for (EvictedGroup each : placement.evicted()) {
            groups.add(
                    new JsonObject()
                            .put("owner", each.kind() + "/" + each.owner())
                            .put("pods", each.pods().size())
                            .put("nodes", texts(List.copyOf(each.nodes())))
                            .put("text", each.sentence(wording)));
        }
        return groups;
    }

    private static JsonArray rows(PlacementView placement) {
        JsonArray rows = new JsonArray();
        for (NodeRow row : placement.rows()) {
            rows.add(
                    new JsonObject()
                            .put("title", row.title())
                            .put("nodes", row.nodes().size())
                            .put("runs", row.runs())
                            .put("pending", row.count(NodeOutcome.PENDING))
                            .put("refused", row.count(NodeOutcome.REFUSED))
                            .put("reasons", texts(row.sentences())));
        }
        return rows;
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static JsonObject node(NodeView node) {
        Forecast forecast = node.forecast();
        JsonArray reasons = new JsonArray();
        node.reasons().forEach(reason -> reasons.add(reason(reason)));
        JsonArray evicts = new JsonArray();
        forecast.evictions().forEach(each -> evicts.add(eviction(each)));
        Boolean scheduled = forecast.scheduled();
        return new JsonObject()
                .put("name", node.name())
                .put("pool", textOrNull(node.pool()))
                .put("zone", textOrNull(node.zone()))
                .put("outcome", node.outcome().word())
                .put("shouldRun", forecast.placement().shouldRun())
                .put("shouldContinueRunning", forecast.placement().shouldContinueRunning())
                .put("scheduled", scheduled == null ? JsonNull.NULL : JsonBoolean.of(scheduled))
                .put("reasons", reasons)
                .put("evicts", evicts)
                .put("message", textOrNull(forecast.message()));
    }

    private static JsonObject reason(NodeReason reason) {
        JsonObject json = new JsonObject().put("code", reason.code()).put("text", reason.text());
        if (!reason.detail().isEmpty()) {
            json.put("detail", reason.detail());
        }
        if (reason.holder() != null) {
            json.put("holder", neighbour(reason.holder()));
        }
        if (!reason.missing().isEmpty()) {
            json.put("short", quantities(reason.missing()));
        }
        return json;
    }

    private static JsonObject neighbour(Neighbour pod) {
        return new JsonObject()
                .put("namespace", pod.namespace())
                .put("name", pod.name())
                .put("owner", textOrNull(pod.ownerText()));
    }

    private static JsonObject eviction(Eviction eviction) {
        String budget =
                switch (eviction.disruption()) {
                    case UNPROTECTED -> null;
                    case RESPECTED -> "respected";
                    case VIOLATED -> "violated";
                };
        String then =
                switch (eviction.then()) {
                    case PENDING -> "pending";
                    case ELSEWHERE -> "elsewhere";
                    case GONE -> "gone";
                };
        return neighbour(eviction.pod())
                .put("disruptionBudget", textOrNull(budget))
                .put("then", then);
    }

    private static JsonObject toleration(Toleration toleration) {
        return new JsonObject()
                .put("key", toleration.key())
                .put("operator", toleration.operator())
                .put("effect", toleration.effect());
    }

    private static JsonObject quantities(SortedMap<String, Quantity> quantities) {
        JsonObject json = new JsonObject();
        quantities.forEach((name, quantity) -> json.put(name, quantity.toString()));
        return json;
    }

    private static JsonObject revision(Preview preview, Wording wording) {
        JsonObject json =
                new JsonObject()
                        .put("name", textOrNull(preview.revisionName()))
                        .put("hash", textOrNull(preview.hash()));
        if (preview.comparison() == null) {
            return json.put("comparedWith", JsonNull.NULL)
                    .put("note", textOrNull(preview.noComparison()))
                    .put("restartsPods", JsonNull.NULL)
                    .put("restarts", JsonNull.NULL)
                    .put("text", textOrNull(blankToNull(preview.noComparison())))
                    .put("changes", new JsonArray());
        }
        return json.put(
                        "comparedWith",
                        preview.comparison().from() == null
                                ? JsonNull.NULL
                                : new JsonText(preview.comparison().from().source()))
                .put("restartsPods", preview.comparison().restartsPods())
                .put("restarts", DiffReport.restarts(preview.restarts()))
                .put("text", new RevisionWords(preview, wording).verdict())
                .put("changes", DiffReport.changes(preview.comparison().changes()));
    }

    private static JsonValue textOrNull(String text) {
        return text == null ? JsonNull.NULL : new JsonText(text);
    }
}
