package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;

/** Validates a container's lifecycle hooks ({@code validateLifecycle}). */
final class LifecycleRules {

    private static final int SAYS_WHICH_GATE = 32;
    private static final int ZERO_ALLOWED = 33;

    private LifecycleRules() {}

    static void check(Field lifecycle, PodFacts pod, Errors errors) {
        if (lifecycle.at("postStart").present()) {
            HandlerRules.check(lifecycle.at("postStart"), pod, errors);
        }
        if (lifecycle.at("preStop").present()) {
            HandlerRules.check(lifecycle.at("preStop"), pod, errors);
        }
        if (lifecycle.at("stopSignal").present()) {
            StopSignals.check(lifecycle.at("stopSignal"), pod, errors);
        }
    }

    /** Checks that a sleep hook does not exceed the pod's termination grace period. */
    static void sleep(Field sleep, PodFacts pod, Errors errors) {
        long seconds = sleep.at("seconds").number();
        long grace = pod.gracePeriodSeconds();
        boolean zeroAllowed =
                errors.version().isAtLeast(ZERO_ALLOWED)
                        || errors.version().isAtLeast(SAYS_WHICH_GATE)
                                && StoredContainers.noSleep(errors);
        if (seconds <= grace && (zeroAllowed ? seconds >= 0 : seconds > 0)) {
            return;
        }
        String words =
                (zeroAllowed ? "must be non-negative" : "must be greater than 0")
                        + " and less than terminationGracePeriodSeconds ("
                        + grace
                        + ")";
        if (!zeroAllowed && errors.version().isAtLeast(SAYS_WHICH_GATE)) {
            words += ". Enable AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep.";
        }
        errors.as(RuleCodes.LIFECYCLE_HOOK).invalid(sleep, Long.toString(seconds), words);
    }
}
