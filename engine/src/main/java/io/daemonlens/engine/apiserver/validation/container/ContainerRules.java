package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.core.VolumeNames;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Validates a pod's containers, init containers and ephemeral containers ({@code
 * validateContainers}, {@code pkg/apis/core/validation/validation.go}, 1.8 and later).
 */
public final class ContainerRules {

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
        } else if (errors.version().isAtLeast(OneContainerRules.ONE_BY_ONE)) {
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
            RunningContainerRules.check(container, pod, errors);
            RestartPolicyRules.ofContainer(container, errors);
        }
        PortRules.uniqueHostPorts(containers.items(), containers, errors);
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
