package io.daemonlens.engine.scheduler;

import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Status;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node on which preemption of lower-priority pods was simulated.
 *
 * @param node the node's name
 * @param victims the pods that must be deleted
 * @param violations the number of victims whose deletion violates a PodDisruptionBudget
 * @param status why preemption does not help; null if it does
 */
record Candidate(String node, List<PodInfo> victims, int violations, @Nullable Status status) {

    private static final long PRIORITY_BASE = 1L << 31;
    private static final String NOT_STARTED = "~";

    /**
     * Orders by fewest budget violations, lowest maximum priority, lowest sum of priorities, fewest
     * victims, then latest start time.
     */
    private static final Comparator<Candidate> ORDER =
            Comparator.comparingInt(Candidate::violations)
                    .thenComparingInt(Candidate::highestPriority)
                    .thenComparingLong(Candidate::sumOfPriorities)
                    .thenComparingInt(candidate -> candidate.victims.size())
                    .thenComparing(Candidate::earliestStart, Comparator.reverseOrder());

    /** Returns the best candidates, all equally good, in the given order. */
    static List<Candidate> pickOneNodeForPreemption(List<Candidate> candidates) {
        Candidate first = candidates.stream().min(ORDER).orElseThrow();
        return candidates.stream()
                .filter(candidate -> ORDER.compare(candidate, first) == 0)
                .toList();
    }

    private int highestPriority() {
        return victims.stream().mapToInt(PodInfo::priority).max().orElse(Integer.MIN_VALUE);
    }

    private long sumOfPriorities() {
        return victims.stream().mapToLong(victim -> victim.priority() + PRIORITY_BASE).sum();
    }

    /** Returns the earliest start time among the victims with the highest priority. */
    private String earliestStart() {
        int highest = highestPriority();
        return victims.stream()
                .filter(victim -> victim.priority() == highest)
                .map(Candidate::startOf)
                .min(Comparator.naturalOrder())
                .orElse(NOT_STARTED);
    }

    static String startOf(PodInfo pod) {
        return pod.startTime().isEmpty() ? NOT_STARTED : pod.startTime();
    }
}
