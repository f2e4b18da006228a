package io.daemonlens.engine.diagnosis;

import java.time.Instant;

/**
 * What an object of the cluster says about a cause, in the words of whoever wrote it.
 *
 * @param source who says it
 * @param name the container, pod, node or event's object that it is about
 * @param reason one word of Kubernetes, such as {@code ImagePullBackOff}; may be empty
 * @param message the sentence beside it; may be empty
 * @param lastExit how the container ended before; null where it has not
 * @param restarts of the container
 * @param since when this began; null where it is not known
 */
public record Evidence(
        Source source,
        String name,
        String reason,
        String message,
        Exit lastExit,
        int restarts,
        Instant since) {

    /** Who says something. */
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
        /** Nobody: it follows from the state. */
        STATE
    }

    /**
     * How a container ended.
     *
     * @param reason such as {@code OOMKilled} or {@code Error}; may be empty
     */
    public record Exit(int code, String reason) {}

    static Evidence of(Source source, String name, String reason, String message, Instant since) {
        return new Evidence(source, name, reason, message, null, 0, since);
    }
}
