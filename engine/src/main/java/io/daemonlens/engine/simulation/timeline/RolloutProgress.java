package io.daemonlens.engine.simulation.timeline;

/** A DaemonSet's status as the controller writes it, with the DaemonSet's generation. */
public record RolloutProgress(
        long generation,
        long observedGeneration,
        int desired,
        int current,
        int ready,
        int updated,
        int available,
        int misscheduled) {

    public static RolloutProgress of(io.daemonlens.engine.apps.DaemonSet daemonSet) {
        io.daemonlens.engine.apps.DaemonSetStatus status = daemonSet.status();
        return new RolloutProgress(
                daemonSet.generation(),
                status.observedGeneration(),
                status.desiredNumberScheduled(),
                status.currentNumberScheduled(),
                status.numberReady(),
                status.updatedNumberScheduled(),
                status.numberAvailable(),
                status.numberMisscheduled());
    }

    public int unavailable() {
        return Math.max(0, desired - available);
    }

    /** Returns whether {@code kubectl rollout status} reports a successful rollout. */
    public boolean isComplete() {
        return generation == observedGeneration && updated >= desired && available >= desired;
    }
}
