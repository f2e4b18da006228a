package io.daemonlens.engine.simulation.state;

import java.util.PriorityQueue;

/**
 * Future events, ordered by time and then by sequence: of two events at the same time the older
 * runs first.
 */
public final class EventQueue {

    private record Event(long atMillis, long sequence, Runnable what) implements Comparable<Event> {

        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(atMillis, other.atMillis);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long sequence;
    private long nowMillis;

    long nowMillis() {
        return nowMillis;
    }

    /** Schedules an event; a time in the past counts as now. */
    public void at(long millis, Runnable what) {
        events.add(new Event(Math.max(millis, nowMillis), sequence++, what));
    }

    public void after(long millis, Runnable what) {
        at(nowMillis + millis, what);
    }

    public boolean isEmpty() {
        return events.isEmpty();
    }

    /** Returns the time of the next event. The queue must not be empty. */
    public long nextMillis() {
        return events.element().atMillis();
    }

    /** Advances the time to the next event and runs it. */
    public void runNext() {
        Event event = events.remove();
        nowMillis = event.atMillis();
        event.what().run();
    }
}
