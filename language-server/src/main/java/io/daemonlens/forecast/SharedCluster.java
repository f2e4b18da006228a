package io.daemonlens.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.simulation.placement.Forecast;
import io.daemonlens.engine.simulation.placement.JointPlacement;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The DaemonSets of one run in their shared cluster. Those with the same Kubernetes version are
 * placed together, along with the cluster's DaemonSets that are not part of the run.
 */
public final class SharedCluster {

    /**
     * A DaemonSet of the run.
     *
     * @param stored as the API server stores it
     * @param version the Kubernetes version
     */
    public record Member(JsonObject stored, KubernetesVersion version) {}

    private SharedCluster() {}

    /**
     * Returns the forecasts of each DaemonSet for every node, by name.
     *
     * @param members in the order in which they are applied
     * @param apart whether each is placed without the others
     */
    public static List<List<Forecast>> place(
            List<Member> members, ClusterObjects cluster, boolean apart) {
        Map<KubernetesVersion, List<Integer>> byVersion = new LinkedHashMap<>();
        List<List<Forecast>> all = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            all.add(List.of());
            if (apart) {
                Member one = members.get(i);
                all.set(i, place(List.of(one.stored()), List.of(), cluster, one.version()).get(0));
            } else {
                byVersion.computeIfAbsent(members.get(i).version(), v -> new ArrayList<>()).add(i);
            }
        }
        List<JsonObject> residents = residents(members, cluster);
        byVersion.forEach(
                (version, indexes) -> {
                    List<JsonObject> stored = new ArrayList<>();
                    indexes.forEach(i -> stored.add(members.get(i).stored()));
                    List<List<Forecast>> placed = place(stored, residents, cluster, version);
                    for (int i = 0; i < indexes.size(); i++) {
                        all.set(indexes.get(i), placed.get(i));
                    }
                });
        return all;
    }

    private static List<List<Forecast>> place(
            List<JsonObject> stored,
            List<JsonObject> residents,
            ClusterObjects cluster,
            KubernetesVersion version) {
        return JointPlacement.of(stored, residents, ClusterScenario.of(cluster, version));
    }

    /** Returns the cluster's other DaemonSets that are not being deleted. */
    private static List<JsonObject> residents(List<Member> members, ClusterObjects cluster) {
        TreeSet<String> asked = new TreeSet<>();
        members.forEach(each -> asked.add(key(each.stored())));
        List<JsonObject> residents = new ArrayList<>();
        for (JsonObject each : cluster.of("DaemonSet")) {
            Field object = Field.of(each);
            if (object.at("spec", "template", "spec").value() instanceof JsonObject
                    && object.at("metadata", "deletionTimestamp").absent()
                    && !asked.contains(key(each))) {
                residents.add(each);
            }
        }
        return residents;
    }

    private static String key(JsonObject daemonSet) {
        return ClusterObjects.namespaceOf(daemonSet)
                + "/"
                + Field.of(daemonSet).at("metadata", "name").text();
    }
}
