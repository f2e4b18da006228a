package io.daemonlens.engine.apiserver.admission;

/**
 * The reason why the API server rejects a pod.
 *
 * @param plugin the admission plugin that rejects it, such as {@code PodSecurity}; {@code
 *     Validation} for the server's own validation after the mutating plugins
 * @param message the server's complete message, as the {@code FailedCreate} event shows it; the pod
 *     name in it lacks the random suffix
 */
public record Refusal(String plugin, String message) {

    /** The plugin name used for the server's own validation. */
    public static final String VALIDATION = "Validation";

    /** Builds the message of {@code admission.NewForbidden} for a pod. */
    static Refusal forbidden(String plugin, String podName, String reason) {
        return new Refusal(plugin, "pods \"" + podName + "\" is forbidden: " + reason);
    }
}
