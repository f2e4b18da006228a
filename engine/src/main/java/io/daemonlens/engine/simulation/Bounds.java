package io.daemonlens.engine.simulation;

import io.daemonlens.engine.apimachinery.JsonObject;

/**
 * What a DaemonSet's update strategy allows for a number of nodes, percentages worked out.
 *
 * @param strategy {@code RollingUpdate} or {@code OnDelete}
 * @param maxUnavailable nodes that may be without an available pod
 * @param maxSurge nodes that may have a second pod
 */
public record Bounds(String strategy, int maxUnavailable, int maxSurge) {

    /**
     * @param daemonSet as the API server stores it
     * @param desired how many nodes want a pod
     */
    public static Bounds of(JsonObject daemonSet, int desired) {
        DaemonSetFacts facts = DaemonSetFacts.of(daemonSet);
        return new Bounds(
                facts.rolling() ? "RollingUpdate" : "OnDelete",
                facts.unavailable(desired),
                facts.surge(desired));
    }
}
