package io.daemonlens.engine.diagnosis;

import io.daemonlens.engine.apimachinery.Field;
import java.time.Duration;

/**
 * How long a pod may take to start before it counts as failing. The limit is the longest of the
 * time that its probes allow, three times the time that pods of the same DaemonSet took plus 10 s,
 * and a minimum.
 */
final class Patience {

    /** The minimum limit if other pods have started before. */
    private static final Duration SHORTEST = Duration.ofSeconds(30);

    /** The minimum limit for a first start, without other pods to compare with. */
    private static final Duration FIRST_TIME = Duration.ofSeconds(45);

    /**
     * The limit without an explaining event; equal to the default progress deadline of a
     * Deployment.
     */
    static final Duration UNEXPLAINED = Duration.ofMinutes(10);

    /**
     * The time after the grace period within which the kubelet kills the containers at the latest.
     */
    static final Duration OVERDUE = Duration.ofSeconds(10);

    private static final long DEFAULT_PERIOD = 10;
    private static final long DEFAULT_FAILURES = 3;

    private Patience() {}

    /**
     * Returns the limit from a container's start until it is ready.
     *
     * @param container of the pod template
     * @param seen how long other pods took; null if unknown
     */
    static Duration untilReady(Field container, boolean startupDone, Duration seen) {
        Duration allowed = ofProbe(container.at("readinessProbe"));
        Field startup = container.at("startupProbe");
        if (startup.present() && !startupDone) {
            allowed = allowed.plus(ofProbe(startup));
        }
        return longest(allowed, withRoom(seen), seen == null ? FIRST_TIME : SHORTEST);
    }

    /** Returns the limit from an init container's start to its end. */
    static Duration ofInit(Duration seen) {
        return longest(withRoom(seen), seen == null ? FIRST_TIME : SHORTEST, Duration.ZERO);
    }

    private static Duration withRoom(Duration seen) {
        return seen == null ? Duration.ZERO : seen.multipliedBy(3).plusSeconds(10);
    }

    /** Returns the time after which a probe that never succeeds counts as failed. */
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
