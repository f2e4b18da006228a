package io.daemonlens.forecast;

/** What can happen that a script may want to stop at. */
public enum Outcome {
    /** The API server refuses the DaemonSet or one of its pods. */
    REFUSED("refused"),
    /** A pod cannot be placed on its node. */
    PENDING("pending"),
    /** The rollout never ends. */
    STUCK("stuck"),
    /** Other pods are evicted. */
    EVICTS("evicts"),
    /** Pods that run are replaced. */
    RESTARTS("restarts"),
    /** Nodes gain or lose a pod. */
    MOVES("moves"),
    /** Nodes lose their pod. */
    LEAVES("leaves");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /** As on the command line: {@code refused}. */
    public String word() {
        return word;
    }

    /** The outcome of this word; null where there is none. */
    public static Outcome of(String word) {
        for (Outcome each : values()) {
            if (each.word.equals(word)) {
                return each;
            }
        }
        return null;
    }
}
