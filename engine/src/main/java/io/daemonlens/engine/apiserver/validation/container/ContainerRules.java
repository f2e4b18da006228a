package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.core.VolumeNames;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Validates a pod's containers, init containers and ephemeral containers ({@code
 * validateContainers}, {@code pkg/apis/core/validation/validation.go}, 1.8 and later).
 */
public final class ContainerRules {

    /** Before this minor version, each list is checked as a whole and probes come before ports. */
    static final int ONE_BY_ONE = 25;

    private ContainerRules() {}

    /**
     * Checks all three lists.
     *
     * @param volumes the volumes that a container can mount
     */
    public static void check(Field podSpec, VolumeNames volumes, Errors errors) {
        PodFacts pod = factsOf(podSpec, volumes, errors);
        Field containers = podSpec.at("containers");
        if (containers.size() == 0) {
            errors.as(RuleCodes.POD_SPEC).required(containers);
        } else if (errors.version().isAtLeast(ONE_BY_ONE)) {
            regular(containers, pod, errors);
        } else {
            OldContainerRules.check(containers, pod, errors);
        }
        InitContainerRules.check(podSpec.at("initContainers"), pod, errors);
        EphemeralContainerRules.check(podSpec.at("ephemeralContainers"), pod, errors);
    }

    private static void regular(Field containers, PodFacts pod, Errors errors) {
        Set<String> names = new LinkedHashSet<>();
        for (Field container : containers.items()) {
            OneContainerRules.check(container, pod, errors);
            Field name = container.at("name");
            if (!names.add(name.text())) {
                errors.as(RuleCodes.DUPLICATE_CONTAINER_NAME).duplicate(name);
            }
            running(container, pod, errors);
            RestartPolicyRules.ofContainer(container, errors);
        }
        PortRules.uniqueHostPorts(containers.items(), containers, errors);
    }

    /**
     * Checks the fields that only a long-running container can have: lifecycle hooks and probes.
     */
    static void running(Field container, PodFacts pod, Errors errors) {
        LifecycleRules.check(container.at("lifecycle"), pod, errors);
        ProbeRules.liveness(container.at("livenessProbe"), pod, errors);
        ProbeRules.readiness(container.at("readinessProbe"), pod, errors);
        ProbeRules.startup(container.at("startupProbe"), pod, errors);
    }

    /** Returns the fields that {@link #running} checks. */
    static List<Field> runningMembers(Field container) {
        return List.of(
                container.at("lifecycle"),
                container.at("livenessProbe"),
                container.at("readinessProbe"),
                container.at("startupProbe"));
    }

    /** Returns the facts about the pod that the rules of one container need. */
    static PodFacts factsOf(Field spec, VolumeNames volumes, Errors errors) {
        return PodFacts.of(
                spec,
                volumes,
                EnvRules.relaxedNames(errors),
                ResourceRules.brokenHugePages(errors));
    }
}
