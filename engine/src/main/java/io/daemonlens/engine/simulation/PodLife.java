package io.daemonlens.engine.simulation;

import java.util.List;

/**
 * One pod from the moment it is first seen until it is gone.
 *
 * @param node the node it is made for
 * @param pod its name
 * @param updated whether it is of the newest template
 * @param moments the stages it goes through, in the order of time; the first at 0 for a pod that
 *     was there at the start
 */
public record PodLife(String node, String pod, boolean updated, List<Moment> moments) {

    /** A stage begins. */
    public record Moment(long atMillis, Stage stage) {}

    /** What an observer sees of a pod. */
    public enum Stage {
        /** Created, but not yet on its node. */
        PENDING("pending"),
        /** On its node; the kubelet pulls images and starts containers. */
        PULLING("pulling"),
        /** Its containers run; it is not ready. */
        STARTING("starting"),
        /** Ready, but not yet for {@code minReadySeconds}. */
        READY("ready"),
        AVAILABLE("available"),
        /** Its deletion has been asked for. */
        TERMINATING("terminating"),
        /** Its containers have ended for good. */
        FAILED("failed"),
        GONE("gone");

        private final String word;

        Stage(String word) {
            this.word = word;
        }

        /** As in reports. */
        public String word() {
            return word;
        }
    }

    public PodLife {
        moments = List.copyOf(moments);
    }
}
