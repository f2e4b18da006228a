package io.daemonlens.engine.kubelet;

import java.util.List;

/**
 * The reasons that a kubelet gives for a container that does not start, in container states and in
 * events. Checked against {@code pkg/kubelet/images/types.go}, {@code pkg/kubelet/kuberuntime} and
 * {@code pkg/kubelet/events/event.go}, 1.24 and later.
 */
public final class KubeletReasons {

    /** The image cannot be pulled. */
    public static final List<String> IMAGE =
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

    /** The container cannot be created. */
    public static final List<String> CONFIG =
            List.of(
                    "CreateContainerConfigError",
                    "CreateContainerError",
                    "RunContainerError",
                    "PreCreateHookError",
                    "PreStartHookError",
                    "PostStartHookError",
                    "StartError",
                    "ContainerCannotRun");

    /** A volume cannot be mounted. */
    public static final List<String> MOUNT =
            List.of(
                    "FailedMount",
                    "FailedAttachVolume",
                    "FailedMapVolume",
                    "FailedMountOnFilesystemMismatch",
                    "VolumeResizeFailed",
                    "FileSystemResizeFailed");

    private KubeletReasons() {}
}
