package io.daemonlens.engine.kubelet;

/** The outcome of a pod once it is bound to a node. */
public enum Fate {
    /** The pod runs and becomes ready. */
    BECOMES_READY,
    /** The pod runs, but its readiness probe never succeeds. */
    NEVER_READY,
    /** Its containers exit and are restarted with a growing delay; it is never ready for long. */
    CRASHES,
    /** Its image cannot be pulled; it never runs. */
    IMAGE_MISSING,
    /** Its containers cannot be created: a volume, a config map or the sandbox is missing. */
    NEVER_STARTS,
    /**
     * The pod ends as Failed; the controller deletes it and creates another, with a growing delay.
     */
    FAILS,
    /** The pod ends as Succeeded; the controller replaces it at once. */
    SUCCEEDS;

    /** Returns whether a pod with this outcome can become available. */
    public boolean canBeAvailable() {
        return this == BECOMES_READY;
    }
}
