package io.daemonlens.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.simulation.placement.Forecast;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;

/**
 * The reason why the API server refuses pods of a DaemonSet.
 *
 * @param plugin the admission plugin that refuses them
 * @param message the server's message
 */
public record PodRefusal(String plugin, String message) {

    /** Returns the first refusal in a forecast; null if no pod is refused. */
    static PodRefusal first(List<Forecast> forecasts) {
        for (Forecast each : forecasts) {
            if (each.refused() != null) {
                return new PodRefusal(each.refused().plugin(), each.refused().message());
            }
        }
        return null;
    }

    /** Returns why pods of a stored DaemonSet are refused in a cluster; null if they are not. */
    public static PodRefusal of(
            JsonObject stored, ClusterObjects cluster, KubernetesVersion version) {
        return stored == null
                ? null
                : first(Forecast.of(stored, Rollout.scenario(stored, cluster, version)));
    }
}
