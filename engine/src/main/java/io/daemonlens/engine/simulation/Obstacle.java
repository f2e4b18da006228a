package io.daemonlens.engine.simulation;

import io.daemonlens.engine.apimachinery.Quantity;
import java.util.Collections;
import java.util.SortedMap;

/**
 * What a pod that waits lacks on its node, in figures and names.
 *
 * @param missing how much of each resource the node is short of; empty where it has enough
 * @param port the host port that is taken, as {@code 9100/TCP}; null where all are free
 * @param holder the pod that has the port; null where all are free
 */
public record Obstacle(SortedMap<String, Quantity> missing, String port, Neighbour holder) {

    /** Nothing that can be named. */
    public static final Obstacle NONE = new Obstacle(Collections.emptySortedMap(), null, null);
}
