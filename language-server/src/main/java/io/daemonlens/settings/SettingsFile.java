package io.daemonlens.settings;

import io.daemonlens.fieldguide.Policy;
import io.daemonlens.manifest.SingleObject;
import io.daemonlens.text.Document;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A settings file and the policies that it references. The caller provides access to files.
 *
 * @param problems errors in the file or in a policy, with their locations
 */
public record SettingsFile(SettingsText text, List<Policy> policies, List<String> problems) {

    /** The name of the file. It is searched for from the manifest's folder upwards. */
    public static final String NAME = ".daemonlens.yaml";

    /** Reads files with paths relative to the settings file. */
    @FunctionalInterface
    public interface Beside {

        /** Reads a file; the message of the exception is shown to the user. */
        Document read(String name) throws IOException;
    }

    public static SettingsFile of(Document document, Set<String> codes, Beside beside) {
        SettingsText text = SettingsText.of(document, codes);
        List<String> problems = new ArrayList<>(text.problems());
        List<Policy> policies = new ArrayList<>();
        for (String name : text.policies()) {
            Policy policy = policy(name, beside, problems);
            if (policy != null) {
                policies.add(policy);
            }
        }
        return new SettingsFile(text, List.copyOf(policies), List.copyOf(problems));
    }

    /** Reads a policy from a file. If it is invalid, adds a problem and returns null. */
    public static Policy policy(String name, Beside beside, List<String> problems) {
        try {
            Document document = beside.read(name);
            SingleObject read = SingleObject.read(document);
            if (!read.problems().isEmpty()) {
                read.problems()
                        .forEach(
                                each ->
                                        problems.add(
                                                each.replaceFirst(
                                                        "^(.*?:\\d+:\\d+): ", "$1: policy: ")));
                return null;
            }
            return Policy.of(name, read.object());
        } catch (IOException | IllegalArgumentException e) {
            problems.add(e.getMessage());
            return null;
        }
    }

    /** Applies these settings and policies to a base, as {@link SettingsText#applyTo} does. */
    public Settings applyTo(Settings base) {
        return text.applyTo(base).withPolicies(policies);
    }
}
