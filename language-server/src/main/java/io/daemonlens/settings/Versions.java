package io.daemonlens.settings;

import io.daemonlens.manifest.Directives;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.KubernetesVersion;

/** Which Kubernetes a document is meant for, and which apiVersions each one serves. */
public final class Versions {

    private Versions() {}

    /**
     * What was asked for, else what the document says, else the settings or the cluster, else the
     * newest minor that serves the document's apiVersion.
     */
    public static KubernetesVersion of(Manifest manifest, Settings settings) {
        KubernetesVersion chosen = chosen(manifest.directives(), settings);
        return chosen == null ? newestServing(manifest.apiVersion()) : chosen;
    }

    /** The same for a text that may be broken; null where nobody says anything. */
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
     * The newest minor that serves DaemonSets of an apiVersion; the newest of all for any other.
     */
    public static KubernetesVersion newestServing(String apiVersion) {
        return switch (apiVersion) {
            case "extensions/v1beta1", "apps/v1beta2" -> KubernetesVersion.of(15);
            default -> KubernetesVersion.NEWEST;
        };
    }

    /** Whether a minor serves DaemonSets of an apiVersion. */
    public static boolean serves(KubernetesVersion version, String apiVersion) {
        return switch (apiVersion) {
            case "apps/v1" -> version.isAtLeast(9);
            case "extensions/v1beta1", "apps/v1beta2" -> version.isBefore(16);
            default -> false;
        };
    }
}
