package io.daemonlens.engine.kubectl;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.CodePoints;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Prints a ControllerRevision as {@code kubectl describe controllerrevision} does. kubectl has no
 * special describer for the kind and prints all fields sorted by name. Checked against kubectl
 * 1.31.
 */
public final class DescribeRevision {

    private static final Set<String> SHOWN_ABOVE =
            Set.of(
                    ".metadata.managedFields",
                    ".metadata.name",
                    ".metadata.namespace",
                    ".metadata.labels",
                    ".metadata.annotations");

    private static final List<String> ACRONYMS = List.of("API", "URL", "UID", "OSB", "GUID");

    private final Lines out = new Lines();

    private DescribeRevision() {}

    /** Returns the whole output, with no events, because events are not part of the input. */
    public static String describe(JsonObject revision) {
        Field metadata = Field.of(revision).at("metadata");
        DescribeRevision page = new DescribeRevision();
        page.out.line(0, "Name:\t" + metadata.at("name").text());
        page.out.line(0, "Namespace:\t" + metadata.at("namespace").text());
        Map<String, String> labels = new TreeMap<>(CodePoints.ORDER);
        labels.putAll(metadata.at("labels").textMap());
        List<String> pairs = new ArrayList<>();
        labels.forEach((key, value) -> pairs.add(key + "=" + value));
        page.titled("Labels", pairs);
        page.titled(
                "Annotations",
                DescribePodTemplate.annotationLines(metadata.at("annotations").textMap()));
        page.members(0, revision, "");
        page.out.line(0, "Events:\t<none>");
        return Columns.align(page.out.toString());
    }

    private void titled(String title, List<String> lines) {
        String before = title + ":\t";
        for (String line : lines.isEmpty() ? List.of("<none>") : lines) {
            out.line(0, before + line);
            before = "\t";
        }
    }

    private void members(int level, JsonObject object, String above) {
        Map<String, JsonValue> byName = new TreeMap<>(CodePoints.ORDER);
        object.entries().forEach(each -> byName.put(each.getKey(), each.getValue()));
        byName.forEach(
                (name, value) -> {
                    String path = above + "." + name;
                    if (!SHOWN_ABOVE.contains(path)) {
                        member(level, label(name), value, path);
                    }
                });
    }

    private void member(int level, String label, JsonValue value, String path) {
        if (value instanceof JsonObject inner) {
            out.line(level, label + ":");
            members(level + 1, inner, path);
        } else if (value instanceof JsonArray list) {
            out.line(level, label + ":");
            for (JsonValue item : list) {
                if (item instanceof JsonObject inner) {
                    members(level + 1, inner, path);
                } else {
                    out.line(level + 1, text(item));
                }
            }
        } else {
            out.line(level, label + ":\t" + text(value));
        }
    }

    private static String text(JsonValue value) {
        if (value instanceof JsonText text) {
            return text.value();
        }
        if (value instanceof JsonArray list) {
            return "["
                    + String.join(" ", list.items().stream().map(each -> text(each)).toList())
                    + "]";
        }
        return value == JsonNull.NULL ? "<nil>" : value.toString();
    }

    /**
     * Converts {@code imagePullPolicy} to {@code Image Pull Policy}; a name that is not a plain
     * word is unchanged.
     */
    private static String label(String name) {
        if (!name.codePoints().allMatch(c -> Character.isLetter(c) || c == '-')) {
            return name;
        }
        List<String> words = new ArrayList<>();
        for (String word : words(name)) {
            String upper = word.toUpperCase(java.util.Locale.ROOT);
            words.add(
                    ACRONYMS.contains(upper)
                            ? upper
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return String.join(" ", words);
    }

    /**
     * Splits a camel-case name; a run of capitals is one word, and its last letter starts the next.
     */
    private static List<String> words(String name) {
        List<StringBuilder> runs = new ArrayList<>();
        int last = -1;
        for (char c : name.toCharArray()) {
            int kind = Character.isLowerCase(c) ? 0 : Character.isUpperCase(c) ? 1 : 2;
            if (kind != last) {
                runs.add(new StringBuilder());
            }
            runs.get(runs.size() - 1).append(c);
            last = kind;
        }
        for (int i = 0; i + 1 < runs.size(); i++) {
            StringBuilder run = runs.get(i);
            StringBuilder next = runs.get(i + 1);
            if (Character.isUpperCase(run.charAt(0)) && Character.isLowerCase(next.charAt(0))) {
                next.insert(0, run.charAt(run.length() - 1));
                run.setLength(run.length() - 1);
            }
        }
        return runs.stream().map(StringBuilder::toString).filter(run -> !run.isEmpty()).toList();
    }
}
