package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import io.daemonlens.engine.apiserver.validation.core.ResourceNames;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Validates a container's resizePolicy ({@code validateResizePolicy}). */
final class ResizePolicyRules {

    /** Since this minor version, the message says that the restart policy is the pod's. */
    private static final int NAMES_POD = 36;

    private ResizePolicyRules() {}

    static void check(Field policies, PodFacts pod, Errors all) {
        Errors errors = all.as(RuleCodes.RESIZE_POLICY);
        boolean never = pod.spec().at("restartPolicy").text().equals("Never");
        Set<String> resources = new LinkedHashSet<>();
        for (Field policy : policies.items()) {
            Field resource = policy.at("resourceName");
            if (!resources.add(resource.text())) {
                errors.duplicate(policy, ResourceNames.rendered(resource.text(), errors.version()));
            }
            resource(resource.printedAs(policies.printed()), errors);
            restart(policy.at("restartPolicy").printedAs(policies.printed()), never, errors);
        }
    }

    private static void resource(Field resource, Errors errors) {
        switch (resource.text()) {
            case "cpu", "memory" -> {}
            case "" -> errors.required(resource);
            default ->
                    errors.notSupported(
                            resource,
                            ResourceNames.rendered(resource.text(), errors.version()),
                            List.of("cpu", "memory"));
        }
    }

    private static void restart(Field policy, boolean never, Errors errors) {
        switch (policy.text()) {
            case "NotRequired", "RestartContainer" -> {}
            case "" -> errors.required(policy);
            default -> errors.notSupported(policy, "NotRequired", "RestartContainer");
        }
        if (never && !policy.text().equals("NotRequired")) {
            errors.invalid(
                    policy,
                    GoValues.named(policy.text(), errors.version()),
                    errors.version().isAtLeast(NAMES_POD)
                            ? "must be 'NotRequired' when pod `restartPolicy` is 'Never'"
                            : "must be 'NotRequired' when `restartPolicy` is 'Never'");
        }
    }
}
