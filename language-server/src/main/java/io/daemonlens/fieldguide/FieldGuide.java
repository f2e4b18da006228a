package io.daemonlens.fieldguide;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.NearestWord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Explains a field in the terminal: its type, first version, default and an example. */
public final class FieldGuide {

    private static final int MOST_PLACES = 12;
    private static final int WIDTH = 78;

    private FieldGuide() {}

    /**
     * Explains a path such as {@code spec.template.spec.containers.image}. The path may contain
     * indices and may omit its first segments. If several fields match, the result lists them; if
     * none matches, it is null.
     */
    public static String explain(String path, GroupVersionKind kind, KubernetesVersion version) {
        ApiType root = ApiTypes.of(version).root(kind);
        String names = path.replaceAll("\\[[^\\]]*\\]", "");
        for (String start : List.of("", "spec.", "spec.template.spec.")) {
            ApiField field = follow(start + names, root);
            if (field != null) {
                return one(start + names, field, root);
            }
        }
        List<String> places = places(names, root);
        if (places.size() == 1) {
            return one(places.get(0), follow(places.get(0), root), root);
        }
        return places.isEmpty() ? other(names, root) : several(names, places);
    }

    /**
     * Replaces the first unknown name of a path with the closest known one; null if there is none.
     */
    public static String nearestPath(
            String path, GroupVersionKind kind, KubernetesVersion version) {
        ApiType type = ApiTypes.of(version).root(kind);
        String[] names = path.replaceAll("\\[[^\\]]*\\]", "").split("\\.");
        boolean changed = false;
        for (int i = 0; i < names.length && type != null; i++) {
            ApiField field = type.field(names[i]);
            if (field == null) {
                String nearest = NearestWord.to(names[i], type.properties().keySet());
                if (nearest == null) {
                    return null;
                }
                changed = true;
                names[i] = nearest;
                field = type.field(nearest);
            }
            type = field.type();
        }
        return changed ? String.join(".", names) : null;
    }

    private static String one(String path, ApiField field, ApiType root) {
        StringBuilder out = new StringBuilder();
        out.append(path).append("\n\n");
        wrap(field.description(), out);
        line("holds", FieldDoc.holds(field).replace("`", "") + required(field), out);
        line("since", since(field), out);
        String value = field.defaultValue();
        line("default", value == null ? "none" : value, out);
        if (!field.values().isEmpty()) {
            line("values", String.join(", ", field.values()).replaceFirst("^, ", "\"\", "), out);
        } else if (!field.suggestions().isEmpty()) {
            line("such as", String.join(", ", first(field.suggestions())), out);
        }
        if (field.deprecated()) {
            line("status", "deprecated" + FieldDoc.inWords(field.deprecatedSince()), out);
        }
        line("changing", FieldDoc.effect(FieldPath.parse(path)), out);
        if (field.type() != null) {
            line("fields", String.join(", ", field.type().properties().keySet()), out);
        }
        out.append("\nexample, Kubernetes ").append(root.version()).append(":\n\n");
        int dot = path.lastIndexOf('.');
        example(dot < 0 ? null : follow(path.substring(0, dot), root), field, out);
        return out.toString();
    }

    private static String required(ApiField field) {
        return field.required() ? ", required" : "";
    }

    private static String since(ApiField field) {
        StringBuilder text = new StringBuilder("Kubernetes " + field.since());
        if (field.since().equals(KubernetesVersion.OLDEST)) {
            text.append(" or earlier");
        }
        if (field.usableSince() == null) {
            text.append(", dropped without a word unless feature gate ");
            text.append(field.gate()).append(" is on (").append(field.gateStage()).append(')');
        } else if (!field.usableSince().equals(field.since())) {
            text.append(", on by default from ").append(field.usableSince());
            text.append(" (feature gate ").append(field.gate());
            text.append(", ").append(field.gateStage()).append(')');
        }
        if (field.until().compareTo(KubernetesVersion.NEWEST) < 0) {
            text.append(", until ").append(field.until());
        }
        return text.toString();
    }

    /** Formats the field below its parent key, as in a manifest. */
    private static void example(ApiField above, ApiField field, StringBuilder out) {
        String indent = "  ";
        String first = indent;
        if (above != null) {
            out.append(indent).append(above.name()).append(":\n");
            indent += "  ";
            first = above.list() ? "  - " : indent;
        }
        List<Snippet> snippets = Snippet.of(field);
        if (snippets.isEmpty()) {
            out.append(first).append(field.name()).append(':').append(sample(field, indent));
            out.append('\n');
            return;
        }
        String start = field.list() ? "- " : "  ";
        out.append(first).append(field.name()).append(":\n");
        for (String line : plain(snippets.get(0).body()).split("\n")) {
            out.append(indent).append(start).append(line).append('\n');
            start = "  ";
        }
    }

    /** Returns an example value: for an object, its required fields. */
    private static String sample(ApiField field, String indent) {
        StringBuilder inside = new StringBuilder();
        if (field.type() != null && !field.map()) {
            String start = field.list() ? "- " : "  ";
            for (ApiField required : FieldOrder.of(field.type())) {
                if (required.required()) {
                    inside.append('\n').append(indent).append(start);
                    inside.append(required.name()).append(": ").append(sample(required));
                    start = "  ";
                }
            }
        }
        return inside.isEmpty() ? " " + sample(field) : inside.toString();
    }

    private static String sample(ApiField field) {
        String one =
                field.defaultValue() != null
                        ? field.defaultValue()
                        : !field.values().isEmpty()
                                ? field.values().get(0)
                                : switch (field.kind()) {
                                    case INT32, INT64, FLOAT -> "1";
                                    case BOOL -> "true";
                                    case QUANTITY -> "100m";
                                    case INT_OR_STRING -> "10%";
                                    case TIME -> "2026-01-31T12:00:00Z";
                                    case OBJECT, RAW -> "{}";
                                    case STRING, DURATION, BYTES ->
                                            field.suggestions().isEmpty()
                                                    ? "…"
                                                    : field.suggestions().get(0);
                                };
        String value = one.isEmpty() ? "\"\"" : one;
        if (field.map()) {
            String key = field.suggestions().isEmpty() ? "name" : field.suggestions().get(0);
            return "{" + key + ": " + value + "}";
        }
        return field.list() ? "[" + value + "]" : value;
    }

    private static String plain(String snippet) {
        return snippet.replaceAll("\\$\\{[0-9]+:([^}]*)\\}", "$1")
                .replaceAll("\\$\\{[0-9]+\\|([^,|]*)[^}]*\\}", "$1")
                .replaceAll("\\$\\{?[0-9]+\\}?", "");
    }

    private static List<String> first(List<String> values) {
        return values.subList(0, Math.min(6, values.size()));
    }

    private static String other(String names, ApiType root) {
        int dot = names.lastIndexOf('.');
        for (String start : List.of("", "spec.", "spec.template.spec.")) {
            ApiField above = dot < 0 ? null : follow(start + names.substring(0, dot), root);
            ApiField there =
                    above == null || above.type() == null
                            ? null
                            : above.type().fieldOfOtherVersion(names.substring(dot + 1));
            if (there != null) {
                return start
                        + names
                        + "\n\nis in Kubernetes "
                        + there.since()
                        + " to "
                        + there.until()
                        + ", not in "
                        + root.version()
                        + ".\n";
            }
        }
        return null;
    }

    private static String several(String names, List<String> places) {
        StringBuilder out = new StringBuilder(names + " is the name of several fields:\n\n");
        for (String place : places.subList(0, Math.min(MOST_PLACES, places.size()))) {
            out.append("  ").append(place).append('\n');
        }
        if (places.size() > MOST_PLACES) {
            out.append("  … and ").append(places.size() - MOST_PLACES).append(" more\n");
        }
        return out.toString();
    }

    private static ApiField follow(String names, ApiType root) {
        ApiType type = root;
        ApiField field = null;
        for (String name : names.split("\\.")) {
            field = type == null ? null : type.field(name);
            if (field == null) {
                return null;
            }
            type = field.type();
        }
        return field;
    }

    /** Returns all paths that end with these names, shortest first. Each type is visited once. */
    private static List<String> places(String names, ApiType root) {
        record Step(String path, ApiType type) {}
        List<String> found = new ArrayList<>();
        Set<ApiType> entered = new LinkedHashSet<>();
        Deque<Step> queue = new ArrayDeque<>();
        queue.add(new Step("", root));
        while (!queue.isEmpty()) {
            Step step = queue.remove();
            if (!entered.add(step.type())) {
                continue;
            }
            if (follow(names, step.type()) != null) {
                found.add(step.path() + names);
            }
            List<ApiField> fields = new ArrayList<>(step.type().properties().values());
            // All kinds of containers share a few types; {@code containers} represents them.
            fields.sort(Comparator.comparing(field -> !field.name().equals("containers")));
            for (ApiField field : fields) {
                if (field.type() != null) {
                    queue.add(new Step(step.path() + field.name() + ".", field.type()));
                }
            }
        }
        return found;
    }

    private static void line(String label, String text, StringBuilder out) {
        StringBuilder line = new StringBuilder(String.format("%-10s", label));
        for (String word : text.split(" ")) {
            if (line.length() + word.length() > WIDTH && !line.toString().isBlank()) {
                out.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(" ".repeat(10));
            }
            line.append(word).append(' ');
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private static void wrap(String text, StringBuilder out) {
        if (text.isEmpty()) {
            return;
        }
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() + word.length() > WIDTH) {
                out.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder();
            }
            line.append(word).append(' ');
        }
        out.append(line.toString().stripTrailing()).append("\n\n");
    }
}
