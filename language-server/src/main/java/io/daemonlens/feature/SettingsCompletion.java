package io.daemonlens.feature;

import io.daemonlens.advice.Rules;
import io.daemonlens.cluster.Clusters;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.manifest.CursorContext;
import io.daemonlens.manifest.Edits;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Completion and hover in a {@code .daemonlens.yaml}. */
public final class SettingsCompletion {

    private static final List<String> SEVERITIES = List.of("off", "info", "warning", "error");

    /** The description of each setting, and the text after its key. */
    private static final Map<String, String> MEANINGS = new LinkedHashMap<>();

    static {
        MEANINGS.put("kubernetesVersion", "The Kubernetes minor to answer for, such as \"1.31\".");
        MEANINGS.put(
                "cluster",
                "A preset, a sketch or a snapshot file, named from this folder; or a list of them.");
        MEANINGS.put("context", "A kubeconfig context, asked read-only through kubectl.");
        MEANINGS.put("namespace", "The namespace of manifests that name none.");
        MEANINGS.put(
                "compareWith",
                "The older revision in the editor: a git ref, saved, live, revision:N or none.");
        MEANINGS.put("failOn", "The least severity that makes lint fail.");
        MEANINGS.put("rules", "The severity of findings, by code.");
        MEANINGS.put("ignore", "Findings to leave out: code, path or name, and a reason.");
        MEANINGS.put("policies", "JSON Schema files that every DaemonSet must satisfy.");
        MEANINGS.put("podSecurity", "Warns as a namespace of that Pod Security level would.");
        MEANINGS.put("include", "Globs of the files to look at.");
        MEANINGS.put("exclude", "Globs of the files to leave out.");
    }

    private SettingsCompletion() {}

    /** Whether a file is a settings file, by its name. */
    public static boolean isSettings(String file) {
        return file.endsWith("/.daemonlens.yaml") || file.equals(".daemonlens.yaml");
    }

    /** Returns the proposals at an offset. */
    public static List<CompletionItem> at(String text, int offset) {
        CursorContext cursor = CursorContext.at(text, offset);
        List<CompletionItem> items = new ArrayList<>();
        if (cursor.place() == CursorContext.Place.NOTHING) {
            return items;
        }
        String path = cursor.path().toString().replaceAll("\\[\\d+\\]", "[]");
        if (cursor.isKey()) {
            keys(path, cursor, items);
        }
        if (cursor.isValue() || path.endsWith("[]")) {
            for (String value : values(path, cursor.path())) {
                boolean plain = cursor.quote() != 0;
                String written = plain ? value : Edits.scalar(value);
                items.add(item(value, "", written, cursor, CompletionItem.Kind.VALUE));
            }
        }
        return items;
    }

    private static void keys(String path, CursorContext cursor, List<CompletionItem> items) {
        Map<String, String> keys = new LinkedHashMap<>();
        if (path.isEmpty()) {
            keys.putAll(MEANINGS);
        } else if (path.equals("rules")) {
            Rules.codes().forEach(code -> keys.put(code, ""));
        } else if (path.equals("ignore[]")) {
            keys.put("code", "The code of the findings.");
            keys.put("path", "A glob of files.");
            keys.put("name", "The name of an object.");
            keys.put("reason", "Why they are left out.");
        }
        cursor.siblings().forEach(keys::remove);
        keys.forEach(
                (key, meaning) -> {
                    String tail = cursor.colon() ? "" : tail(path, key, cursor);
                    items.add(item(key, meaning, key + tail, cursor, CompletionItem.Kind.FIELD));
                });
    }

    private static String tail(String path, String key, CursorContext cursor) {
        String indent = " ".repeat(cursor.column());
        if (!path.isEmpty() || cursor.flow()) {
            return ": ";
        }
        return switch (key) {
            case "rules" -> ":\n" + indent + "  ";
            case "ignore", "policies", "include", "exclude" -> ":\n" + indent + "- ";
            default -> ": ";
        };
    }

    private static List<String> values(String path, FieldPath at) {
        return switch (path) {
            case "kubernetesVersion" -> versions();
            case "cluster", "cluster[]" -> Clusters.presets();
            case "compareWith" -> List.of("HEAD", "origin/main...HEAD", "saved", "live", "none");
            case "failOn" -> List.of("error", "warning", "info");
            case "podSecurity" -> List.of("privileged", "baseline", "restricted");
            case "ignore[].code" -> List.copyOf(Rules.codes());
            default ->
                    at.parent() != null && at.parent().toString().equals("rules")
                            ? SEVERITIES
                            : List.of();
        };
    }

    private static List<String> versions() {
        List<String> versions = new ArrayList<>();
        int oldest = KubernetesVersion.OLDEST.minor();
        for (int minor = KubernetesVersion.NEWEST.minor(); minor >= oldest; minor--) {
            versions.add(KubernetesVersion.of(minor).toString());
        }
        return versions;
    }

    private static CompletionItem item(
            String label,
            String meaning,
            String written,
            CursorContext cursor,
            CompletionItem.Kind kind) {
        String space = cursor.glued() ? " " : "";
        return new CompletionItem(
                label,
                kind,
                "",
                null,
                meaning,
                TextEdit.replace(cursor.range(), space + written),
                List.of(),
                false,
                false,
                written.endsWith(": "));
    }

    /** Returns the description of a setting; null if the offset is not on the key of one. */
    public static Hover hover(String text, int offset) {
        int end = offset;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        CursorContext cursor = CursorContext.at(text, end);
        TextRange range = cursor.range();
        String meaning = cursor.isKey() ? MEANINGS.get(range.of(text)) : null;
        return meaning == null || !cursor.path().isRoot()
                ? null
                : new Hover("**" + range.of(text) + "**\n\n" + meaning + "\n", range);
    }
}
