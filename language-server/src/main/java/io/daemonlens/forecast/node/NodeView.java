package io.daemonlens.forecast.node;

import io.daemonlens.engine.simulation.placement.Forecast;
import java.util.List;

/**
 * One node of a placement.
 *
 * @param name the node's name
 * @param pool of a sketch or preset; null for a node of a snapshot
 * @param zone the topology.kubernetes.io/zone of the node, or its name before 1.17; null without
 *     either
 * @param outcome the result there
 * @param reasons why no pod runs there; empty if one does
 * @param forecast the engine's forecast
 */
public record NodeView(
        String name,
        String pool,
        String zone,
        NodeOutcome outcome,
        List<NodeReason> reasons,
        Forecast forecast) {

    public NodeView {
        reasons = List.copyOf(reasons);
    }
}
