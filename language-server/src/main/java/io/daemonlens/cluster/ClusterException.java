package io.daemonlens.cluster;

/** Thrown when a cluster cannot be loaded. The message is a sentence that says what to do. */
public final class ClusterException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean unreadable;

    private ClusterException(String message, boolean unreadable) {
        super(message);
        this.unreadable = unreadable;
    }

    /** Creates an exception for invalid arguments, such as an unknown preset or a missing file. */
    static ClusterException wrongUse(String message) {
        return new ClusterException(message, false);
    }

    /** Creates an exception for input that cannot be read as a cluster. */
    static ClusterException unreadable(String message) {
        return new ClusterException(message, true);
    }

    /** Returns whether the input is invalid, as opposed to the command-line arguments. */
    public boolean isUnreadable() {
        return unreadable;
    }
}
