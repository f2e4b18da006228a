package io.daemonlens.cli;

import io.daemonlens.analysis.Settings;
import io.daemonlens.analysis.SettingsText;
import io.daemonlens.engine.apiserver.podsecurity.PodSecurity;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schema.Policy;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlParser;
import io.daemonlens.yaml.YamlTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of each document: the command line first, then {@code .daemonlens.yaml} in the
 * nearest folder above it.
 */
final class SettingsFiles {

    private static final String NAME = ".daemonlens.yaml";

    private final Terminal terminal;
    private final Settings base;
    private final Optional<Read> only;
    private final Map<Path, Optional<Read>> byFolder = new HashMap<>();
    private final Map<Path, Settings> settings = new HashMap<>();
    private final Set<String> problems = new LinkedHashSet<>();

    SettingsFiles(
            Arguments arguments,
            Terminal terminal,
            Wording wording,
            List<KubernetesVersion> versions) {
        this.terminal = terminal;
        this.base =
                Settings.defaults()
                        .withWording(wording)
                        .withVersion(versions.isEmpty() ? null : versions.get(0))
                        .withNamespace(arguments.value("namespace", "default"))
                        .withPodSecurity(podSecurity(arguments));
        this.only =
                arguments.has("config")
                        ? Optional.of(read(terminal.resolve(arguments.value("config"))))
                        : Optional.empty();
    }

    private static PodSecurity.Level podSecurity(Arguments arguments) {
        List<String> levels =
                Arrays.stream(PodSecurity.Level.values()).map(PodSecurity.Level::word).toList();
        String word = arguments.oneOf("pod-security", null, levels);
        return word == null ? null : PodSecurity.Level.values()[levels.indexOf(word)];
    }

    /** The settings file that holds where the program was started; empty where there is none. */
    Optional<SettingsText> here() {
        Path folder = terminal.folder().toAbsolutePath().normalize();
        return (only.isPresent() ? only : nearest(folder)).map(Read::text);
    }

    /** The settings for a document, by the folder its name says. */
    synchronized Settings of(Document document) {
        Path file = terminal.resolve(document.name()).toAbsolutePath().normalize();
        Path folder = file.getParent() == null ? file : file.getParent();
        return settings.computeIfAbsent(
                folder,
                f ->
                        (only.isPresent() ? only : nearest(f))
                                .map(read -> read.applyTo(base))
                                .orElse(base));
    }

    /** What makes no sense in the files that were read. */
    synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    private Optional<Read> nearest(Path folder) {
        Optional<Read> known = byFolder.get(folder);
        if (known != null) {
            return known;
        }
        Path file = folder.resolve(NAME);
        Optional<Read> found =
                Files.isRegularFile(file)
                        ? Optional.of(read(file))
                        : folder.getParent() == null
                                ? Optional.empty()
                                : nearest(folder.getParent());
        byFolder.put(folder, found);
        return found;
    }

    private Read read(Path file) {
        try {
            Document document =
                    FileReader.read(new InputFiles.Input(file.toString(), file), terminal);
            SettingsText text = SettingsText.of(document);
            problems.addAll(text.problems());
            return new Read(text, policies(text, file));
        } catch (InputException e) {
            throw new UsageException(e.getMessage());
        }
    }

    /** Policies are named from the folder of the settings file that names them. */
    private List<Policy> policies(SettingsText text, Path file) {
        List<Policy> policies = new ArrayList<>();
        for (String name : text.policies()) {
            Path path = file.toAbsolutePath().resolveSibling(name).normalize();
            Document document = FileReader.read(new InputFiles.Input(name, path), terminal);
            YamlTree tree = YamlParser.parse(document);
            if (tree.problem() != null) {
                int offset = tree.problem().range().start();
                throw new UsageException(
                        document.place(offset) + ": policy: " + tree.problem().message());
            }
            try {
                policies.add(Policy.of(name, Manifest.bodyOf(tree).tree()));
            } catch (IllegalArgumentException e) {
                throw new UsageException(e.getMessage());
            }
        }
        return List.copyOf(policies);
    }

    /** A settings file with the files it names. */
    private record Read(SettingsText text, List<Policy> policies) {

        Settings applyTo(Settings base) {
            return text.applyTo(base).withPolicies(policies);
        }
    }
}
