package io.daemonlens.engine.scheduler;

import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Status;
import java.util.Comparator;
import java.util.List;

/**
 * A node tried out without its less important pods.
 *
 * @param node its name
 * @param victims the pods that have to go
 * @param violations how many of them a disruption budget protects
 * @param status why it does not help; null where it does
 */
record Candidate(String node, List<PodInfo> victims, int violations, Status status) {

    private static final long PRIORITY_BASE = 1L << 31;
    private static final String NOT_STARTED = "~";

    /** Fewest protected pods, then the least important ones, then the youngest. */
    private static final Comparator<Candidate> ORDER =
            Comparator.comparingInt(Candidate::violations)
                    .thenComparingInt(Candidate::highestPriority)
                    .thenComparingLong(Candidate::sumOfPriorities)
                    .thenComparingInt(candidate -> candidate.victims.size())
                    .thenComparing(Candidate::earliestStart, Comparator.reverseOrder());

    /** The best candidates, all equally good, in the order given. */
    static List<Candidate> best(List<Candidate> candidates) {
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

    /** Of the most important victims the one that has run longest. */
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
