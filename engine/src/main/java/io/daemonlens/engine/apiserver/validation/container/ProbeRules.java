package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import java.util.List;

/** Validates a container's probes ({@code validateProbe}). */
final class ProbeRules {

    private static final List<String> COUNTERS =
            List.of(
                    "initialDelaySeconds",
                    "timeoutSeconds",
                    "periodSeconds",
                    "successThreshold",
                    "failureThreshold");

    /** Up to 1.21, which added the field, {@code validateProbe} does not check it. */
    private static final int GRACE_CHECKED = 22;

    private ProbeRules() {}

    static void liveness(Field probe, PodFacts pod, Errors errors) {
        anyProbe(probe, pod, errors);
        succeedsOnce(probe, errors);
    }

    static void readiness(Field probe, PodFacts pod, Errors errors) {
        anyProbe(probe, pod, errors);
        noGracePeriod(probe, errors);
    }

    static void startup(Field probe, PodFacts pod, Errors errors) {
        anyProbe(probe, pod, errors);
        succeedsOnce(probe, errors);
    }

    /** Runs the checks for all probes. */
    static void anyProbe(Field probe, PodFacts pod, Errors all) {
        if (probe.absent()) {
            return;
        }
        HandlerRules.check(probe, pod, all);
        Errors errors = all.as(RuleCodes.PROBE_NUMBER);
        for (String counter : COUNTERS) {
            NameValidation.notNegative(probe.at(counter), errors);
        }
        Field grace = probe.at("terminationGracePeriodSeconds");
        boolean checked = errors.version().isAtLeast(GRACE_CHECKED);
        if (checked && grace.present() && grace.number() <= 0) {
            errors.invalid(grace, "must be greater than 0");
        }
    }

    /** Checks that successThreshold is 1, as liveness and startup probes require. */
    static void succeedsOnce(Field probe, Errors errors) {
        Field threshold = probe.at("successThreshold");
        if (probe.present() && threshold.number() != 1) {
            errors.as(RuleCodes.PROBE_NUMBER)
                    .invalid(threshold, Long.toString(threshold.number()), "must be 1");
        }
    }

    /**
     * Rejects terminationGracePeriodSeconds of a readiness probe, which never stops a container.
     */
    static void noGracePeriod(Field probe, Errors errors) {
        Field grace = probe.at("terminationGracePeriodSeconds");
        if (grace.present()) {
            errors.as(RuleCodes.PROBE_NUMBER).invalid(grace, "must not be set for readinessProbes");
        }
    }
}
