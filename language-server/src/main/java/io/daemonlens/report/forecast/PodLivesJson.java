package io.daemonlens.report.forecast;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.simulation.timeline.PodLife;
import io.daemonlens.forecast.Rollout;

/** The pods of a rollout with their stages, from which pages draw what happens on each node. */
final class PodLivesJson {

    private PodLivesJson() {}

    /** Returns every pod's stages, each with the second in which it begins. */
    static JsonArray of(Rollout rollout) {
        JsonArray pods = new JsonArray();
        for (PodLife life : rollout.timeline().lives()) {
            JsonArray stages = new JsonArray();
            for (PodLife.Moment moment : life.moments()) {
                JsonNumber seconds = RolloutJson.seconds(moment.atMillis());
                stages.add(new JsonArray().add(seconds).add(moment.stage().word()));
            }
            pods.add(
                    new JsonObject()
                            .put("node", life.node())
                            .put("name", life.pod())
                            .put("updated", life.updated())
                            .put("stages", stages));
        }
        return pods;
    }
}
