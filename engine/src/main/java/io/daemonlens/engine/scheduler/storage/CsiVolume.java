package io.daemonlens.engine.scheduler.storage;

/**
 * A volume as its CSI driver identifies it; pods that share it count once against the node's limit.
 *
 * @param handle the driver's name of the volume; empty if it has none yet
 */
public record CsiVolume(String driver, String handle) {}
