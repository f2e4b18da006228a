package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.ErrorCause.Plain;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.List;

/**
 * Validates a container's own restart policy and its rules ({@code
 * validateContainerRestartPolicy}). While the gate is off, the fields are dropped before
 * validation. Up to 1.33 the gate does not exist and only init containers can have a policy, which
 * must be Always.
 */
public final class RestartPolicyRules {

    private static final String GATE = "ContainerRestartRules";

    /**
     * Before this minor version, the gate's first form measures lists in bytes and rejects rules
     * with Always.
     */
    private static final int FULL_FORM = 36;

    private static final List<String> POLICIES = List.of("Always", "Never", "OnFailure");

    private RestartPolicyRules() {}

    static void ofContainer(Field container, Errors errors) {
        Errors found = errors.as(RuleCodes.CONTAINER_RESTART_POLICY);
        if (errors.gates().enabled(GATE)) {
            policy(container, found);
        } else if (!errors.gates().disabled(GATE) && container.at("restartPolicy").present()) {
            found.because(Plain.RESTART_POLICY_OF_REGULAR_CONTAINER)
                    .forbidden(
                            container.at("restartPolicy"),
                            "may not be set for non-init containers");
        }
    }

    static void ofInitContainer(Field container, Errors all) {
        Errors errors = all.as(RuleCodes.CONTAINER_RESTART_POLICY);
        Field policy = container.at("restartPolicy");
        Field rules = container.at("restartPolicyRules");
        boolean always = policy.text().equals("Always");
        if (policy.absent()) {
            needed(policy, rules, errors);
        } else if (errors.gates().enabled(GATE)) {
            if (always && !full(errors)) {
                if (rules.size() > 0) {
                    errors.forbidden(
                            rules,
                            "restartPolicyRules are not allowed for init containers with restart"
                                    + " policy Always");
                }
            } else {
                policy(container, errors);
            }
        } else if (!always) {
            errors.notSupported(policy, "Always");
        }
    }

    private static void policy(Field container, Errors errors) {
        Field policy = container.at("restartPolicy");
        Field rules = container.at("restartPolicyRules");
        if (policy.present()) {
            if (!POLICIES.contains(policy.text())) {
                errors.notSupported(policy, POLICIES.toArray(String[]::new));
            }
        } else {
            needed(policy, rules, errors);
        }
        atMost(rules, 20, errors);
        for (Field rule : rules.items()) {
            rule(rule, errors);
        }
    }

    private static void needed(Field policy, Field rules, Errors errors) {
        if (rules.size() > 0) {
            errors.required(policy, "must specify restartPolicy when restart rules are used");
        }
    }

    private static void rule(Field rule, Errors errors) {
        Field action = rule.at("action");
        boolean allowed =
                action.text().equals("Restart")
                        || action.text().equals(StoredContainers.RESTART_ALL) && full(errors);
        if (!allowed) {
            errors.notSupported(
                    action,
                    GoValues.named(action.text(), errors.version()),
                    errors.version().isAtLeast(FULL_FORM)
                            ? List.of("Restart", StoredContainers.RESTART_ALL)
                            : List.of("Restart"));
        }
        Field exitCodes = rule.at("exitCodes");
        if (exitCodes.absent()) {
            errors.required(exitCodes, "must be specified");
            return;
        }
        Field operator = exitCodes.at("operator");
        if (!operator.text().equals("In") && !operator.text().equals("NotIn")) {
            errors.notSupported(
                    operator,
                    GoValues.named(operator.text(), errors.version()),
                    List.of("In", "NotIn"));
        }
        atMost(exitCodes.at("values"), 255, errors);
    }

    /** Returns whether RestartAllContainers and rules with the policy Always are allowed. */
    private static boolean full(Errors errors) {
        return errors.version().isAtLeast(FULL_FORM) || StoredContainers.restartOfAll(errors);
    }

    private static void atMost(Field list, int max, Errors errors) {
        if (list.size() <= max) {
            return;
        }
        if (errors.version().isAtLeast(FULL_FORM)) {
            errors.tooMany(list, max);
        } else {
            errors.tooLong(list, max);
        }
    }
}
