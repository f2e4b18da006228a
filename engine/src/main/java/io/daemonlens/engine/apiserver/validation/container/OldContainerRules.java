package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Validates a list of containers as servers up to 1.24 do. The rules equal those of later servers,
 * but probes are checked before ports, and name uniqueness is checked per list first.
 */
final class OldContainerRules {

    /**
     * Since this minor version, the startup probe is checked twice, until 1.25 changed the order.
     */
    private static final int STARTUP_TWICE = 21;

    /** Before this minor version, init containers cannot share a host port either. */
    private static final int ONE_BY_ONE = 11;

    private OldContainerRules() {}

    static void check(Field containers, PodFacts pod, Errors errors) {
        each(containers.items(), pod, errors);
        PortRules.uniqueHostPorts(containers.items(), containers, errors);
    }

    /** Checks init containers. They run one at a time, so each may use the same host port. */
    static void checkInit(Field containers, PodFacts pod, Errors errors) {
        if (errors.version().isBefore(ONE_BY_ONE)) {
            check(containers, pod, errors);
            return;
        }
        each(containers.items(), pod, errors);
        for (Field container : containers.items()) {
            PortRules.uniqueHostPorts(List.of(container), containers, errors);
        }
    }

    static void each(List<Field> containers, PodFacts pod, Errors errors) {
        Set<String> names = new LinkedHashSet<>();
        for (Field container : containers) {
            OneContainerRules.name(container, errors);
            Field name = container.at("name");
            if (!names.add(name.text())) {
                errors.as(RuleCodes.DUPLICATE_CONTAINER_NAME).duplicate(name);
            }
            OneContainerRules.image(container, errors);
            LifecycleRules.check(container.at("lifecycle"), pod, errors);
            probes(container, pod, errors);
            OneContainerRules.terminationMessagePolicy(
                    container.at("terminationMessagePolicy"), errors);
            ProbeRules.anyProbe(container.at("readinessProbe"), pod, errors);
            OneContainerRules.parts(container, pod, errors);
        }
    }

    private static void probes(Field container, PodFacts pod, Errors errors) {
        Field liveness = container.at("livenessProbe");
        Field startup = container.at("startupProbe");
        ProbeRules.anyProbe(liveness, pod, errors);
        if (errors.version().isAtLeast(STARTUP_TWICE)) {
            ProbeRules.noGracePeriod(container.at("readinessProbe"), errors);
            ProbeRules.anyProbe(startup, pod, errors);
        }
        ProbeRules.succeedsOnce(liveness, errors);
        ProbeRules.anyProbe(startup, pod, errors);
        ProbeRules.succeedsOnce(startup, errors);
    }
}
