package io.daemonlens.engine.kubelet;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.Timestamps;
import io.daemonlens.engine.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The measured times of a cluster's pods to start and to become ready: the medians over pods that
 * never restarted.
 *
 * @param pods the number of pods measured; at least one
 * @param startAfterMillis from scheduled to running
 * @param readyAfterMillis from running to ready
 */
public record ObservedTiming(int pods, long startAfterMillis, long readyAfterMillis) {

    /**
     * A condition that changed later than this after the start is ignored: it has another cause.
     */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** Returns the medians; null if no pod has timestamps. */
    public static @Nullable ObservedTiming of(Collection<JsonObject> pods) {
        List<Long> starts = new ArrayList<>();
        List<Long> readies = new ArrayList<>();
        for (JsonObject pod : pods) {
            add(Field.of(pod).at("status"), starts, readies);
        }
        return readies.isEmpty()
                ? null
                : new ObservedTiming(readies.size(), middle(starts), middle(readies));
    }

    private static void add(Field status, List<Long> starts, List<Long> readies) {
        Instant bound = null;
        Instant ready = null;
        for (Field condition : status.at("conditions").items()) {
            Instant since = Timestamps.of(condition.at("lastTransitionTime"));
            if (condition.at("status").text().equals("True")) {
                switch (condition.at("type").text()) {
                    case "PodScheduled" -> bound = since;
                    case "Ready" -> ready = since;
                    default -> {
                        // says nothing of these two steps
                    }
                }
            }
        }
        Instant running = null;
        for (Field container : status.at("containerStatuses").items()) {
            Instant started = Timestamps.of(container.at("state", "running", "startedAt"));
            if (started == null || container.at("restartCount").number() > 0) {
                return;
            }
            running = running == null || started.isAfter(running) ? started : running;
        }
        if (bound == null || running == null || ready == null || ready.isBefore(running)) {
            return;
        }
        Duration untilReady = Duration.between(running, ready);
        if (untilReady.compareTo(LONGEST) <= 0) {
            starts.add(Math.max(0, Duration.between(bound, running).toMillis()));
            readies.add(untilReady.toMillis());
        }
    }

    private static long middle(List<Long> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }
}
