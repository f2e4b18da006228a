package io.daemonlens.engine.simulation;

/** A DaemonSet's status as the controller writes it, with the generation it stands beside. */
public record RolloutProgress(
        long generation,
        long observedGeneration,
        int desired,
        int current,
        int ready,
        int updated,
        int available,
        int misscheduled) {

    static RolloutProgress of(io.daemonlens.engine.apps.DaemonSet daemonSet) {
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

    /** What {@code kubectl rollout status} calls successfully rolled out. */
    public boolean isComplete() {
        return generation == observedGeneration && updated >= desired && available >= desired;
    }
}
