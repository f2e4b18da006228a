package io.daemonlens.forecast;

/** What becomes of a DaemonSet on one node. */
public enum NodeOutcome {
    /** The pod runs there. */
    RUNS("runs"),
    /** A pod is made for the node and cannot be placed there. */
    PENDING("pending"),
    /** A pod is wanted, and the API server refuses to create it. */
    REFUSED("refused"),
    /** No pod is wanted there. */
    NOT_WANTED("notWanted"),
    /** No pod is wanted there, but the one that is there stays. */
    KEEPS("keeps");

    private final String word;

    NodeOutcome(String word) {
        this.word = word;
    }

    /** As in reports: {@code notWanted}. */
    public String word() {
        return word;
    }
}
