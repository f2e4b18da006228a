package io.daemonlens.cluster;

/** Why a cluster could not be had, as a sentence that says what to do. */
public final class ClusterException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean unreadable;

    private ClusterException(String message, boolean unreadable) {
        super(message);
        this.unreadable = unreadable;
    }

    /** What was asked for makes no sense: no such preset, no such file. */
    static ClusterException wrongUse(String message) {
        return new ClusterException(message, false);
    }

    /** What was found cannot be read as a cluster. */
    static ClusterException unreadable(String message) {
        return new ClusterException(message, true);
    }

    /** Whether the input itself is at fault, and not the way the program was called. */
    public boolean isUnreadable() {
        return unreadable;
    }
}
