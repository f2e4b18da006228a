package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.Map;

/**
 * Resolves the priority class of a pod. Checked against {@code plugin/pkg/admission/priority}, 1.11
 * to 1.37. Before 1.11 the feature gate {@code PodPriority} is off and the plugin is not enabled by
 * default.
 */
final class Priority implements AdmissionPlugin {

    static final String NAME = "Priority";

    private static final int BY_DEFAULT = 11;

    /** Before this minor version, critical pods must be in kube-system. */
    private static final int CRITICAL_EVERYWHERE = 17;

    private static final Map<String, Integer> BUILT_IN =
            Map.of(
                    "system-cluster-critical", 2_000_000_000,
                    "system-node-critical", 2_000_001_000);

    private final String namespace;
    private final Map<String, JsonObject> classes;
    private final KubernetesVersion version;
    private final boolean policies;

    /**
     * @param classes by name; null if the cluster's classes are unknown
     */
    Priority(String namespace, Map<String, JsonObject> classes, KubernetesVersion version) {
        this.namespace = namespace;
        this.classes = classes;
        this.version = version;
        this.policies = Gates.defaults(version).enabled("NonPreemptingPriority");
    }

    /** The priority that a class gives its pods; the policy is null if none is stored. */
    private record Resolved(String name, long value, String policy) {}

    @Override
    public Refusal admit(JsonObject pod) {
        if (version.isBefore(BY_DEFAULT)) {
            return null;
        }
        JsonObject spec = pod.object("spec");
        String name = spec.text("priorityClassName");
        if (BUILT_IN.containsKey(name)
                && version.isBefore(CRITICAL_EVERYWHERE)
                && !namespace.equals("kube-system")) {
            return forbidden(
                    pod,
                    "pods with "
                            + name
                            + " priorityClass is not permitted in "
                            + namespace
                            + " namespace");
        }
        Resolved resolved = name.isEmpty() ? byDefault() : named(name);
        if (resolved == null) {
            return classes == null
                    ? null
                    : forbidden(pod, "no PriorityClass with name " + name + " was found");
        }
        return apply(resolved, pod, spec);
    }

    private Refusal apply(Resolved resolved, JsonObject pod, JsonObject spec) {
        Field priority = Field.of(spec).at("priority");
        if (priority.present() && priority.number() != resolved.value) {
            return forbidden(
                    pod,
                    "the integer value of priority ("
                            + priority.number()
                            + ") must not be provided in pod spec; priority admission controller"
                            + " computed "
                            + resolved.value
                            + " from the given PriorityClass name");
        }
        if (!resolved.name.isEmpty()) {
            spec.put("priorityClassName", resolved.name);
        }
        spec.put("priority", resolved.value);
        String policy = spec.text("preemptionPolicy");
        if (policies && resolved.policy != null) {
            if (spec.get("preemptionPolicy") instanceof JsonText
                    && !policy.equals(resolved.policy)) {
                return forbidden(
                        pod,
                        "the string value of PreemptionPolicy ("
                                + policy
                                + ") must not be provided in pod spec; priority admission"
                                + " controller computed "
                                + resolved.policy
                                + " from the given PriorityClass name");
            }
            spec.put("preemptionPolicy", resolved.policy);
        }
        return null;
    }

    /** Returns the default class; if there are several, the one with the lowest value. */
    private Resolved byDefault() {
        Resolved lowest = null;
        for (JsonObject each :
                classes == null ? Map.<String, JsonObject>of().values() : classes.values()) {
            Resolved of = of(each);
            if (Field.of(each).at("globalDefault").isTrue()
                    && (lowest == null || of.value < lowest.value)) {
                lowest = of;
            }
        }
        return lowest != null ? lowest : new Resolved("", 0, "PreemptLowerPriority");
    }

    private Resolved named(String name) {
        JsonObject known = classes == null ? null : classes.get(name);
        if (known != null) {
            return of(known);
        }
        Integer value = BUILT_IN.get(name);
        return value == null ? null : new Resolved(name, value, "PreemptLowerPriority");
    }

    private static Resolved of(JsonObject object) {
        Field priorityClass = Field.of(object);
        String policy = priorityClass.at("preemptionPolicy").text();
        return new Resolved(
                priorityClass.at("metadata", "name").text(),
                priorityClass.at("value").number(),
                policy.isEmpty() ? "PreemptLowerPriority" : policy);
    }

    private static Refusal forbidden(JsonObject pod, String reason) {
        return Refusal.forbidden(NAME, AdmissionPlugin.nameOf(pod), reason);
    }
}
