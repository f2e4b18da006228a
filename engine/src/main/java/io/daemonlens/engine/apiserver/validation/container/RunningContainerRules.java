package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import java.util.List;

/** Validates what only a long-running container can have: lifecycle hooks and probes. */
final class RunningContainerRules {

    private RunningContainerRules() {}

    static void check(Field container, PodFacts pod, Errors errors) {
        LifecycleRules.check(container.at("lifecycle"), pod, errors);
        ProbeRules.liveness(container.at("livenessProbe"), pod, errors);
        ProbeRules.readiness(container.at("readinessProbe"), pod, errors);
        ProbeRules.startup(container.at("startupProbe"), pod, errors);
    }

    /** Returns the fields that {@link #check} checks. */
    static List<Field> members(Field container) {
        return List.of(
                container.at("lifecycle"),
                container.at("livenessProbe"),
                container.at("readinessProbe"),
                container.at("startupProbe"));
    }
}
