package io.daemonlens.engine.kubelet;

/**
 * One step of a pod's life.
 *
 * @param reached what the pod is once the step is done
 * @param delayMillis since the step before; the first counts from being bound
 */
public record PodStage(Reached reached, long delayMillis) {

    /** What a step leads to. */
    public enum Reached {
        RUNNING,
        READY,
        FAILED,
        SUCCEEDED
    }
}
