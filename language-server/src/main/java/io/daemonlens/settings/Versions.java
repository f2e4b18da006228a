package io.daemonlens.settings;

import io.daemonlens.manifest.Directives;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.KubernetesVersion;

/**
 * Determines the Kubernetes version for a document, and the apiVersions that each version serves.
 */
public final class Versions {

    private Versions() {}

    /**
     * Returns the requested version, otherwise the version in the document, otherwise that of the
     * settings or the cluster, otherwise the newest minor version that serves the document's
     * apiVersion.
     */
    public static KubernetesVersion of(Manifest manifest, Settings settings) {
        KubernetesVersion chosen = chosen(manifest.directives(), settings);
        return chosen == null ? newestServing(manifest.apiVersion()) : chosen;
    }

    /**
     * Returns the chosen version for a text that may be invalid YAML; null if no version is set.
     */
    public static KubernetesVersion chosen(Directives directives, Settings settings) {
        if (settings.version() != null) {
            return settings.version();
        }
        Directives.Setting written = directives.settings().get("kubernetes");
        if (written != null) {
            KubernetesVersion version = KubernetesVersion.parse(written.value()).orElse(null);
            if (version != null) {
                return version;
            }
        }
        return settings.configuredVersion();
    }

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
}
