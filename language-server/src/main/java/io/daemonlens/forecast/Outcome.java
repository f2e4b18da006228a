package io.daemonlens.forecast;

/** The outcomes that a script can fail on. */
public enum Outcome {
    /** The API server refuses the DaemonSet or one of its pods. */
    REFUSED("refused"),
    /** A pod cannot be scheduled on its node. */
    PENDING("pending"),
    /** The rollout never ends. */
    STUCK("stuck"),
    /** Other pods are evicted. */
    EVICTS("evicts"),
    /** Running pods are replaced. */
    RESTARTS("restarts"),
    /** Nodes gain or lose a pod. */
    MOVES("moves"),
    /** Nodes lose their pod. */
    LEAVES("leaves");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /** The name on the command line: {@code refused}. */
    public String word() {
        return word;
    }

    /** Returns the outcome of this name; null if there is none. */
    public static Outcome of(String word) {
        for (Outcome each : values()) {
            if (each.word.equals(word)) {
                return each;
            }
        }
        return null;
    }
}
