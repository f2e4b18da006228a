package io.daemonlens.settings;

import io.daemonlens.engine.apiserver.podsecurity.PodSecurity;
import io.daemonlens.fieldguide.Policy;
import io.daemonlens.manifest.FileRole;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Wording;
import java.util.List;
import java.util.Map;

/**
 * What a user decides about an analysis.
 *
 * @param version the Kubernetes asked for on the command line or in the editor; null for none
 * @param configuredVersion the one of the settings file or the cluster in use; null for none
 * @param namespace of manifests that name none
 * @param rules the severity a code is to have; a null value turns it off
 * @param ignores what is not to be heard
 * @param wording the language of our own sentences
 * @param podSecurity the level that the namespaces warn of; null where they warn of none
 * @param policies what the organisation asks of every DaemonSet
 * @param role the part that the file plays in its folder
 * @param profile the role of the agent, as the user states it; null where it is guessed
 * @param surroundings the nodes and objects that the DaemonSet will meet, as far as they are known
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

    /** Findings of a code in a file or on an object that are not to be heard, and why. */
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
