package io.daemonlens.engine.apiserver.admission;

/**
 * Why the API server does not store a pod.
 *
 * @param plugin the admission plugin that refuses it, such as {@code PodSecurity}; {@code
 *     Validation} for the server's own validation after the plugins have changed the pod
 * @param message the whole message of the server, as the event {@code FailedCreate} shows it; the
 *     pod's name stands in it without its random part
 */
public record Refusal(String plugin, String message) {

    /** The plugin name of the server's own validation. */
    public static final String VALIDATION = "Validation";

    /** The text of {@code admission.NewForbidden} about a pod. */
    static Refusal forbidden(String plugin, String podName, String reason) {
        return new Refusal(plugin, "pods \"" + podName + "\" is forbidden: " + reason);
    }
}
