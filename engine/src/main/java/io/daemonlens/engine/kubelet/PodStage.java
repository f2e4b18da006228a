package io.daemonlens.engine.kubelet;

/**
 * One stage in the life of a pod.
 *
 * @param reached the state of the pod at the end of the stage
 * @param delayMillis the delay after the previous stage; for the first stage, after binding
 */
public record PodStage(Reached reached, long delayMillis) {

    /** The state that a stage leads to. */
    public enum Reached {
        RUNNING,
        READY,
        FAILED,
        SUCCEEDED
    }
}
