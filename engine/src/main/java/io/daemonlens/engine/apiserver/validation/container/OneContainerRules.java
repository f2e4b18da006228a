package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.security.SecurityContextRules;

/** Validates one container of any list ({@code validateContainerCommon}). */
final class OneContainerRules {

    private static final String[] TERMINATION_MESSAGE_POLICIES = {"File", "FallbackToLogsOnError"};

    /** Before this minor version, each list is checked as a whole and probes come before ports. */
    static final int ONE_BY_ONE = 25;

    private OneContainerRules() {}

    /** Runs all checks in the order of 1.25 and later. */
    static void check(Field container, PodFacts pod, Errors errors) {
        name(container, errors);
        image(container, errors);
        terminationMessagePolicy(container.at("terminationMessagePolicy"), errors);
        parts(container, pod, errors);
    }

    static void name(Field container, Errors all) {
        Errors errors = all.as(RuleCodes.CONTAINER_NAME);
        Field name = container.at("name");
        if (name.isEmpty()) {
            errors.required(name);
        } else {
            errors.invalid(name, NameValidation.label(name.text(), errors.version()));
        }
    }

    static void image(Field container, Errors errors) {
        if (container.at("image").isEmpty()) {
            errors.as(RuleCodes.CONTAINER_IMAGE).required(container.at("image"));
        }
    }

    static void terminationMessagePolicy(Field policy, Errors all) {
        Errors errors = all.as(RuleCodes.TERMINATION_MESSAGE_POLICY);
        boolean lists = errors.version().isAtLeast(ONE_BY_ONE);
        String words = lists ? "" : "must be 'File' or 'FallbackToLogsOnError'";
        switch (policy.text()) {
            case "File", "FallbackToLogsOnError" -> {}
            case "" -> errors.required(policy, words);
            default -> {
                if (lists) {
                    errors.notSupported(policy, TERMINATION_MESSAGE_POLICIES);
                } else {
                    errors.invalid(policy, words);
                }
            }
        }
    }

    /** Checks ports, environment variables, mounts, resources and the security context. */
    static void parts(Field container, PodFacts pod, Errors errors) {
        PortRules.check(container.at("ports"), errors);
        EnvRules.check(container.at("env"), pod, errors);
        EnvRules.checkFrom(container.at("envFrom"), pod, errors);
        MountRules.check(container, pod.volumes(), errors);
        VolumeDeviceRules.check(container, pod.volumes(), errors);
        imagePullPolicy(container.at("imagePullPolicy"), errors);
        ResourceRules.ofContainer(container.at("resources"), pod, errors);
        ResizePolicyRules.check(container.at("resizePolicy"), pod, errors);
        SecurityContextRules.check(container.at("securityContext"), pod, errors);
    }

    private static void imagePullPolicy(Field policy, Errors all) {
        Errors errors = all.as(RuleCodes.IMAGE_PULL_POLICY);
        switch (policy.text()) {
            case "Always", "IfNotPresent", "Never" -> {}
            case "" -> errors.required(policy);
            default -> errors.notSupported(policy, "Always", "IfNotPresent", "Never");
        }
    }
}
