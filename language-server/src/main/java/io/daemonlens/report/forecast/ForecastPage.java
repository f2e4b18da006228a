package io.daemonlens.report.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.forecast.Preview;
import io.daemonlens.forecast.Rollout;
import io.daemonlens.forecast.whatif.WhatIf;
import io.daemonlens.text.Wording;
import java.util.List;

/**
 * The data that a page embeds for previews and rollouts: the report as {@code -o json} prints it,
 * and for each rollout the data of its chart, the pods' lifetimes and the same rollout at {@code
 * maxUnavailable: 10%}.
 */
public final class ForecastPage {

    /**
     * The most pod lifetimes of all DaemonSets together; with more, the page is too large to mail.
     */
    private static final int MOST_LIVES = 120_000;

    private ForecastPage() {}

    /**
     * @param cluster after the changes of a what-if
     * @param together whether the DaemonSets were placed together
     * @param whatIf the changes and their moves, which the page shows first; null without any
     */
    public static JsonObject preview(
            List<Preview> previews,
            ClusterObjects cluster,
            boolean together,
            WhatIf whatIf,
            Wording wording) {
        JsonObject report = PreviewJson.of(previews, cluster, together, wording);
        if (whatIf != null) {
            report.put("whatIf", WhatIfReport.json(whatIf, wording));
        }
        JsonArray array = report.array("previews");
        int lives = 0;
        for (int i = 0; i < previews.size(); i++) {
            Rollout rollout = previews.get(i).rollout();
            lives += rollout == null ? 0 : rollout.timeline().lives().size();
            if (rollout == null || lives > MOST_LIVES) {
                continue;
            }
            JsonObject one = (JsonObject) array.get(i);
            one.object("rollout").put("pods", PodLivesJson.of(rollout));
            Rollout tenth = previews.size() > 1 ? null : previews.get(i).atATenth();
            if (tenth != null) {
                one.put("alternatives", new JsonArray().add(atATenth(tenth, wording)));
            }
        }
        return report;
    }

    private static JsonObject atATenth(Rollout tenth, Wording wording) {
        JsonObject json = RolloutJson.rollout(tenth, wording).put("pods", PodLivesJson.of(tenth));
        return new JsonObject().put("setting", "maxUnavailable: 10%").put("rollout", json);
    }
}
