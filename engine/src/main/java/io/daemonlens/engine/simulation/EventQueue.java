package io.daemonlens.engine.simulation;

import java.util.PriorityQueue;

/**
 * What will happen, in the order of (time, sequence): of two events at one time the older first.
 */
final class EventQueue {

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

    /** Nothing happens before now: an earlier time counts as now. */
    void at(long millis, Runnable what) {
        events.add(new Event(Math.max(millis, nowMillis), sequence++, what));
    }

    void after(long millis, Runnable what) {
        at(nowMillis + millis, what);
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /** When the next event happens; only to be asked where there is one. */
    long nextMillis() {
        return events.element().atMillis();
    }

    /** Lets the next event happen; time stands still or goes forward. */
    void runNext() {
        Event event = events.remove();
        nowMillis = event.atMillis();
        event.what().run();
    }
}
