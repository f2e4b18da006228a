package io.daemonlens.forecast;

/**
 * Why the API server creates none of the pods.
 *
 * @param plugin the admission plugin that refuses them
 * @param message in the server's words
 */
public record PodRefusal(String plugin, String message) {}
