package io.daemonlens.engine.simulation;

/**
 * A moment at which the DaemonSet as everybody sees it changed.
 *
 * @param atMillis since the simulation's start
 * @param status from then on
 */
public record Step(long atMillis, RolloutProgress status) {}
