package io.daemonlens.engine.scheduler.storage;

/**
 * A volume as its storage driver knows it; two pods that share it take one place of the node's.
 *
 * @param handle what the driver calls it; empty where it has no name yet
 */
public record CsiVolume(String driver, String handle) {}
