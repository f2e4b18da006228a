package io.daemonlens.engine.simulation.loops;

/**
 * The rate limit of a component's API client: a token bucket that allows a burst of calls and
 * refills at a steady rate. Times are in microseconds, so that 20 calls per second divide evenly.
 */
final class ClientLimit {

    /** The controller manager's default: 20 calls per second with a burst of 30. */
    static final int CALLS_PER_SECOND = 20;

    static final int BURST = 30;

    private static final long MICROS_PER_CALL = 1_000_000 / CALLS_PER_SECOND;

    /** The time at which the bucket would be full again. */
    private long fullAtMicros;

    /** Takes a token for one call and returns the earliest time at which the call may start. */
    long takeMillis(long nowMillis) {
        long now = nowMillis * 1000;
        long afterThis = Math.max(fullAtMicros, now) + MICROS_PER_CALL;
        long granted = Math.max(now, afterThis - BURST * MICROS_PER_CALL);
        fullAtMicros = afterThis;
        return (granted + 999) / 1000;
    }
}
