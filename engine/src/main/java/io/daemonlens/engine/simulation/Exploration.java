package io.daemonlens.engine.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * What many orders of one scenario have in common, and the worst of them.
 *
 * @param runs how many orders were tried
 * @param stuck how many of them did not end
 * @param shortestMillis the shortest duration
 * @param longestMillis the longest duration
 * @param durationsMillis of the orders that end, in the order of the seeds
 * @param maxUnavailable most nodes at one time without an available pod, in any order
 * @param worst one that is stuck before one that is not, then the longest, then the one with most
 *     nodes unavailable; its seed brings it back
 */
public record Exploration(
        int runs,
        int stuck,
        long shortestMillis,
        long longestMillis,
        List<Long> durationsMillis,
        int maxUnavailable,
        Timeline worst) {

    static Exploration of(Timeline timeline) {
        return new Exploration(
                1,
                isStuck(timeline) ? 1 : 0,
                timeline.durationMillis(),
                timeline.durationMillis(),
                durations(List.of(), timeline),
                timeline.maxUnavailable(),
                timeline);
    }

    Exploration plus(Timeline timeline) {
        return new Exploration(
                runs + 1,
                stuck + (isStuck(timeline) ? 1 : 0),
                Math.min(shortestMillis, timeline.durationMillis()),
                Math.max(longestMillis, timeline.durationMillis()),
                durations(durationsMillis, timeline),
                Math.max(maxUnavailable, timeline.maxUnavailable()),
                isWorse(timeline, worst) ? timeline : worst);
    }

    private static List<Long> durations(List<Long> before, Timeline timeline) {
        List<Long> durations = new ArrayList<>(before);
        if (!isStuck(timeline)) {
            durations.add(timeline.durationMillis());
        }
        return durations;
    }

    /** The duration in the middle of the orders that end; -1 where none does. */
    public long medianMillis() {
        return durationsMillis.isEmpty()
                ? -1
                : durationsMillis.stream()
                        .sorted()
                        .skip(durationsMillis.size() / 2)
                        .findFirst()
                        .orElseThrow();
    }

    private static boolean isStuck(Timeline timeline) {
        return timeline.outcome().isStuck();
    }

    private static boolean isWorse(Timeline left, Timeline right) {
        if (isStuck(left) != isStuck(right)) {
            return isStuck(left);
        }
        if (left.durationMillis() != right.durationMillis()) {
            return left.durationMillis() > right.durationMillis();
        }
        return left.maxUnavailable() > right.maxUnavailable();
    }
}
