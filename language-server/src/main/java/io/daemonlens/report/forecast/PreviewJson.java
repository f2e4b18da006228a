package io.daemonlens.report.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.core.Toleration;
import io.daemonlens.engine.daemon.Reason;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.scheduler.framework.Status;
import io.daemonlens.engine.simulation.Forecast;
import io.daemonlens.engine.simulation.Wave;
import io.daemonlens.forecast.Preview;
import io.daemonlens.forecast.ReasonText;
import io.daemonlens.forecast.Rollout;
import io.daemonlens.report.diff.DiffReport;
import io.daemonlens.text.Wording;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;

/** The document {@code kind: PreviewReport} of the contract. */
public final class PreviewJson {

    private PreviewJson() {}

    public static JsonObject of(List<Preview> previews, ClusterObjects cluster, Wording wording) {
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
                .put("previews", array);
    }

    private static JsonObject preview(Preview preview, Wording wording) {
        JsonArray nodes = new JsonArray();
        preview.nodes().forEach(node -> nodes.add(node(node, preview.cluster(), wording)));
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
                                .put("desiredNumberScheduled", preview.desired())
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
                .put("revision", revision(preview));
    }

    private static JsonObject node(Forecast node, ClusterObjects cluster, Wording wording) {
        JsonArray reasons = new JsonArray();
        for (Reason reason : node.placement().reasons()) {
            reasons.add(reason(reason.code(), ReasonText.of(reason, wording)));
        }
        if (node.refused() != null) {
            reasons.add(reason("PodRefused", node.refused()));
        }
        Status refusals = node.refusals();
        if (Boolean.FALSE.equals(node.scheduled()) && refusals != null) {
            refusals.reasons().forEach(text -> reasons.add(reason(refusals.plugin(), text)));
        }
        String pool = cluster.pools().get(node.placement().node());
        Boolean scheduled = node.scheduled();
        return new JsonObject()
                .put("name", node.placement().node())
                .put("pool", textOrNull(pool))
                .put("shouldRun", node.hasPod())
                .put("shouldContinueRunning", node.placement().shouldContinueRunning())
                .put("scheduled", scheduled == null ? JsonNull.NULL : JsonBoolean.of(scheduled))
                .put("reasons", reasons)
                .put("message", textOrNull(node.message()));
    }

    private static JsonObject reason(String code, String text) {
        return new JsonObject().put("code", code).put("text", text);
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

    private static JsonObject revision(Preview preview) {
        JsonObject json =
                new JsonObject()
                        .put("name", textOrNull(preview.revisionName()))
                        .put("hash", textOrNull(preview.hash()));
        if (preview.comparison() == null) {
            return json.put("comparedWith", JsonNull.NULL)
                    .put("note", textOrNull(preview.noComparison()))
                    .put("restartsPods", JsonNull.NULL)
                    .put("changes", new JsonArray());
        }
        return json.put(
                        "comparedWith",
                        preview.comparison().from() == null
                                ? JsonNull.NULL
                                : new JsonText(preview.comparison().from().source()))
                .put("restartsPods", preview.comparison().restartsPods())
                .put("changes", DiffReport.changes(preview.comparison().changes()));
    }

    private static JsonValue textOrNull(String text) {
        return text == null ? JsonNull.NULL : new JsonText(text);
    }

    static JsonNumber seconds(long millis) {
        BigDecimal seconds = BigDecimal.valueOf(millis, 3).stripTrailingZeros();
        return new JsonNumber(
                (seconds.scale() < 1 ? seconds.setScale(1) : seconds).toPlainString());
    }

    static JsonArray waves(Rollout rollout) {
        JsonArray waves = new JsonArray();
        for (Wave wave : rollout.timeline().waves()) {
            JsonArray nodes = new JsonArray();
            wave.nodes().forEach(nodes::add);
            waves.add(
                    new JsonObject()
                            .put("startSeconds", seconds(wave.startMillis()))
                            .put("nodes", nodes));
        }
        return waves;
    }
}
