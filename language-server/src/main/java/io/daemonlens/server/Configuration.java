package io.daemonlens.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.daemonlens.analysis.Settings;
import io.daemonlens.analysis.Severity;
import io.daemonlens.schema.Policy;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Wording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the user set in the editor: first as options of {@code initialize}, then as the client's
 * settings section {@code daemonlens}, each replacing what was there before. Names are those of the
 * settings file.
 */
final class Configuration {

    private volatile JsonObject told = new JsonObject();
    private volatile Settings settings = Settings.defaults();
    private volatile Path folder = Path.of("");
    private final Map<Path, Settings> byFolder = new ConcurrentHashMap<>();

    /** Takes in where the workspace lies, which relative paths start from. */
    void opens(JsonObject initialize) {
        JsonElement uri = initialize.get("rootUri");
        if (initialize.get("workspaceFolders") instanceof JsonArray folders && !folders.isEmpty()) {
            uri = folders.get(0).getAsJsonObject().get("uri");
        }
        if (uri != null && uri.isJsonPrimitive()) {
            folder = Glances.path(uri.getAsString()).orElse(folder);
        }
    }

    Path folder() {
        return folder;
    }

    /** The language of our own sentences. */
    Wording words() {
        return settings.wording();
    }

    /** Takes in settings and tells whether they change anything; what is no object does not. */
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

    /** How a file is judged: what the editor says, then the nearest settings file above it. */
    Settings settingsOf(String uri) {
        Settings base = settings;
        Path folder = Glances.path(uri).map(Path::getParent).orElse(null);
        return folder == null
                ? base
                : byFolder.computeIfAbsent(folder, at -> withPolicies(below(base, file(at))));
    }

    /** What files are compared with, by the editor or the file; empty where neither says. */
    String compareWith(String uri) {
        return text("compareWith")
                .or(
                        () ->
                                Glances.path(uri)
                                        .map(Path::getParent)
                                        .flatMap(this::file)
                                        .map(file -> file.text().compareWith()))
                .orElse("");
    }

    /** The settings file the editor names, else the nearest one. */
    private Optional<SettingsFile> file(Path folder) {
        Optional<String> named = text("config");
        return named.isPresent()
                ? SettingsFile.read(this.folder.resolve(named.get()))
                : SettingsFile.nearest(folder);
    }

    /** The schemas that the editor names, from the workspace, behind those of the file. */
    private Settings withPolicies(Settings settings) {
        List<Policy> policies = new ArrayList<>(settings.policies());
        if (told.get("policies") instanceof JsonArray names) {
            names.forEach(
                    name -> policies.addAll(SettingsFile.policies(folder, name.getAsString())));
        }
        return settings.withPolicies(List.copyOf(policies));
    }

    /** A file's settings below the editor's, whose rules come last and so count. */
    private static Settings below(Settings editor, Optional<SettingsFile> file) {
        if (file.isEmpty()) {
            return editor;
        }
        Settings both = file.get().applyTo(editor);
        Map<String, Severity> rules = new LinkedHashMap<>(both.rules());
        rules.putAll(editor.rules());
        return both.withRules(rules, both.ignores());
    }

    /** Settings files are read anew when they are next needed. */
    void forgetFiles() {
        byFolder.clear();
    }

    /** The Kubernetes asked for in the editor; null for what the file says. */
    KubernetesVersion versionOf(String uri) {
        return settingsOf(uri).version();
    }

    /** The address of the rule pages; empty where none is configured. */
    String docs() {
        return text("docs").orElse("");
    }

    /** Files and presets that make up the cluster; empty for the built-in sketch. */
    List<String> clusters() {
        List<String> names = new ArrayList<>();
        JsonElement cluster = told.get("cluster");
        if (cluster != null && cluster.isJsonArray()) {
            cluster.getAsJsonArray().forEach(each -> names.add(each.getAsString()));
        } else {
            text("cluster").ifPresent(names::add);
        }
        return names;
    }

    /** A kubeconfig context to ask; empty for none, and in a workspace nobody trusts. */
    Optional<String> context() {
        JsonElement trusted = told.get("trusted");
        boolean distrusted =
                trusted != null && trusted.isJsonPrimitive() && !trusted.getAsBoolean();
        return distrusted ? Optional.empty() : text("context");
    }

    private Settings read() {
        Settings read =
                Settings.defaults()
                        .withVersion(
                                text("kubernetesVersion")
                                        .flatMap(KubernetesVersion::parse)
                                        .orElse(null))
                        .withNamespace(text("namespace").orElse("default"))
                        .withWording(
                                Wording.of(
                                        text("lang")
                                                .or(() -> text("editorLanguage"))
                                                .orElse("en")));
        return read.withRules(rules(), List.of());
    }

    private Map<String, Severity> rules() {
        Map<String, Severity> rules = new LinkedHashMap<>();
        if (told.get("rules") instanceof JsonObject given) {
            given.entrySet()
                    .forEach(
                            rule ->
                                    rules.put(
                                            rule.getKey(),
                                            Severity.of(rule.getValue().getAsString())));
        }
        return rules;
    }

    private Optional<String> text(String name) {
        JsonElement value = told.get(name);
        return value != null && value.isJsonPrimitive() && !value.getAsString().isBlank()
                ? Optional.of(value.getAsString().strip())
                : Optional.empty();
    }
}
