package io.daemonlens.engine.simulation.timeline;

import java.util.ArrayList;
import java.util.List;

/**
 * The summary of many runs of one scenario in different orders, with the worst run.
 *
 * @param runs the number of runs
 * @param stuck the number of runs that got stuck
 * @param shortestMillis the shortest duration
 * @param longestMillis the longest duration
 * @param durationsMillis the durations of the runs that did not get stuck, ordered by seed
 * @param maxUnavailable the most nodes without an available pod at one time, in any run
 * @param worst the worst run: a stuck run before any other, then the longest, then the one with the
 *     most unavailable nodes; its seed reproduces it
 */
public record Exploration(
        int runs,
        int stuck,
        long shortestMillis,
        long longestMillis,
        List<Long> durationsMillis,
        int maxUnavailable,
        Timeline worst) {

    public static Exploration of(Timeline timeline) {
        return new Exploration(
                1,
                isStuck(timeline) ? 1 : 0,
                timeline.durationMillis(),
                timeline.durationMillis(),
                durations(List.of(), timeline),
                timeline.maxUnavailable(),
                timeline);
    }

    public Exploration plus(Timeline timeline) {
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

    /** Returns the median duration of the runs that did not get stuck; -1 if all got stuck. */
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
