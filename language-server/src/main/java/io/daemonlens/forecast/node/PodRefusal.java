package io.daemonlens.forecast.node;

/**
 * The reason why the API server refuses all pods.
 *
 * @param plugin the admission plugin that refuses them
 * @param message the server's message
 */
public record PodRefusal(String plugin, String message) {}
