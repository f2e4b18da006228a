package io.daemonlens.cli;

import io.daemonlens.analysis.Settings;
import io.daemonlens.analysis.SettingsText;
import io.daemonlens.engine.apiserver.podsecurity.PodSecurity;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private final Optional<SettingsText> only;
    private final Map<Path, Optional<SettingsText>> byFolder = new HashMap<>();
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
        return only.isPresent() ? only : nearest(terminal.folder().toAbsolutePath().normalize());
    }

    /** The settings for a document, by the folder its name says. */
    synchronized Settings of(Document document) {
        Path file = terminal.resolve(document.name()).toAbsolutePath().normalize();
        Path folder = file.getParent() == null ? file : file.getParent();
        return settings.computeIfAbsent(
                folder,
                f ->
                        (only.isPresent() ? only : nearest(f))
                                .map(text -> text.applyTo(base))
                                .orElse(base));
    }

    /** What makes no sense in the files that were read. */
    synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    private Optional<SettingsText> nearest(Path folder) {
        Optional<SettingsText> known = byFolder.get(folder);
        if (known != null) {
            return known;
        }
        Path file = folder.resolve(NAME);
        Optional<SettingsText> found =
                Files.isRegularFile(file)
                        ? Optional.of(read(file))
                        : folder.getParent() == null
                                ? Optional.empty()
                                : nearest(folder.getParent());
        byFolder.put(folder, found);
        return found;
    }

    private SettingsText read(Path file) {
        try {
            Document document =
                    FileReader.read(new InputFiles.Input(file.toString(), file), terminal);
            SettingsText text = SettingsText.of(document);
            problems.addAll(text.problems());
            return text;
        } catch (InputException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
