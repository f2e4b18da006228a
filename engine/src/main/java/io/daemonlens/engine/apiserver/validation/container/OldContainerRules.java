package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the API servers up to 1.24 asked of a list of containers: the same as later ones, but with
 * probes before ports, and names compared within each list first.
 */
final class OldContainerRules {

    /** From this minor on the startup probe was checked twice, until the order was changed. */
    private static final int STARTUP_TWICE = 21;

    /** Until this minor init containers could not share a port of the node either. */
    private static final int ONE_BY_ONE = 11;

    private OldContainerRules() {}

    static void check(Field containers, PodFacts pod, Errors errors) {
        each(containers.items(), pod, errors);
        PortRules.uniqueHostPorts(containers.items(), containers, errors);
    }

    /** Init containers run one by one, so each may use the same port of the node. */
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
