package io.daemonlens.settings;

import io.daemonlens.manifest.Directives;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.Optional;

/**
 * The Kubernetes version and the namespace that objects are sent to. Each value is kept with its
 * source, so that the order in which settings are read does not matter. A null value is not set.
 *
 * @param requestedVersion from the command line or the editor
 * @param configuredVersion from the settings file
 * @param clusterVersion of the cluster in use
 * @param requestedNamespace from the command line or the editor
 * @param configuredNamespace from the settings file
 */
public record Destination(
        KubernetesVersion requestedVersion,
        KubernetesVersion configuredVersion,
        KubernetesVersion clusterVersion,
        String requestedNamespace,
        String configuredNamespace) {

    /** No version and no namespace is set. */
    public static final Destination UNSET = new Destination(null, null, null, null, null);

    private static final String DEFAULT_NAMESPACE = "default";

    public Destination requestVersion(KubernetesVersion version) {
        return new Destination(
                version,
                configuredVersion,
                clusterVersion,
                requestedNamespace,
                configuredNamespace);
    }

    public Destination requestNamespace(String namespace) {
        return new Destination(
                requestedVersion,
                configuredVersion,
                clusterVersion,
                namespace,
                configuredNamespace);
    }

    /** Returns the destination with the version and namespace of a settings file. */
    public Destination configure(KubernetesVersion version, String namespace) {
        return new Destination(
                requestedVersion, version, clusterVersion, requestedNamespace, namespace);
    }

    /** Returns the destination in a cluster of this version; empty if it is unknown. */
    public Destination inCluster(Optional<KubernetesVersion> version) {
        return new Destination(
                requestedVersion,
                configuredVersion,
                version.orElse(null),
                requestedNamespace,
                configuredNamespace);
    }

    /**
     * Returns the version for an object: the requested version, else the version in its text, else
     * that of the settings file, else that of the cluster, else the newest minor version that
     * serves its apiVersion.
     */
    public KubernetesVersion versionFor(Manifest manifest) {
        KubernetesVersion chosen = chosenVersion(manifest.directives());
        return chosen == null ? Versions.newestServing(manifest.apiVersion()) : chosen;
    }

    /**
     * Returns the version for an object whose changes are examined. Unlike {@link #versionFor}, the
     * version of the settings file or of the cluster is ignored if it does not serve the object:
     * the question is what changes, not whether the object can be created.
     *
     * @param written the version in the object's text; null if it has none
     */
    public KubernetesVersion versionServing(String apiVersion, KubernetesVersion written) {
        if (requestedVersion != null || written != null) {
            return requestedVersion == null ? written : requestedVersion;
        }
        KubernetesVersion chosen = chosenVersion((KubernetesVersion) null);
        return chosen == null
                ? Versions.newestServing(apiVersion)
                : Versions.orServing(chosen, apiVersion);
    }

    /** Returns the version for objects of the cluster, which have no text. */
    public KubernetesVersion version() {
        KubernetesVersion chosen = chosenVersion((KubernetesVersion) null);
        return chosen == null ? KubernetesVersion.NEWEST : chosen;
    }

    /** Returns the version that is set for a text, which may be invalid YAML; null for none. */
    public KubernetesVersion chosenVersion(Directives directives) {
        return chosenVersion(writtenVersion(directives));
    }

    private KubernetesVersion chosenVersion(KubernetesVersion written) {
        if (requestedVersion != null) {
            return requestedVersion;
        }
        if (written != null) {
            return written;
        }
        return configuredVersion == null ? clusterVersion : configuredVersion;
    }

    /** Returns whether the cluster's version does not matter for texts without a version. */
    public boolean hasVersion() {
        return requestedVersion != null || configuredVersion != null;
    }

    /** Returns the version in the comments of a text; null if it has none. */
    public static KubernetesVersion writtenVersion(Directives directives) {
        Directives.Setting written = directives.settings().get("kubernetes");
        return written == null ? null : KubernetesVersion.parse(written.value()).orElse(null);
    }

    /** Returns the namespace of objects that do not name one. */
    public String namespace() {
        if (requestedNamespace != null) {
            return requestedNamespace;
        }
        return configuredNamespace == null ? DEFAULT_NAMESPACE : configuredNamespace;
    }

    /** Returns an object's namespace, given the one that it names; empty if it names none. */
    public String namespaceOr(String own) {
        return own.isEmpty() ? namespace() : own;
    }
}
