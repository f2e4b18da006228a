package io.daemonlens.engine.simulation.placement;

import io.daemonlens.engine.apimachinery.Quantity;
import java.util.Collections;
import java.util.SortedMap;

/**
 * What a pending pod lacks on its node.
 *
 * @param missing how much of each resource the node lacks; empty if it has enough
 * @param port the host port that is in use, as {@code 9100/TCP}; null if all are free
 * @param holder the pod that uses the port; null if all are free
 */
public record Obstacle(SortedMap<String, Quantity> missing, String port, Neighbour holder) {

    /** No known obstacle. */
    public static final Obstacle NONE = new Obstacle(Collections.emptySortedMap(), null, null);
}
