package io.daemonlens.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apps.Change;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.simulation.placement.Forecast;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The nodes that gain or lose a pod by an edit.
 *
 * @param gains nodes that gain a pod, by name
 * @param loses nodes that lose their pod, by name
 */
public record Moves(List<String> gains, List<String> loses) {

    public Moves {
        gains = List.copyOf(gains);
        loses = List.copyOf(loses);
    }

    /**
     * Returns the moves of an edit; null if it is refused or moves nothing. Tolerations and node
     * selectors are compared by name; other causes, such as a request too large for a node, are
     * found by simulation.
     */
    public static Moves of(RevisionComparison comparison, ClusterObjects cluster) {
        if (!comparison.makesRevision()) {
            return null;
        }
        Set<String> before = nodes(comparison.from().stored(), cluster, comparison.version());
        Set<String> after = nodes(comparison.to().stored(), cluster, comparison.version());
        List<String> gains = new ArrayList<>(after);
        gains.removeAll(before);
        List<String> loses = new ArrayList<>(before);
        loses.removeAll(after);
        boolean chosen =
                comparison.changes().stream()
                        .map(Change::effect)
                        .anyMatch(effect -> effect == Change.Effect.PLACEMENT);
        return chosen || !gains.isEmpty() || !loses.isEmpty() ? new Moves(gains, loses) : null;
    }

    private static Set<String> nodes(
            JsonObject stored, ClusterObjects cluster, KubernetesVersion version) {
        Set<String> names = new LinkedHashSet<>();
        for (Forecast each : Forecast.of(stored, Rollout.scenario(stored, cluster, version))) {
            if (each.hasPod() && !Boolean.FALSE.equals(each.scheduled())) {
                names.add(each.placement().node());
            }
        }
        return names;
    }
}
