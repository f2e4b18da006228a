package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import java.util.Set;

/** Validates init containers ({@code validateInitContainers}). */
final class InitContainerRules {

    private static final int SIDECARS = 28;
    private static final int RESIZED_IN_PLACE = 36;

    private InitContainerRules() {}

    static void check(Field containers, PodFacts pod, Errors errors) {
        boolean oneByOne = errors.version().isAtLeast(OneContainerRules.ONE_BY_ONE);
        if (!oneByOne && containers.size() > 0) {
            OldContainerRules.checkInit(containers, pod, errors);
        }
        Set<String> names = PodFacts.names(pod.spec().at("containers"));
        for (Field container : containers.items()) {
            if (oneByOne) {
                OneContainerRules.check(container, pod, errors);
                RestartPolicyRules.ofInitContainer(container, errors);
            }
            name(container.at("name"), names, errors);
            if (oneByOne) {
                PortRules.uniqueHostPorts(List.of(container), containers, errors);
            }
            if (container.at("restartPolicy").text().equals("Always")) {
                RunningContainerRules.check(container, pod, errors);
            } else {
                notRunning(container, errors);
                resizedInPlace(container.at("resizePolicy"), errors);
            }
        }
    }

    /**
     * Checks the resize policy: an init container runs once and cannot be restarted to be resized.
     */
    private static void resizedInPlace(Field policies, Errors errors) {
        if (errors.version().isBefore(RESIZED_IN_PLACE)
                || StoredContainers.restartedInitContainer(errors)) {
            return;
        }
        for (Field policy : policies.items()) {
            Field restart = policy.at("restartPolicy");
            if (restart.text().equals("RestartContainer")) {
                errors.as(RuleCodes.RESIZE_POLICY)
                        .invalid(
                                restart,
                                "must not be set to 'RestartContainer' for non-sidecar"
                                        + " initContainers");
            }
        }
    }

    /** Checks that the name is unique among containers and init containers. */
    private static void name(Field name, Set<String> names, Errors errors) {
        if (names.contains(name.text())) {
            errors.as(RuleCodes.DUPLICATE_CONTAINER_NAME).duplicate(name);
        } else if (!name.isEmpty()) {
            names.add(name.text());
        }
    }

    private static void notRunning(Field container, Errors all) {
        Errors errors = all.as(RuleCodes.INIT_CONTAINER_FIELD);
        KubernetesVersion version = errors.version();
        for (Field member : RunningContainerRules.members(container)) {
            if (member.absent()) {
                continue;
            }
            if (!version.isAtLeast(OneContainerRules.ONE_BY_ONE)) {
                errors.invalid(member, "must not be set for init containers");
            } else {
                errors.forbidden(
                        member,
                        "may not be set for init containers"
                                + (version.isAtLeast(SIDECARS)
                                        ? " without restartPolicy=Always"
                                        : ""));
            }
        }
    }
}
