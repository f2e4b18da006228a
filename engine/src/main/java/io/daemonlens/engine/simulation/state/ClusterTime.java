package io.daemonlens.engine.simulation.state;

import java.time.Instant;

/** The time of the cluster: the start of the simulation, advanced by the queue of events. */
final class ClusterTime {

    private final EventQueue queue;
    private final Instant start;
    private long instantMillis = -1;
    private Instant instant;

    ClusterTime(EventQueue queue, Instant start) {
        this.queue = queue;
        this.start = start;
    }

    /** Returns the milliseconds since the start. */
    long millis() {
        return queue.nowMillis();
    }

    Instant instant() {
        if (instantMillis != millis()) {
            instantMillis = millis();
            instant = start.plusMillis(instantMillis);
        }
        return instant;
    }
}
