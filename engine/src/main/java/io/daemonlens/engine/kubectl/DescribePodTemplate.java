package io.daemonlens.engine.kubectl;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.WellKnown;
import io.daemonlens.engine.json.CodePoints;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prints a pod template as {@code kubectl rollout history --revision=N} does. Tabs are kept,
 * because kubectl does not align them here. Follows kubectl 1.34's {@code pkg/describe/describe.go}
 * and outputs of kubectl 1.37.
 */
public final class DescribePodTemplate {

    private static final int MOST_ANNOTATION_CHARACTERS = 140;

    private DescribePodTemplate() {}

    /**
     * Returns the block from {@code Pod Template:} to the tolerations; every line ends with a
     * newline.
     *
     * @param template the stored template, with defaults applied
     * @param kubectl the kubectl version whose output is reproduced
     */
    public static String describe(JsonObject template, KubernetesVersion kubectl) {
        Lines out = new Lines();
        Field root = Field.of(template);
        Field spec = root.at("spec");
        out.line(0, "Pod Template:");
        texts("Labels", root.at("metadata", "labels"), out);
        annotations(root.at("metadata", "annotations"), out);
        if (!spec.at("serviceAccountName").isEmpty()) {
            out.line(1, "Service Account:\t" + spec.at("serviceAccountName").text());
        }
        if (spec.at("initContainers").size() > 0) {
            out.line(1, "Init Containers:");
            DescribeContainer.writeAll(spec.at("initContainers"), kubectl, out);
        }
        out.line(1, spec.at("containers").size() == 0 ? "Containers: <none>" : "Containers:");
        DescribeContainer.writeAll(spec.at("containers"), kubectl, out);
        DescribeVolumes.write(spec.at("volumes"), out);
        spreadConstraints(spec.at("topologySpreadConstraints"), out);
        if (!spec.at("priorityClassName").isEmpty()) {
            out.line(1, "Priority Class Name:\t" + spec.at("priorityClassName").text());
        }
        texts("Node-Selectors", spec.at("nodeSelector"), out);
        tolerations(spec.at("tolerations"), out);
        return out.toString();
    }

    private static void texts(String title, Field map, Lines out) {
        List<String> lines = new ArrayList<>();
        for (Field entry : map.entries()) {
            lines.add(entry.path().name() + "=" + entry.text());
        }
        titled(title, lines, out);
    }

    private static void titled(String title, List<String> lines, Lines out) {
        if (lines.isEmpty()) {
            out.line(1, title + ":\t<none>");
            return;
        }
        String before = "  " + title + ":\t";
        for (String line : lines) {
            out.line(0, before + line);
            before = "\t";
        }
    }

    private static void annotations(Field annotations, Lines out) {
        Map<String, String> shown = annotations.textMap();
        if (!shown.isEmpty()) {
            titled("Annotations", annotationLines(shown), out);
        }
    }

    /**
     * Returns one line per annotation, long values below their key, without kubectl's own
     * annotation.
     */
    static List<String> annotationLines(Map<String, String> annotations) {
        Map<String, String> shown = new TreeMap<>(CodePoints.ORDER);
        shown.putAll(annotations);
        shown.remove(WellKnown.LAST_APPLIED);
        List<String> lines = new ArrayList<>();
        shown.forEach(
                (key, raw) -> {
                    String value = raw.endsWith("\n") ? raw.substring(0, raw.length() - 1) : raw;
                    if (value.length() + key.length() + 2 > MOST_ANNOTATION_CHARACTERS
                            || value.contains("\n")) {
                        StringBuilder block = new StringBuilder(key).append(':');
                        for (String line : value.split("\n", -1)) {
                            block.append("\n\t  ").append(shortened(line));
                        }
                        lines.add(block.toString());
                    } else {
                        lines.add(key + ": " + value);
                    }
                });
        return lines;
    }

    private static String shortened(String line) {
        int most = MOST_ANNOTATION_CHARACTERS - 2;
        return line.length() > most ? line.substring(0, most) + "..." : line;
    }

    private static void spreadConstraints(Field constraints, Lines out) {
        if (constraints.size() == 0) {
            return;
        }
        List<Field> sorted = new ArrayList<>(constraints.items());
        sorted.sort(Comparator.comparing(c -> c.at("topologyKey").text(), CodePoints.ORDER));
        String before = "  Topology Spread Constraints:\t";
        for (Field constraint : sorted) {
            StringBuilder line = new StringBuilder(before);
            line.append(constraint.at("topologyKey").text()).append(':');
            line.append(constraint.at("whenUnsatisfiable").text());
            line.append(" when max skew ").append(constraint.at("maxSkew").number());
            line.append(" is exceeded");
            if (constraint.at("labelSelector").present()) {
                line.append(" for selector ")
                        .append(SelectorText.of(constraint.at("labelSelector")));
            }
            out.line(0, line.toString());
            before = "  \t";
        }
    }

    private static void tolerations(Field tolerations, Lines out) {
        List<Field> sorted = new ArrayList<>(tolerations.items());
        sorted.sort(Comparator.comparing(t -> t.at("key").text(), CodePoints.ORDER));
        titled("Tolerations", sorted.stream().map(DescribePodTemplate::toleration).toList(), out);
    }

    private static String toleration(Field toleration) {
        String key = toleration.at("key").text();
        String value = toleration.at("value").text();
        String effect = toleration.at("effect").text();
        StringBuilder text = new StringBuilder(key);
        text.append(value.isEmpty() ? "" : "=" + value);
        text.append(effect.isEmpty() ? "" : ":" + effect);
        if (toleration.at("operator").text().equals("Exists") && value.isEmpty()) {
            text.append(text.length() == 0 ? "op=Exists" : " op=Exists");
        }
        if (toleration.at("tolerationSeconds").value() instanceof JsonNumber seconds) {
            text.append(" for ").append(seconds.literal()).append('s');
        }
        return text.toString();
    }
}
