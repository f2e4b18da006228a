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
 * @param destination the Kubernetes version and the namespace
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
        Destination destination,
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
                Destination.UNSET,
                Map.of(),
                List.of(),
                Wording.ENGLISH,
                null,
                List.of(),
                FileRole.PLAIN,
                null,
                Surroundings.UNKNOWN);
    }

    /** Returns the namespace of manifests that do not set one. */
    public String namespace() {
        return destination.namespace();
    }

    /** Returns the settings for one requested Kubernetes version; null for none. */
    public Settings withVersion(KubernetesVersion version) {
        return withDestination(destination.requestVersion(version));
    }

    public Settings withDestination(Destination chosen) {
        Copy copy = new Copy(this);
        copy.destination = chosen;
        return copy.settings();
    }

    public Settings withWording(Wording chosen) {
        Copy copy = new Copy(this);
        copy.wording = chosen;
        return copy.settings();
    }

    public Settings withPodSecurity(PodSecurity.Level chosen) {
        Copy copy = new Copy(this);
        copy.podSecurity = chosen;
        return copy.settings();
    }

    public Settings withPolicies(List<Policy> chosen) {
        Copy copy = new Copy(this);
        copy.policies = chosen;
        return copy.settings();
    }

    public Settings withRole(FileRole chosen) {
        Copy copy = new Copy(this);
        copy.role = chosen;
        return copy.settings();
    }

    public Settings withProfile(String chosen) {
        Copy copy = new Copy(this);
        copy.profile = chosen;
        return copy.settings();
    }

    public Settings withSurroundings(Surroundings chosen) {
        Copy copy = new Copy(this);
        copy.surroundings = chosen;
        return copy.settings();
    }

    public Settings withRules(Map<String, Severity> chosen, List<Ignore> ignored) {
        Copy copy = new Copy(this);
        copy.rules = chosen;
        copy.ignores = ignored;
        return copy.settings();
    }

    /** The components while one of them is replaced. */
    private static final class Copy {
        private Destination destination;
        private Map<String, Severity> rules;
        private List<Ignore> ignores;
        private Wording wording;
        private PodSecurity.Level podSecurity;
        private List<Policy> policies;
        private FileRole role;
        private String profile;
        private Surroundings surroundings;

        Copy(Settings from) {
            this.destination = from.destination;
            this.rules = from.rules;
            this.ignores = from.ignores;
            this.wording = from.wording;
            this.podSecurity = from.podSecurity;
            this.policies = from.policies;
            this.role = from.role;
            this.profile = from.profile;
            this.surroundings = from.surroundings;
        }

        Settings settings() {
            return new Settings(
                    destination,
                    rules,
                    ignores,
                    wording,
                    podSecurity,
                    policies,
                    role,
                    profile,
                    surroundings);
        }
    }
}
