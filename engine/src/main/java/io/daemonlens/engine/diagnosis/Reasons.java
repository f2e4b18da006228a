package io.daemonlens.engine.diagnosis;

import io.daemonlens.engine.kubelet.KubeletReasons;
import java.util.List;

/**
 * Maps the reasons that kubelets report to causes. Checked against {@code
 * pkg/kubelet/images/types.go}, {@code pkg/kubelet/container/sync_result.go}, {@code
 * pkg/kubelet/kuberuntime} and {@code pkg/kubelet/events/event.go}, 1.24 to 1.37.
 */
final class Reasons {

    static final String CRASH_LOOP = "CrashLoopBackOff";
    static final String OOM_KILLED = "OOMKilled";
    static final String CREATING = "ContainerCreating";
    static final String INITIALIZING = "PodInitializing";

    private static final List<String> SANDBOX =
            List.of("FailedCreatePodSandBox", "NetworkNotReady", "FailedCreatePodContainer");

    /** Events that a kubelet records once volumes and sandbox are ready. */
    private static final List<String> PAST_SANDBOX =
            List.of("Pulling", "Pulled", "Created", "Started");

    /** Reasons of pods that were removed from their node while running. */
    private static final List<String> EVICTED =
            List.of("Evicted", "Preempting", "Terminated", "NodeShutdown", "NodeLost", "Shutdown");

    private Reasons() {}

    /** Returns the cause for a waiting container; null if the reason is not a problem. */
    static CauseCode ofWaiting(String reason) {
        if (KubeletReasons.IMAGE.contains(reason)) {
            return CauseCode.IMAGE_PULL;
        }
        if (KubeletReasons.CONFIG.contains(reason)) {
            return CauseCode.CONTAINER_CONFIG;
        }
        return reason.equals(CRASH_LOOP) ? CauseCode.CRASH_LOOP : null;
    }

    /**
     * Returns the cause for an event about a pod whose containers are being created; null if none.
     */
    static CauseCode ofCreation(String reason) {
        if (KubeletReasons.MOUNT.contains(reason)) {
            return CauseCode.VOLUME_MOUNT;
        }
        return SANDBOX.contains(reason) ? CauseCode.SANDBOX : null;
    }

    static boolean isPastSandbox(String reason) {
        return PAST_SANDBOX.contains(reason);
    }

    /** Returns whether a failed pod ran on its node before it was evicted. */
    static boolean isEviction(String reason) {
        return EVICTED.contains(reason);
    }
}
