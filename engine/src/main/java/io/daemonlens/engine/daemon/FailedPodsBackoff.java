package io.daemonlens.engine.daemon;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;

/**
 * How long the controller waits before it deletes another failed pod of a node: a second, doubled
 * each time up to a quarter of an hour, forgotten after twice that. Its only memory that is in no
 * object. Checked against client-go's {@code util/flowcontrol/backoff.go}.
 */
public final class FailedPodsBackoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final TreeMap<String, Entry> entries = new TreeMap<>();

    private record Entry(Duration delay, Instant lastDeletion) {}

    /** The key under which deletions on a node are counted. */
    public static String key(String uid, long observedGeneration, String node) {
        return uid + "/" + observedGeneration + "/" + node;
    }

    /** How long from now until the next deletion; zero where it may be done at once. */
    Duration remaining(String key, Instant now) {
        Entry entry = entries.get(key);
        if (entry == null || isForgotten(entry, now)) {
            return Duration.ZERO;
        }
        Duration left = entry.delay.minus(Duration.between(entry.lastDeletion, now));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Notes that a failed pod was deleted. */
    public void deleted(String key, Instant now) {
        Entry entry = entries.get(key);
        Duration delay = FIRST;
        if (entry != null && !isForgotten(entry, now)) {
            Duration doubled = entry.delay.multipliedBy(2);
            delay = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        }
        entries.put(key, new Entry(delay, now));
    }

    private static boolean isForgotten(Entry entry, Instant now) {
        return Duration.between(entry.lastDeletion, now).compareTo(LONGEST.multipliedBy(2)) > 0;
    }
}
