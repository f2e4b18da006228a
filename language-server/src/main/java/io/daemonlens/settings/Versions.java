package io.daemonlens.settings;

import io.daemonlens.schemas.KubernetesVersion;

/** The apiVersions of DaemonSets that each Kubernetes version serves. */
public final class Versions {

    private Versions() {}

    /**
     * Returns the newest minor version that serves DaemonSets of an apiVersion, or the newest of
     * all.
     */
    public static KubernetesVersion newestServing(String apiVersion) {
        return switch (apiVersion) {
            case "extensions/v1beta1", "apps/v1beta2" -> KubernetesVersion.of(15);
            default -> KubernetesVersion.NEWEST;
        };
    }

    /** Returns whether a minor version serves DaemonSets of an apiVersion. */
    public static boolean serves(KubernetesVersion version, String apiVersion) {
        return switch (apiVersion) {
            case "apps/v1" -> version.isAtLeast(9);
            case "extensions/v1beta1", "apps/v1beta2" -> version.isBefore(16);
            default -> false;
        };
    }

    /** Returns the version if it serves DaemonSets of an apiVersion, else the newest that does. */
    public static KubernetesVersion orServing(KubernetesVersion version, String apiVersion) {
        return serves(version, apiVersion) ? version : newestServing(apiVersion);
    }
}
