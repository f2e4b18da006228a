package io.daemonlens.engine.diagnosis;

import io.daemonlens.engine.apimachinery.Field;
import java.time.Duration;

/**
 * How long a pod may take before its start counts as one that does not end. From the probes, where
 * they say it, and from how long pods of the same DaemonSet took: three times that, and some more.
 */
final class Patience {

    /** Nothing is called slow before that. */
    private static final Duration SHORTEST = Duration.ofSeconds(30);

    /** A first start, with nothing to compare it with. */
    private static final Duration FIRST_TIME = Duration.ofSeconds(45);

    /** Where no event says why, a start may take as long as a Deployment's progress deadline. */
    static final Duration UNEXPLAINED = Duration.ofMinutes(10);

    /** A terminating pod outlives its grace period by this much at most; kubelets kill then. */
    static final Duration OVERDUE = Duration.ofSeconds(10);

    private static final long DEFAULT_PERIOD = 10;
    private static final long DEFAULT_FAILURES = 3;

    private Patience() {}

    /**
     * From a container's start to ready.
     *
     * @param container of the pod template
     * @param seen how long others took; null where none did
     */
    static Duration untilReady(Field container, boolean startupDone, Duration seen) {
        Duration allowed = ofProbe(container.at("readinessProbe"));
        Field startup = container.at("startupProbe");
        if (startup.present() && !startupDone) {
            allowed = allowed.plus(ofProbe(startup));
        }
        return longest(allowed, withRoom(seen), seen == null ? FIRST_TIME : SHORTEST);
    }

    /** From an init container's start to its end. */
    static Duration ofInit(Duration seen) {
        return longest(withRoom(seen), seen == null ? FIRST_TIME : SHORTEST, Duration.ZERO);
    }

    private static Duration withRoom(Duration seen) {
        return seen == null ? Duration.ZERO : seen.multipliedBy(3).plusSeconds(10);
    }

    /** Until a probe that never succeeds counts as failed. */
    private static Duration ofProbe(Field probe) {
        if (probe.absent()) {
            return Duration.ZERO;
        }
        long period = orElse(probe.at("periodSeconds"), DEFAULT_PERIOD);
        long failures = orElse(probe.at("failureThreshold"), DEFAULT_FAILURES);
        return Duration.ofSeconds(probe.at("initialDelaySeconds").number() + period * failures);
    }

    private static long orElse(Field field, long otherwise) {
        return field.number() > 0 ? field.number() : otherwise;
    }

    private static Duration longest(Duration one, Duration two, Duration three) {
        Duration longer = one.compareTo(two) > 0 ? one : two;
        return longer.compareTo(three) > 0 ? longer : three;
    }
}
