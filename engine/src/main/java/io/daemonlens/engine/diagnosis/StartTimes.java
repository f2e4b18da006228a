package io.daemonlens.engine.diagnosis;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long the pods of a DaemonSet took to start, measured on pods that are ready. It distinguishes
 * a slow start from one that never ends.
 */
final class StartTimes {

    /** A Ready transition later than this after the start is unrelated to the start. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Map<String, Duration> initByName = new TreeMap<>();
    private Duration untilReady;

    static StartTimes of(DaemonSetFacts facts) {
        StartTimes times = new StartTimes();
        for (OwnedPod pod : facts.pods()) {
            if (pod.facts().isReady()) {
                times.learn(pod);
            }
        }
        return times;
    }

    private void learn(OwnedPod pod) {
        Instant started = null;
        for (Field container : pod.status().at("containerStatuses").items()) {
            Instant each = Timestamps.of(container.at("state", "running", "startedAt"));
            if (each == null || container.at("restartCount").number() > 0) {
                started = null;
                break;
            }
            started = started == null || each.isAfter(started) ? each : started;
        }
        Instant ready = pod.facts().ready().lastTransitionTime();
        if (started != null && ready != null && !ready.isBefore(started)) {
            untilReady = longer(untilReady, Duration.between(started, ready));
        }
        for (Field init : pod.status().at("initContainerStatuses").items()) {
            Field ended = init.at("state", "terminated");
            Instant from = Timestamps.of(ended.at("startedAt"));
            Instant to = Timestamps.of(ended.at("finishedAt"));
            if (from != null && to != null && !to.isBefore(from)) {
                Duration took = longer(null, Duration.between(from, to));
                if (took != null) {
                    initByName.merge(init.at("name").text(), took, StartTimes::longer);
                }
            }
        }
    }

    private static Duration longer(Duration one, Duration other) {
        if (other.compareTo(LONGEST) > 0) {
            return one;
        }
        return one == null || other.compareTo(one) > 0 ? other : one;
    }

    /** Returns the longest time from a container's start to ready; null if unknown. */
    Duration untilReady() {
        return untilReady;
    }

    /** Returns the longest time that the init container with this name took; null if unknown. */
    Duration ofInit(String name) {
        return initByName.get(name);
    }
}
