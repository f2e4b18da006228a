package io.daemonlens.engine.simulation.timeline;

/**
 * A moment at which the DaemonSet's status changed.
 *
 * @param atMillis since the simulation's start
 * @param status the status from then on
 */
public record Step(long atMillis, RolloutProgress status) {}
