package io.daemonlens.engine.kubelet;

/** What becomes of a pod once it is on a node. */
public enum Fate {
    /** It runs and becomes ready. */
    BECOMES_READY,
    /** It runs, but its readiness probe never succeeds. */
    NEVER_READY,
    /**
     * Its containers end and are started again with a growing delay; it is never ready for long.
     */
    CRASHES,
    /** Its image cannot be pulled; it never runs. */
    IMAGE_MISSING,
    /** Its containers cannot be created: a volume, a config map or the sandbox is missing. */
    NEVER_STARTS,
    /** It ends as Failed; the controller deletes it and makes another, with a growing delay. */
    FAILS,
    /** It ends as Succeeded; the controller replaces it at once. */
    SUCCEEDS;

    /** Whether a pod of this fate can ever count as available. */
    public boolean canBeAvailable() {
        return this == BECOMES_READY;
    }
}
