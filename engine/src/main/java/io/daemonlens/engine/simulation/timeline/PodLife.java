package io.daemonlens.engine.simulation.timeline;

import java.util.List;

/**
 * The lifetime of one pod, from when it is first seen until it is gone.
 *
 * @param node the node it is created for
 * @param pod its name
 * @param updated whether it is of the newest template
 * @param moments its stages, ordered by time; the first is at 0 for a pod that existed at the start
 */
public record PodLife(String node, String pod, boolean updated, List<Moment> moments) {

    /** The moment at which a stage begins. */
    public record Moment(long atMillis, Stage stage) {}

    /** A stage of a pod as an observer sees it. */
    public enum Stage {
        /** Created, but not bound to a node yet. */
        PENDING("pending"),
        /** Bound; the kubelet pulls images and creates containers. */
        PULLING("pulling"),
        /** Its containers run, but it is not ready. */
        STARTING("starting"),
        /** Ready, but not yet for {@code minReadySeconds}. */
        READY("ready"),
        AVAILABLE("available"),
        /** Its deletion has been requested. */
        TERMINATING("terminating"),
        /** Its containers have terminated and are not restarted. */
        FAILED("failed"),
        GONE("gone");

        private final String word;

        Stage(String word) {
            this.word = word;
        }

        /** Returns the name used in reports. */
        public String word() {
            return word;
        }
    }

    public PodLife {
        moments = List.copyOf(moments);
    }
}
