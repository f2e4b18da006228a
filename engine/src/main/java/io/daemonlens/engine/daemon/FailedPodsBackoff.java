package io.daemonlens.engine.daemon;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;

/**
 * The back-off for deleting failed pods of a node: 1 s, doubled each time up to 15 min, and
 * forgotten after 30 min. It is the controller's only state that is not in an object. Follows
 * client-go's {@code util/flowcontrol/backoff.go}.
 */
public final class FailedPodsBackoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final TreeMap<String, Entry> entries = new TreeMap<>();

    private record Entry(Duration delay, Instant lastDeletion) {}

    /** Returns the key that counts the deletions on a node. */
    public static String key(String uid, long observedGeneration, String node) {
        return uid + "/" + observedGeneration + "/" + node;
    }

    /** Returns the time until the next deletion is allowed; zero if it is allowed now. */
    Duration remaining(String key, Instant now) {
        Entry entry = entries.get(key);
        if (entry == null || isForgotten(entry, now)) {
            return Duration.ZERO;
        }
        Duration left = entry.delay.minus(Duration.between(entry.lastDeletion, now));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Records the deletion of a failed pod. */
    public void next(String key, Instant now) {
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
