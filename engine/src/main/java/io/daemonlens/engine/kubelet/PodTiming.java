package io.daemonlens.engine.kubelet;

/**
 * The duration of each stage of a pod, in milliseconds.
 *
 * @param startAfterMillis from scheduled to running: the image is pulled, containers start
 * @param readyAfterMillis from running to ready
 * @param stopAfterMillis from the start of deletion to removal
 */
public record PodTiming(long startAfterMillis, long readyAfterMillis, long stopAfterMillis) {

    public PodTiming {
        if (startAfterMillis < 0 || readyAfterMillis < 0 || stopAfterMillis < 0) {
            throw new IllegalArgumentException("a pod takes no negative time");
        }
    }

    /** Returns a copy with another time until ready. */
    public PodTiming withReadyAfterMillis(long millis) {
        return new PodTiming(startAfterMillis, millis, stopAfterMillis);
    }
}
