package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.meta.LabelRules;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Validates the scalar fields of a pod's spec ({@code ValidatePodSpec}). Checked against {@code
 * pkg/apis/core/validation/validation.go}, 1.8 and later.
 */
final class PodSpecScalars {

    private static final int HOST_NAME_LIMIT = 64;

    private PodSpecScalars() {}

    /** Checks the restart policy, the DNS policy and the node selector. */
    static void checkPolicies(Field spec, Errors errors) {
        checkOneOf(
                spec.at("restartPolicy"),
                errors.as(RuleCodes.RESTART_POLICY),
                "Always",
                "OnFailure",
                "Never");
        checkDnsPolicy(spec.at("dnsPolicy"), errors.as(RuleCodes.DNS_POLICY));
        LabelRules.checkLabels(spec.at("nodeSelector"), errors.as(RuleCodes.NODE_SELECTOR));
    }

    private static void checkDnsPolicy(Field policy, Errors errors) {
        if (errors.gates().enabled("CustomPodDNS")) {
            checkOneOf(
                    policy, errors, "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
        } else if (policy.text().equals("None") && errors.version().isAtLeast(9)) {
            errors.invalid(
                    policy,
                    "DNSPolicy: can not use 'None', custom pod DNS is disabled by feature gate");
        } else {
            checkOneOf(policy, errors, "ClusterFirstWithHostNet", "ClusterFirst", "Default");
        }
    }

    private static void checkOneOf(Field field, Errors errors, String... values) {
        if (field.isEmpty()) {
            errors.required(field);
        } else if (!List.of(values).contains(field.text())) {
            errors.notSupported(field, values);
        }
    }

    /** Checks readiness and scheduling gates. */
    static void checkGates(Field spec, Errors errors) {
        for (Field gate : spec.at("readinessGates").items()) {
            LabelRules.checkKey(gate.at("conditionType"), errors.as(RuleCodes.READINESS_GATE));
        }
        Errors found = errors.as(RuleCodes.SCHEDULING_GATE);
        Set<String> seen = new LinkedHashSet<>();
        for (Field gate : spec.at("schedulingGates").items()) {
            String name = gate.at("name").text();
            String shown = GoValues.quote(name);
            found.invalid(gate, shown, NameValidation.qualifiedName(name, errors.version()));
            if (!seen.add(name)) {
                found.duplicate(gate, shown);
            }
        }
    }

    /** Checks the names of referenced objects, the active deadline and the host name. */
    static void checkNames(Field spec, Errors errors) {
        checkHostnameOverride(spec, errors.as(RuleCodes.HOST_NAME));
        checkReference(spec.at("serviceAccountName"), errors);
        checkReference(spec.at("nodeName"), errors);
        Field deadline = spec.at("activeDeadlineSeconds");
        if (deadline.present()
                && (deadline.number() < 1 || deadline.number() > Integer.MAX_VALUE)) {
            errors.as(RuleCodes.ACTIVE_DEADLINE)
                    .invalid(deadline, List.of(NameValidation.range(1, Integer.MAX_VALUE)));
        }
        for (String member : new String[] {"hostname", "subdomain"}) {
            Field name = spec.at(member);
            if (!name.isEmpty()) {
                errors.as(RuleCodes.HOST_NAME)
                        .invalid(name, NameValidation.label(name.text(), errors.version()));
            }
        }
    }

    private static void checkHostnameOverride(Field spec, Errors errors) {
        Field override = spec.at("hostnameOverride");
        if (override.absent()) {
            return;
        }
        if (spec.at("setHostnameAsFQDN").isTrue()) {
            errors.forbidden(override, "may not be specified when setHostnameAsFQDN is true");
        }
        if (spec.at("hostNetwork").isTrue()) {
            errors.forbidden(override, "may not be specified when hostNetwork is true");
        }
        if (NameValidation.bytes(override.text()) > HOST_NAME_LIMIT) {
            errors.tooLong(override, HOST_NAME_LIMIT);
        }
        errors.invalid(
                override,
                GoValues.quote(override.text()),
                NameValidation.subdomain(override.text(), errors.version()));
    }

    private static void checkReference(Field name, Errors errors) {
        if (!name.isEmpty()) {
            errors.as(RuleCodes.REFERENCE_NAME)
                    .invalid(name, NameValidation.subdomain(name.text(), errors.version()));
        }
    }

    /** Checks the priority class, runtime class and preemption policy. */
    static void checkClasses(Field spec, Errors errors) {
        checkReference(spec.at("priorityClassName"), errors);
        Field runtimeClass = spec.at("runtimeClassName");
        if (runtimeClass.present()) {
            errors.as(RuleCodes.REFERENCE_NAME)
                    .invalid(
                            runtimeClass,
                            NameValidation.subdomain(runtimeClass.text(), errors.version()));
        }
        Field preemption = spec.at("preemptionPolicy");
        if (preemption.present()) {
            checkOneOf(
                    preemption,
                    errors.as(RuleCodes.PREEMPTION_POLICY),
                    "PreemptLowerPriority",
                    "Never");
        }
    }
}
