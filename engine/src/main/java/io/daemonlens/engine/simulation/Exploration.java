package io.daemonlens.engine.simulation;

/**
 * What many orders of one scenario have in common, and the worst of them.
 *
 * @param runs how many orders were tried
 * @param stuck how many of them did not end
 * @param shortestMillis the shortest duration
 * @param longestMillis the longest duration
 * @param maxUnavailable most nodes at one time without an available pod, in any order
 * @param worst one that is stuck before one that is not, then the longest, then the one with most
 *     nodes unavailable; its seed brings it back
 */
public record Exploration(
        int runs,
        int stuck,
        long shortestMillis,
        long longestMillis,
        int maxUnavailable,
        Timeline worst) {

    static Exploration of(Timeline timeline) {
        return new Exploration(
                1,
                isStuck(timeline) ? 1 : 0,
                timeline.durationMillis(),
                timeline.durationMillis(),
                timeline.maxUnavailable(),
                timeline);
    }

    Exploration plus(Timeline timeline) {
        return new Exploration(
                runs + 1,
                stuck + (isStuck(timeline) ? 1 : 0),
                Math.min(shortestMillis, timeline.durationMillis()),
                Math.max(longestMillis, timeline.durationMillis()),
                Math.max(maxUnavailable, timeline.maxUnavailable()),
                isWorse(timeline, worst) ? timeline : worst);
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
