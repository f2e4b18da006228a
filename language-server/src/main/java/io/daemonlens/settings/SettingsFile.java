package io.daemonlens.settings;

import io.daemonlens.fieldguide.Policy;
import io.daemonlens.manifest.SingleObject;
import io.daemonlens.text.Document;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A settings file with the policies it names. Whoever has files reads them.
 *
 * @param problems what makes no sense in the file or in a policy, each with its place
 */
public record SettingsFile(SettingsText text, List<Policy> policies, List<String> problems) {

    /** The name of the file, looked for from a manifest's folder upwards. */
    public static final String NAME = ".daemonlens.yaml";

    /** Where a file stands, other files are found by the names it uses. */
    @FunctionalInterface
    public interface Beside {

        /** The text of a file; the exception's message is what a user is told. */
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

    /** The policy in a file; null where it is none, which becomes one more problem. */
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

    /** These settings below what is already chosen. */
    public Settings applyTo(Settings base) {
        return text.applyTo(base).withPolicies(policies);
    }
}
