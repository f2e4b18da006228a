package io.daemonlens.engine.simulation;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.IntOrString;
import io.daemonlens.engine.apimachinery.JsonObject;
import io.daemonlens.engine.apimachinery.JsonValue;
import io.daemonlens.engine.apimachinery.JsonWriter;

/**
 * What a rollout depends on in a DaemonSet.
 *
 * @param template the pod template
 * @param templateKey equal for equal templates
 * @param rolling whether the strategy is RollingUpdate
 * @param maxUnavailable as written; never null
 * @param maxSurge as written; never null
 * @param minReadyMillis how long a pod must be ready before it counts as available
 */
record DaemonSetFacts(
        String namespace,
        String name,
        JsonObject template,
        String templateKey,
        boolean rolling,
        IntOrString maxUnavailable,
        IntOrString maxSurge,
        long minReadyMillis) {

    private static final IntOrString ONE = IntOrString.of(1);
    private static final IntOrString ZERO = IntOrString.of(0);

    /** From a DaemonSet as the API server stores it, defaults filled in. */
    static DaemonSetFacts of(JsonObject object) {
        Field daemonSet = Field.of(object);
        Field spec = daemonSet.at("spec");
        Field rollingUpdate = spec.at("updateStrategy", "rollingUpdate");
        JsonValue template = spec.at("template").value();
        JsonObject podTemplate = template instanceof JsonObject found ? found : new JsonObject();
        String namespace = daemonSet.at("metadata", "namespace").text();
        return new DaemonSetFacts(
                namespace.isEmpty() ? "default" : namespace,
                daemonSet.at("metadata", "name").text(),
                podTemplate,
                JsonWriter.sorted(podTemplate),
                !spec.at("updateStrategy", "type").text().equals("OnDelete"),
                orElse(IntOrString.of(rollingUpdate.at("maxUnavailable").value()), ONE),
                orElse(IntOrString.of(rollingUpdate.at("maxSurge").value()), ZERO),
                spec.at("minReadySeconds").number() * 1000);
    }

    private static IntOrString orElse(IntOrString value, IntOrString otherwise) {
        return value == null ? otherwise : value;
    }

    /** How many more pods than nodes there may be; 0 before surge existed, and for OnDelete. */
    int surge(int desired) {
        return rolling ? scaled(maxSurge, desired) : 0;
    }

    /** How many nodes may be without an available pod; 1 where neither bound allows anything. */
    int unavailable(int desired) {
        if (!rolling) {
            return 0;
        }
        int scaled = scaled(maxUnavailable, desired);
        return scaled == 0 && desired > 0 && surge(desired) == 0 ? 1 : scaled;
    }

    /** Percentages are rounded up; what the API server would refuse counts as 0. */
    private static int scaled(IntOrString value, int desired) {
        try {
            return (int) value.scaledValue(desired, true);
        } catch (IntOrString.FormatException e) {
            return 0;
        }
    }
}
