package io.daemonlens.engine.kubelet;

/**
 * How long a pod takes for each step of its life, in milliseconds.
 *
 * @param startAfterMillis from being bound to running: the image is pulled, containers start
 * @param readyAfterMillis from running to ready
 * @param stopAfterMillis from being deleted to being gone
 */
public record PodTiming(long startAfterMillis, long readyAfterMillis, long stopAfterMillis) {

    public PodTiming {
        if (startAfterMillis < 0 || readyAfterMillis < 0 || stopAfterMillis < 0) {
            throw new IllegalArgumentException("a pod takes no negative time");
        }
    }

    /** The same but for the time until ready. */
    public PodTiming withReadyAfterMillis(long millis) {
        return new PodTiming(startAfterMillis, millis, stopAfterMillis);
    }
}
