package io.daemonlens.report.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apps.DaemonSetStatus;
import io.daemonlens.engine.daemon.RolloutBudget;
import io.daemonlens.engine.diagnosis.NodeFinding;
import io.daemonlens.engine.diagnosis.Remedy;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.forecast.Why;
import io.daemonlens.text.Wording;
import java.util.List;

/** The document {@code kind: DiagnosisReport}. */
public final class WhyJson {

    private WhyJson() {}

    public static JsonObject of(List<Why> all, ClusterObjects cluster, Wording wording) {
        JsonArray array = new JsonArray();
        all.forEach(each -> array.add(daemonSet(each, wording)));
        return new JsonObject()
                .put("apiVersion", "daemonlens.io/v1")
                .put("kind", "DiagnosisReport")
                .put(
                        "cluster",
                        new JsonObject()
                                .put("source", cluster.source().word())
                                .put("title", cluster.title())
                                .put("nodes", cluster.nodes().size())
                                .put(
                                        "kubernetesVersion",
                                        textOrNull(
                                                cluster.version().map(Object::toString).orElse("")))
                                .put(
                                        "time",
                                        textOrNull(
                                                cluster.time().map(Object::toString).orElse(""))))
                .put("daemonSets", array);
    }

    private static JsonObject daemonSet(Why why, Wording wording) {
        JsonArray causes = new JsonArray();
        for (Why.CauseInWords cause : why.causes()) {
            causes.add(
                    new JsonObject()
                            .put("code", cause.facts().code().word())
                            .put("owner", cause.facts().owner().word())
                            .put("nodes", texts(cause.facts().nodes()))
                            .put("pods", texts(cause.facts().pods()))
                            .put("text", cause.text())
                            .put("evidence", textOrNull(cause.evidence())));
        }
        JsonArray nodes = new JsonArray();
        for (NodeFinding node : why.facts().nodes()) {
            JsonObject json =
                    new JsonObject().put("name", node.name()).put("bucket", node.bucket());
            if (node.cause() != null) {
                json.put("pod", textOrNull(node.pod()))
                        .put("evidence", textOrNull(why.evidence(node, wording)));
            }
            nodes.add(json);
        }
        JsonArray remedies = new JsonArray();
        why.remedies().forEach(each -> remedies.add(remedy(each)));
        return new JsonObject()
                .put("namespace", why.namespace())
                .put("name", why.name())
                .put("verdict", why.facts().verdict().word())
                .put("sentence", why.sentence())
                .put("status", status(why.status()))
                .put("budget", budget(why))
                .put("causes", causes)
                .put("nodes", nodes)
                .put("remedies", remedies);
    }

    private static JsonObject status(DaemonSetStatus status) {
        return new JsonObject()
                .put("desired", status.desiredNumberScheduled())
                .put("current", status.currentNumberScheduled())
                .put("ready", status.numberReady())
                .put("updated", status.updatedNumberScheduled())
                .put("available", status.numberAvailable())
                .put("unavailable", status.numberUnavailable())
                .put("misscheduled", status.numberMisscheduled());
    }

    private static JsonValue budget(Why why) {
        RolloutBudget budget = why.facts().budget();
        return budget == null
                ? JsonNull.NULL
                : new JsonObject()
                        .put("maxUnavailable", budget.maxUnavailable())
                        .put("unavailable", budget.unavailable())
                        .put("maxSurge", budget.maxSurge())
                        .put("text", why.budget());
    }

    private static JsonObject remedy(Why.RemedyInWords remedy) {
        Remedy.Simulated simulated = remedy.facts().simulated();
        return new JsonObject()
                .put("text", remedy.text())
                .put("commands", texts(remedy.facts().allCommands()))
                .put(
                        "simulated",
                        simulated == null
                                ? JsonNull.NULL
                                : new JsonObject()
                                        .put("outcome", simulated.outcome())
                                        .put(
                                                "durationSeconds",
                                                RolloutJson.seconds(simulated.durationMillis()))
                                        .put("podsDeleted", simulated.podsDeleted()));
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static JsonValue textOrNull(String text) {
        return text.isEmpty() ? JsonNull.NULL : new JsonText(text);
    }
}
