package io.daemonlens.server;

import io.daemonlens.analysis.Settings;
import io.daemonlens.analysis.SettingsText;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schema.Policy;
import io.daemonlens.text.Document;
import io.daemonlens.yaml.YamlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A settings file with the schemas it names. What cannot be read says nothing here; {@code lint}
 * tells what is wrong with it.
 */
record SettingsFile(SettingsText text, List<Policy> policies) {

    private static final String NAME = ".daemonlens.yaml";

    /** That of a folder or of the nearest one above it. */
    static Optional<SettingsFile> nearest(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            Path file = at.resolve(NAME);
            if (Files.isRegularFile(file)) {
                return read(file);
            }
        }
        return Optional.empty();
    }

    static Optional<SettingsFile> read(Path file) {
        try {
            SettingsText text =
                    SettingsText.of(Document.of(file.toString(), Files.readAllBytes(file)));
            List<Policy> policies = new ArrayList<>();
            Path folder = file.toAbsolutePath().getParent();
            text.policies().forEach(name -> policies.addAll(policies(folder, name)));
            return Optional.of(new SettingsFile(text, policies));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** The schema in a file; none where it is none. */
    static List<Policy> policies(Path folder, String name) {
        try {
            Document document = Document.of(name, Files.readAllBytes(folder.resolve(name)));
            return List.of(Policy.of(name, Manifest.bodyOf(YamlParser.parse(document)).tree()));
        } catch (IOException | IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    Settings applyTo(Settings base) {
        return text.applyTo(base).withPolicies(policies);
    }
}
