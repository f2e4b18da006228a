package io.daemonlens.engine.diagnosis;

import java.time.Instant;

/**
 * The evidence for a cause: the verbatim text of an object in the cluster.
 *
 * @param source the source of the text
 * @param name the container, pod, node or event's object that it is about
 * @param reason the Kubernetes reason, such as {@code ImagePullBackOff}; may be empty
 * @param message the message of the reason; may be empty
 * @param lastExit how the container last terminated; null if it has not
 * @param restarts the restart count of the container
 * @param since when it began; null if unknown
 */
public record Evidence(
        Source source,
        String name,
        String reason,
        String message,
        Exit lastExit,
        int restarts,
        Instant since) {

    /** The source of evidence. */
    public enum Source {
        CONTAINER,
        INIT_CONTAINER,
        /** The pod's own status. */
        POD,
        SCHEDULER,
        /** An event about the pod. */
        EVENT,
        /** The node's condition. */
        NODE,
        /** The controller's event about the DaemonSet. */
        CONTROLLER,
        /** No text: the cause follows from the state. */
        STATE
    }

    /**
     * How a container terminated.
     *
     * @param reason such as {@code OOMKilled} or {@code Error}; may be empty
     */
    public record Exit(int code, String reason) {}

    static Evidence of(Source source, String name, String reason, String message, Instant since) {
        return new Evidence(source, name, reason, message, null, 0, since);
    }
}
