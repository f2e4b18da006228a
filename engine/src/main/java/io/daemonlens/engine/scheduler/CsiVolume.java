package io.daemonlens.engine.scheduler;

/**
 * A volume as its storage driver knows it; two pods that share it take one place of the node's.
 *
 * @param handle what the driver calls it; empty where it has no name yet
 */
record CsiVolume(String driver, String handle) {}
