package io.daemonlens.engine.diagnosis;

/**
 * The overall state of a DaemonSet. REFUSED takes precedence over all others, then
 * WAITS_FOR_DELETION; {@link Diagnoser} decides.
 */
public enum Verdict {
    /** The API server rejects pods that should exist. */
    REFUSED("refused"),
    /** The strategy is OnDelete, and pods of an older revision exist. */
    WAITS_FOR_DELETION("waitsForDeletion"),
    /** Every node that should have a pod has an available one of the current template. */
    HEALTHY("healthy"),
    /** The rollout is not complete, but completes without intervention. */
    PROGRESSING("progressing"),
    /** Nodes lack a pod of the current template, and this does not resolve by itself. */
    STUCK("stuck"),
    /**
     * The current template is on all nodes but not available on all, or some pods are misscheduled.
     */
    DEGRADED("degraded");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** Returns the name used in reports. */
    public String word() {
        return word;
    }

    /** Returns whether no intervention is needed. */
    public boolean isWell() {
        return this == HEALTHY || this == PROGRESSING;
    }
}
