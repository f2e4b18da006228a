package io.daemonlens.settings;

import io.daemonlens.engine.apiserver.podsecurity.PodSecurity;
import io.daemonlens.fieldguide.Policy;
import io.daemonlens.manifest.FileRole;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Wording;
import java.util.List;
import java.util.Map;

/**
 * The user's settings for an analysis.
 *
 * @param version the Kubernetes version from the command line or the editor; null if not set
 * @param configuredVersion the version from the settings file or the cluster; null if not set
 * @param namespace for manifests that do not set one
 * @param rules severity by code; a null value turns the code off
 * @param ignores findings to suppress
 * @param wording the language of DaemonLens messages
 * @param podSecurity the Pod Security level that namespaces warn at; null if they do not warn
 * @param policies the policies that every DaemonSet must satisfy
 * @param role of the file in its folder
 * @param profile the role of the agent as set by the user; null to detect it
 * @param surroundings the known nodes and objects of the cluster
 */
public record Settings(
        KubernetesVersion version,
        KubernetesVersion configuredVersion,
        String namespace,
        Map<String, Severity> rules,
        List<Ignore> ignores,
        Wording wording,
        PodSecurity.Level podSecurity,
        List<Policy> policies,
        FileRole role,
        String profile,
        Surroundings surroundings) {

    /** Suppresses findings of a code in a file or on an object, and records the reason. */
    public record Ignore(String code, String path, String name, String reason) {}

    public static Settings defaults() {
        return new Settings(
                null,
                null,
                "default",
                Map.of(),
                List.of(),
                Wording.ENGLISH,
                null,
                List.of(),
                FileRole.PLAIN,
                null,
                Surroundings.UNKNOWN);
    }

    public Settings withVersion(KubernetesVersion chosen) {
        return new Settings(
                chosen,
                configuredVersion,
                namespace,
                rules,
                ignores,
                wording,
                podSecurity,
                policies,
                role,
                profile,
                surroundings);
    }

    public Settings withConfiguredVersion(KubernetesVersion chosen) {
        return new Settings(
                version,
                chosen,
                namespace,
                rules,
                ignores,
                wording,
                podSecurity,
                policies,
                role,
                profile,
                surroundings);
    }

    public Settings withWording(Wording chosen) {
        return new Settings(
                version,
                configuredVersion,
                namespace,
                rules,
                ignores,
                chosen,
                podSecurity,
                policies,
                role,
                profile,
                surroundings);
    }

    public Settings withNamespace(String chosen) {
        return new Settings(
                version,
                configuredVersion,
                chosen,
                rules,
                ignores,
                wording,
                podSecurity,
                policies,
                role,
                profile,
                surroundings);
    }

    public Settings withRules(Map<String, Severity> chosen, List<Ignore> ignored) {
        return new Settings(
                version,
                configuredVersion,
                namespace,
                chosen,
                ignored,
                wording,
                podSecurity,
                policies,
                role,
                profile,
                surroundings);
    }

    public Settings withPodSecurity(PodSecurity.Level chosen) {
        return new Settings(
                version,
                configuredVersion,
                namespace,
                rules,
                ignores,
                wording,
                chosen,
                policies,
                role,
                profile,
                surroundings);
    }

    public Settings withPolicies(List<Policy> chosen) {
        return new Settings(
                version,
                configuredVersion,
                namespace,
                rules,
                ignores,
                wording,
                podSecurity,
                chosen,
                role,
                profile,
                surroundings);
    }

    public Settings withRole(FileRole chosen) {
        return new Settings(
                version,
                configuredVersion,
                namespace,
                rules,
                ignores,
                wording,
                podSecurity,
                policies,
                chosen,
                profile,
                surroundings);
    }

    public Settings withProfile(String chosen) {
        return new Settings(
                version,
                configuredVersion,
                namespace,
                rules,
                ignores,
                wording,
                podSecurity,
                policies,
                role,
                chosen,
                surroundings);
    }

    public Settings withSurroundings(Surroundings chosen) {
        return new Settings(
                version,
                configuredVersion,
                namespace,
                rules,
                ignores,
                wording,
                podSecurity,
                policies,
                role,
                profile,
                chosen);
    }
}
