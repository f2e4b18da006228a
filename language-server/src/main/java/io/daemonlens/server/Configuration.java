package io.daemonlens.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.daemonlens.advice.Rules;
import io.daemonlens.fieldguide.Policy;
import io.daemonlens.manifest.FileRole;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.settings.Destination;
import io.daemonlens.settings.Settings;
import io.daemonlens.settings.SettingsFile;
import io.daemonlens.settings.SettingsText;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.Document;
import io.daemonlens.text.FileBytes;
import io.daemonlens.text.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The user's editor settings: first the options of {@code initialize}, then the client's settings
 * section {@code daemonlens}; each replaces the previous one. Names are those of the settings file.
 */
final class Configuration {

    private final Consumer<String> warn;
    private volatile JsonObject told = new JsonObject();
    private volatile SettingsText text =
            SettingsText.of(new io.daemonlens.engine.json.JsonObject(), Rules.codes());
    private volatile Settings settings = Settings.defaults();
    private volatile WorkspaceTrust trust = WorkspaceTrust.UNKNOWN;
    private volatile Path folder = Path.of("");
    private volatile List<Path> folders = List.of();
    private final Map<Path, Settings> byFolder = new ConcurrentHashMap<>();
    private final Map<String, List<String>> warned = new ConcurrentHashMap<>();

    /**
     * @param warn receives messages about invalid settings
     */
    Configuration(Consumer<String> warn) {
        this.warn = warn;
    }

    /** Takes in whether the client trusts the workspace, which it alone may say. */
    void trust(WorkspaceTrust chosen) {
        trust = chosen;
        forgetFiles();
    }

    /** Takes in where the workspace lies, which relative paths start from. */
    void opens(JsonObject initialize) {
        trust = WorkspaceTrust.of(initialize.get("initializationOptions"));
        JsonElement uri = initialize.get("rootUri");
        folders = foldersOf(initialize);
        if (initialize.get("workspaceFolders") instanceof JsonArray folders && !folders.isEmpty()) {
            uri = folders.get(0).getAsJsonObject().get("uri");
        }
        if (uri != null && uri.isJsonPrimitive()) {
            folder = FileUris.path(uri.getAsString()).orElse(folder);
        }
    }

    private static List<Path> foldersOf(JsonObject initialize) {
        List<Path> all = new ArrayList<>();
        if (initialize.get("workspaceFolders") instanceof JsonArray named) {
            for (JsonElement each : named) {
                FileUris.path(each.getAsJsonObject().get("uri").getAsString()).ifPresent(all::add);
            }
        }
        if (all.isEmpty()
                && initialize.get("rootUri") instanceof JsonPrimitive root
                && root.isString()) {
            FileUris.path(root.getAsString()).ifPresent(all::add);
        }
        return all;
    }

    /** The folders of the workspace; empty if a single file is open. */
    List<Path> folders() {
        return folders;
    }

    void folders(List<Path> chosen) {
        folders = List.copyOf(chosen);
    }

    /** The language of our own messages. */
    Wording words() {
        return settings.wording();
    }

    /** Applies settings and returns whether they change anything; a non-object is ignored. */
    boolean tell(JsonElement json) {
        if (json == null || !json.isJsonObject()) {
            return false;
        }
        JsonObject merged = told.deepCopy();
        json.getAsJsonObject()
                .entrySet()
                .forEach(each -> merged.add(each.getKey(), each.getValue()));
        if (merged.equals(told)) {
            return false;
        }
        told = merged;
        settings = read();
        forgetFiles();
        return true;
    }

    /**
     * Returns the settings of a file: those of the editor, then the nearest settings file above it.
     */
    Settings settingsOf(String uri) {
        Settings base = settings;
        Path file = FileUris.path(uri).orElse(null);
        Path folder = file == null ? null : file.getParent();
        return folder == null
                ? base
                : byFolder.computeIfAbsent(folder, at -> withPolicies(below(base, read(file(at)))))
                        .withRole(FileRole.of(file));
    }

    /**
     * Returns the revision that files are compared with, from editor or settings file; empty if
     * unset.
     */
    String compareWith(String uri) {
        Path folder = FileUris.path(uri).map(Path::getParent).orElse(null);
        if (text.compareWith() != null || folder == null) {
            return text.compareWith() == null ? "" : text.compareWith();
        }
        SettingsFile near = read(file(folder));
        return near == null || near.text().compareWith() == null ? "" : near.text().compareWith();
    }

    /**
     * Returns the settings file that the editor names, else the nearest one; null if there is none.
     */
    private Path file(Path folder) {
        Optional<String> named = text("config");
        if (named.isPresent()) {
            return this.folder.resolve(named.get());
        }
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(SettingsFile.NAME), LinkOption.NOFOLLOW_LINKS)) {
                return at.resolve(SettingsFile.NAME);
            }
        }
        return null;
    }

    private SettingsFile read(Path file) {
        try {
            SettingsFile read =
                    file == null
                            ? null
                            : SettingsFile.of(
                                    document(file.toString(), file),
                                    Rules.codes(),
                                    name -> beside(name, file));
            if (read != null) {
                tell(file.toString(), read.problems());
            }
            return read;
        } catch (IOException e) {
            tell(file.toString(), List.of(e.getMessage()));
            return null;
        }
    }

    /** A policy that a settings file names. */
    private Document beside(String name, Path settingsFile) throws IOException {
        Path file = settingsFile.resolveSibling(name);
        Path folder = settingsFile.toAbsolutePath().getParent();
        if (!trust.allows(false) && !trust.isInside(file, folders, folder)) {
            throw new IOException(words().say("trust.outside", name));
        }
        return document(name, file);
    }

    private static Document document(String name, Path file) throws IOException {
        try {
            return Document.of(name, FileBytes.ofRegular(file));
        } catch (NoSuchFileException e) {
            throw new IOException("no file " + name, e);
        } catch (IOException e) {
            throw new IOException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reports the problems of a settings source once, until it changes. */
    private void tell(String source, List<String> problems) {
        List<String> before = warned.put(source, List.copyOf(problems));
        if (!problems.equals(before)) {
            problems.forEach(warn);
        }
    }

    /**
     * Adds the policy schemas that the editor names, relative to the workspace, after the file's
     * own.
     */
    private Settings withPolicies(Settings settings) {
        List<Policy> policies = new ArrayList<>(settings.policies());
        List<String> problems = new ArrayList<>();
        for (String name : text.policies()) {
            Policy policy =
                    SettingsFile.policy(
                            name, each -> document(each, folder.resolve(each)), problems);
            if (policy != null) {
                policies.add(policy);
            }
        }
        tell("policies", problems);
        return settings.withPolicies(List.copyOf(policies));
    }

    /** Merges a file's settings below the editor's, whose rules come last and take precedence. */
    private static Settings below(Settings editor, SettingsFile file) {
        if (file == null) {
            return editor;
        }
        Settings both = file.applyTo(editor);
        Map<String, Severity> rules = new LinkedHashMap<>(both.rules());
        rules.putAll(editor.rules());
        List<Settings.Ignore> ignores = new ArrayList<>(both.ignores());
        ignores.addAll(editor.ignores());
        return both.withRules(rules, ignores);
    }

    /** Discards cached settings files; they are read again when needed. */
    void forgetFiles() {
        byFolder.clear();
    }

    /** The base URL of the rule pages; empty if none is configured. */
    String docs() {
        return text("docs").orElse("");
    }

    /**
     * Returns the cluster of a file: the one that the editor names, else that of its settings file.
     */
    NamedClusters.Choice clusterOf(String uri) {
        boolean named = !text.cluster().isEmpty() || text.context() != null;
        Path start = FileUris.path(uri).map(Path::getParent).orElse(folder);
        Path file = named ? null : file(start.toAbsolutePath());
        SettingsFile near = read(file);
        return near == null
                ? choice(folder, text, true)
                : choice(file.toAbsolutePath().getParent(), near.text(), false);
    }

    /**
     * A context makes the server run kubectl, and a file may lie anywhere: both are followed only
     * where {@link WorkspaceTrust} allows it.
     */
    private NamedClusters.Choice choice(Path from, SettingsText named, boolean byEditor) {
        boolean free = trust.allows(byEditor);
        List<String> clusters = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String name : named.cluster()) {
            if (free || trust.isInside(from.resolve(name), folders, from)) {
                clusters.add(name);
            } else {
                problems.add(words().say("trust.outside", name));
            }
        }
        if (!free && named.context() != null) {
            problems.add(words().say("trust.context", named.context()));
        }
        tell("trust", problems);
        return new NamedClusters.Choice(
                from, clusters, free ? Optional.ofNullable(named.context()) : Optional.empty());
    }

    private Settings read() {
        io.daemonlens.engine.json.JsonObject known =
                (io.daemonlens.engine.json.JsonObject) Manifest.bodyOf(named()).tree();
        text = SettingsText.of(known, Rules.codes());
        tell("editor", text.problems());
        Settings read =
                Settings.defaults()
                        .withDestination(
                                Destination.UNSET
                                        .requestVersion(text.kubernetesVersion())
                                        .requestNamespace(text.namespace()))
                        .withPodSecurity(text.podSecurity())
                        .withWording(
                                Wording.of(
                                        text("lang")
                                                .or(() -> text("editorLanguage"))
                                                .orElse("en")));
        return read.withRules(text.rules(), text.ignores());
    }

    /** Returns the settings under names of the settings file; an empty string counts as unset. */
    private String named() {
        JsonObject known = new JsonObject();
        for (String name : SettingsText.names()) {
            boolean says =
                    told.get(name) instanceof JsonPrimitive value
                            ? !value.getAsString().isBlank()
                            : told.has(name);
            if (says) {
                known.add(name, told.get(name));
            }
        }
        return known.toString();
    }

    private Optional<String> text(String name) {
        JsonElement value = told.get(name);
        return value != null && value.isJsonPrimitive() && !value.getAsString().isBlank()
                ? Optional.of(value.getAsString().strip())
                : Optional.empty();
    }
}
