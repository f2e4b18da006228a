package io.daemonlens.engine.diagnosis;

import java.util.List;

/**
 * The words that kubelets write for what is wrong, by cause. Checked against {@code
 * pkg/kubelet/images/types.go}, {@code pkg/kubelet/container/sync_result.go}, {@code
 * pkg/kubelet/kuberuntime} and {@code pkg/kubelet/events/event.go}, 1.24 to 1.37.
 */
final class Reasons {

    static final String CRASH_LOOP = "CrashLoopBackOff";
    static final String OOM_KILLED = "OOMKilled";
    static final String CREATING = "ContainerCreating";
    static final String INITIALIZING = "PodInitializing";

    private static final List<String> IMAGE =
            List.of(
                    "ErrImagePull",
                    "ImagePullBackOff",
                    "InvalidImageName",
                    "ErrInvalidImageName",
                    "ErrImageNeverPull",
                    "ImageInspectError",
                    "RegistryUnavailable",
                    "ErrRegistryUnavailable",
                    "SignatureValidationFailed");

    private static final List<String> CONFIG =
            List.of(
                    "CreateContainerConfigError",
                    "CreateContainerError",
                    "RunContainerError",
                    "PreCreateHookError",
                    "PreStartHookError",
                    "PostStartHookError",
                    "StartError",
                    "ContainerCannotRun");

    private static final List<String> MOUNT =
            List.of(
                    "FailedMount",
                    "FailedAttachVolume",
                    "FailedMapVolume",
                    "FailedMountOnFilesystemMismatch",
                    "VolumeResizeFailed",
                    "FileSystemResizeFailed");

    private static final List<String> SANDBOX =
            List.of("FailedCreatePodSandBox", "NetworkNotReady", "FailedCreatePodContainer");

    /** Events that a kubelet writes once volumes and sandbox are there. */
    private static final List<String> PAST_SANDBOX =
            List.of("Pulling", "Pulled", "Created", "Started");

    /** What takes a running pod away from its node. */
    private static final List<String> EVICTED =
            List.of("Evicted", "Preempting", "Terminated", "NodeShutdown", "NodeLost", "Shutdown");

    private Reasons() {}

    /** Of a waiting container; null where it is no trouble. */
    static CauseCode ofWaiting(String reason) {
        if (IMAGE.contains(reason)) {
            return CauseCode.IMAGE_PULL;
        }
        if (CONFIG.contains(reason)) {
            return CauseCode.CONTAINER_CONFIG;
        }
        return reason.equals(CRASH_LOOP) ? CauseCode.CRASH_LOOP : null;
    }

    /** Of an event about a pod whose containers are still being created; null for none. */
    static CauseCode ofCreation(String reason) {
        if (MOUNT.contains(reason)) {
            return CauseCode.VOLUME_MOUNT;
        }
        return SANDBOX.contains(reason) ? CauseCode.SANDBOX : null;
    }

    static boolean isPastSandbox(String reason) {
        return PAST_SANDBOX.contains(reason);
    }

    /** Whether a failed pod ran on its node before it was taken away. */
    static boolean isEviction(String reason) {
        return EVICTED.contains(reason);
    }
}
