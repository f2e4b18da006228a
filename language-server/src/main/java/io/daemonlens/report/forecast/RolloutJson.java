package io.daemonlens.report.forecast;

import io.daemonlens.engine.daemon.Placement;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.kubectl.RolloutStatus;
import io.daemonlens.engine.simulation.timeline.Exploration;
import io.daemonlens.engine.simulation.timeline.RolloutProgress;
import io.daemonlens.engine.simulation.timeline.Step;
import io.daemonlens.engine.simulation.timeline.Stuck;
import io.daemonlens.engine.simulation.timeline.Timeline;
import io.daemonlens.engine.simulation.timeline.Wave;
import io.daemonlens.forecast.Rollout;
import io.daemonlens.text.Wording;
import java.math.BigDecimal;
import java.util.List;

/** The document {@code kind: RolloutReport}. */
public final class RolloutJson {

    private RolloutJson() {}

    /**
     * @param from the older revision's name; null if it is not known
     * @param to the newer revision's name; null if it is not known
     */
    public static JsonObject of(
            String namespace,
            String name,
            String version,
            String from,
            String to,
            Rollout rollout,
            Wording wording) {
        JsonArray steps = new JsonArray();
        rollout.timeline().steps().forEach(step -> steps.add(step(step)));
        JsonArray status = new JsonArray();
        lines(name, rollout).forEach(status::add);
        return new JsonObject()
                .put("apiVersion", "daemonlens.io/v1")
                .put("kind", "RolloutReport")
                .put("kubernetesVersion", version)
                .put("daemonSet", new JsonObject().put("namespace", namespace).put("name", name))
                .put("from", textOrNull(from))
                .put("to", textOrNull(to))
                .put("rollout", rollout(rollout, wording).put("pods", PodLivesJson.of(rollout)))
                .put("steps", steps)
                .put("rolloutStatus", status);
    }

    /** The output of {@code kubectl rollout status} during the rollout. */
    public static List<String> lines(String name, Rollout rollout) {
        return RolloutStatus.lines(name, rollout.timeline());
    }

    /** The part that previews also show. */
    static JsonObject rollout(Rollout rollout, Wording wording) {
        Timeline timeline = rollout.timeline();
        return new JsonObject()
                .put("start", rollout.start().word())
                .put("strategy", rollout.strategy())
                .put("maxUnavailable", rollout.maxUnavailable())
                .put("maxSurge", rollout.maxSurge())
                .put("outcome", timeline.outcome().word())
                .put("durationSeconds", seconds(timeline.durationMillis()))
                .put("fastestSeconds", ends(rollout, rollout.fastestMillis()))
                .put("slowestSeconds", ends(rollout, rollout.slowestMillis()))
                .put("podsDeleted", timeline.podsDeleted())
                .put("podsCreated", timeline.podsCreated())
                .put("maxUnavailableObserved", timeline.maxUnavailable())
                .put("maxPodsObserved", timeline.maxPods())
                .put("peakPods", timeline.peakPods())
                .put("waves", waves(rollout))
                .put("stuck", stuck(timeline.stuck(), wording))
                .put("leavesWithoutPod", leaves(timeline, wording))
                .put("preempted", texts(timeline.preempted()))
                .put("seeds", seeds(rollout.exploration()))
                .put("silentNodes", silent(rollout.withSilentNodes()))
                .put("truncated", timeline.truncated())
                .put("assumptions", assumptions(rollout));
    }

    /** A rollout that never ends has no duration. */
    private static JsonValue ends(Rollout rollout, long millis) {
        return rollout.ends() ? seconds(millis) : JsonNull.NULL;
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static JsonArray leaves(Timeline timeline, Wording wording) {
        JsonArray leaves = new JsonArray();
        for (Placement placement : timeline.leavesWithoutPod()) {
            leaves.add(
                    new JsonObject()
                            .put("node", placement.node())
                            .put("why", RolloutWords.why(placement, wording)));
        }
        return leaves;
    }

    private static JsonValue seeds(Exploration exploration) {
        if (exploration == null) {
            return JsonNull.NULL;
        }
        long median = exploration.medianMillis();
        return new JsonObject()
                .put("runs", exploration.runs())
                .put("stuck", exploration.stuck())
                .put("medianSeconds", median < 0 ? JsonNull.NULL : seconds(median))
                .put("worstSeconds", seconds(exploration.worst().durationMillis()))
                .put("worstSeed", JsonNumber.of(exploration.worst().seed()));
    }

    /** The same rollout with some unresponsive nodes; null if that was not simulated. */
    private static JsonValue silent(Rollout.SilentNodes silent) {
        return silent == null
                ? JsonNull.NULL
                : new JsonObject()
                        .put("nodes", silent.nodes())
                        .put("outcome", silent.timeline().outcome().word());
    }

    private static JsonObject assumptions(Rollout rollout) {
        JsonValue seed =
                rollout.timeline().seed() == null
                        ? JsonNull.NULL
                        : JsonNumber.of(rollout.timeline().seed());
        return new JsonObject()
                .put("startAfterSeconds", seconds(rollout.timing().startAfterMillis()))
                .put("readyAfterSeconds", seconds(rollout.timing().readyAfterMillis()))
                .put("stopAfterSeconds", seconds(rollout.timing().stopAfterMillis()))
                .put(
                        "learntFromPods",
                        rollout.learnt() == null
                                ? JsonNull.NULL
                                : JsonNumber.of(rollout.learnt().pods()))
                .put("seed", seed);
    }

    private static JsonValue stuck(Stuck stuck, Wording wording) {
        if (stuck == null) {
            return JsonNull.NULL;
        }
        JsonArray blocked = new JsonArray();
        for (Stuck.Blocker blocker : stuck.blockedBy()) {
            blocked.add(
                    new JsonObject()
                            .put("node", blocker.node())
                            .put("pod", blocker.pod())
                            .put("why", RolloutWords.why(blocker, wording)));
        }
        return new JsonObject()
                .put("text", RolloutWords.stuck(stuck, wording))
                .put("blockedBy", blocked);
    }

    private static JsonObject step(Step step) {
        RolloutProgress status = step.status();
        return new JsonObject()
                .put("t", seconds(step.atMillis()))
                .put("generation", status.generation())
                .put("observedGeneration", status.observedGeneration())
                .put("desired", status.desired())
                .put("current", status.current())
                .put("ready", status.ready())
                .put("updated", status.updated())
                .put("available", status.available())
                .put("unavailable", status.unavailable())
                .put("misscheduled", status.misscheduled());
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
