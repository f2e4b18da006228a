package io.daemonlens.engine.simulation;

/** A DaemonSet's status as the controller writes it, with the generation it stands beside. */
public record DaemonSetStatus(
        long generation,
        long observedGeneration,
        int desired,
        int current,
        int ready,
        int updated,
        int available,
        int misscheduled) {

    public int unavailable() {
        return Math.max(0, desired - available);
    }

    /** Whether nothing has to be written: the generation stands beside the status, not in it. */
    boolean saysTheSameAs(DaemonSetStatus other) {
        return withGeneration(other.generation).equals(other);
    }

    DaemonSetStatus withGeneration(long other) {
        return new DaemonSetStatus(
                other,
                observedGeneration,
                desired,
                current,
                ready,
                updated,
                available,
                misscheduled);
    }

    /** What {@code kubectl rollout status} calls successfully rolled out. */
    public boolean isComplete() {
        return generation == observedGeneration && updated >= desired && available >= desired;
    }
}
