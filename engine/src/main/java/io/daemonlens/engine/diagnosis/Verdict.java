package io.daemonlens.engine.diagnosis;

/** How a DaemonSet is doing. The first that holds counts. */
public enum Verdict {
    /** The API server refuses to create pods that are wanted. */
    REFUSED("refused"),
    /** The strategy is OnDelete, and pods of an older revision are there. */
    WAITS_FOR_DELETION("waitsForDeletion"),
    /** Every node that should have one has an available pod of the current template. */
    HEALTHY("healthy"),
    /** Not there yet, but it gets there if nobody does anything. */
    PROGRESSING("progressing"),
    /** Nodes lack a pod of the current template, and that does not change by itself. */
    STUCK("stuck"),
    /** The current template is everywhere, but not available everywhere; or pods are misplaced. */
    DEGRADED("degraded");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** As in reports. */
    public String word() {
        return word;
    }

    /** Whether nobody has to do anything. */
    public boolean isWell() {
        return this == HEALTHY || this == PROGRESSING;
    }
}
