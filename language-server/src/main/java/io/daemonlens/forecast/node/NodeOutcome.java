package io.daemonlens.forecast.node;

/** The result of a DaemonSet on one node. */
public enum NodeOutcome {
    /** The pod runs there. */
    RUNS("runs"),
    /** A pod is created for the node but cannot be scheduled there. */
    PENDING("pending"),
    /** A pod should run there, but the API server refuses to create it. */
    REFUSED("refused"),
    /** No pod should run there. */
    NOT_WANTED("notWanted"),
    /** No new pod should run there, but the existing pod stays. */
    KEEPS("keeps");

    private final String word;

    NodeOutcome(String word) {
        this.word = word;
    }

    /** The name in reports: {@code notWanted}. */
    public String word() {
        return word;
    }
}
