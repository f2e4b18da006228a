package io.daemonlens.engine.simulation.scenario;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import java.util.Map;

/**
 * A PriorityClass.
 *
 * @param neverPreempts whether its pods wait instead of preempting other pods
 * @param isDefault whether pods without a class get this one
 */
public record PriorityClass(String name, int value, boolean neverPreempts, boolean isDefault) {

    private static final Map<String, Integer> BUILT_IN =
            Map.of(
                    "system-cluster-critical", 2_000_000_000,
                    "system-node-critical", 2_000_001_000);

    static PriorityClass of(JsonObject object) {
        Field priorityClass = Field.of(object);
        return new PriorityClass(
                priorityClass.at("metadata", "name").text(),
                (int) priorityClass.at("value").number(),
                priorityClass.at("preemptionPolicy").text().equals("Never"),
                priorityClass.at("globalDefault").isTrue());
    }

    /**
     * Returns why pods are rejected because their class does not exist; null if they are accepted
     * or the cluster's classes are unknown.
     */
    public static String refusal(
            String daemonSet, Field podSpec, Map<String, PriorityClass> known) {
        String name = podSpec.at("priorityClassName").text();
        boolean missing =
                !name.isEmpty()
                        && !known.isEmpty()
                        && !known.containsKey(name)
                        && !BUILT_IN.containsKey(name);
        return missing
                ? "pods \""
                        + daemonSet
                        + "-\" is forbidden: no PriorityClass with name "
                        + name
                        + " was found"
                : null;
    }

    /** Returns the pod with the priority of its class; a pod with an unknown class is unchanged. */
    public static PodInfo resolve(PodInfo pod, Field podSpec, Map<String, PriorityClass> known) {
        String name = podSpec.at("priorityClassName").text();
        PriorityClass found = known.get(name);
        if (found == null && BUILT_IN.containsKey(name)) {
            found = new PriorityClass(name, BUILT_IN.get(name), false, false);
        }
        if (found == null && name.isEmpty() && podSpec.at("priority").absent()) {
            found =
                    known.values().stream()
                            .filter(PriorityClass::isDefault)
                            .findFirst()
                            .orElse(null);
        }
        return found == null
                ? pod
                : pod.withPriority(found.value, pod.neverPreempts() || found.neverPreempts);
    }
}
