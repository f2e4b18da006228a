package io.daemonlens.feature;

import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.findings.Finding;
import io.daemonlens.manifest.Edits;
import io.daemonlens.manifest.Indentation;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * Code actions that improve a valid manifest: they add recommended fields that are missing.
 *
 * @param title in the imperative
 * @param kind {@code refactor.rewrite}, {@code quickfix} or {@code source.fixAll}
 * @param edits of the whole text
 */
public record Refactoring(String title, String kind, List<TextEdit> edits) {

    private static final String REWRITE = "refactor.rewrite";
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath POD = FieldPath.of("spec", "template", "spec");

    /** Returns all preferred fixes of a text in one action; null if there is none. */
    public static Refactoring fixAll(List<Finding> findings, Wording words) {
        List<TextEdit> edits = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.counts()
                    && !finding.fixes().isEmpty()
                    && finding.fixes().get(0).preferred()) {
                List<TextEdit> more = finding.fixes().get(0).edits();
                boolean free =
                        more.stream()
                                .noneMatch(
                                        edit ->
                                                edits.stream()
                                                        .anyMatch(
                                                                other ->
                                                                        overlap(
                                                                                edit.range(),
                                                                                other.range())));
                if (free) {
                    edits.addAll(more);
                }
            }
        }
        return edits.isEmpty()
                ? null
                : new Refactoring(words.say("action.fixAll"), "source.fixAll", edits);
    }

    private static boolean overlap(TextRange one, TextRange other) {
        return one.start() <= other.end() && other.start() <= one.end();
    }

    /** Returns a suppression comment above a finding's line, with a reason to fill in. */
    public static Refactoring ignore(Finding finding, String text, Wording words) {
        int line = text.lastIndexOf('\n', finding.range().start() - 1) + 1;
        int column = line;
        while (column < text.length() && text.charAt(column) == ' ') {
            column++;
        }
        String comment =
                "# daemonlens-ignore: "
                        + finding.code()
                        + " -- "
                        + words.say("action.ignore.reason")
                        + "\n";
        return new Refactoring(
                words.say("action.ignore", finding.code()),
                "quickfix",
                List.of(TextEdit.insert(line, text.substring(line, column) + comment)));
    }

    /** Returns the possible additions to the DaemonSet at an offset. */
    public static List<Refactoring> at(ManifestAnalysis analysis, int offset, Wording words) {
        Manifest manifest = analysis.manifest();
        if (!manifest.isDaemonSet()
                || manifest.tree().problem() != null
                || !(manifest.nodeAt(POD) instanceof YamlMapping pod)
                || pod.isFlow()) {
            return List.of();
        }
        List<Refactoring> all = new ArrayList<>();
        Additions add = new Additions(manifest, words, all);
        add.to(
                SPEC,
                "updateStrategy",
                "action.strategy",
                "updateStrategy:",
                "  type: RollingUpdate",
                "  rollingUpdate:",
                "    maxUnavailable: 1");
        add.to(
                POD,
                "tolerations",
                "action.controlPlane",
                "tolerations:",
                "- key: node-role.kubernetes.io/control-plane",
                "  operator: Exists",
                "  effect: NoSchedule");
        add.to(
                POD,
                "priorityClassName",
                "action.priority",
                "priorityClassName: system-node-critical");
        FieldPath container = container(manifest, offset);
        if (container != null) {
            add.to(
                    container,
                    "resources",
                    "action.resources",
                    "resources:",
                    "  requests:",
                    "    cpu: 100m",
                    "    memory: 200Mi",
                    "  limits:",
                    "    memory: 200Mi");
            add.to(
                    container,
                    "readinessProbe",
                    "action.probe",
                    "readinessProbe:",
                    "  httpGet:",
                    "    path: /healthz",
                    "    port: 8080",
                    "  periodSeconds: 10");
        }
        style(manifest, offset, words, all);
        return all;
    }

    /** Returns the container at an offset. */
    private static FieldPath container(Manifest manifest, int offset) {
        if (manifest.nodeAt(POD.child("containers")) instanceof YamlSequence containers) {
            for (int i = 0; i < containers.items().size(); i++) {
                YamlNode item = containers.items().get(i);
                if (item.range().shifted(manifest.offset()).touches(offset)
                        && item instanceof YamlMapping) {
                    return POD.child("containers").index(i);
                }
            }
        }
        return null;
    }

    /** Adds the change of the smallest list or map at an offset to the other YAML style. */
    private static void style(Manifest manifest, int offset, Wording words, List<Refactoring> all) {
        StyleChange change = StyleChange.at(manifest, offset);
        if (change != null) {
            String title = words.say(change.toFlow() ? "action.flow" : "action.block");
            all.add(new Refactoring(title, REWRITE, List.of(change.edit())));
        }
    }

    private record Additions(Manifest manifest, Wording words, List<Refactoring> all) {

        void to(FieldPath parent, String key, String title, String... lines) {
            if (!(manifest.nodeAt(parent) instanceof YamlMapping mapping)
                    || mapping.isFlow()
                    || mapping.entry(key) != null) {
                return;
            }
            Indentation style = Indentation.of(manifest.tree().text());
            String block = style.apply(String.join("\n", lines));
            TextEdit edit = new Edits(manifest).insert(parent, List.of(block.split("\n")), "");
            if (edit != null) {
                all.add(new Refactoring(words.say(title), REWRITE, List.of(edit)));
            }
        }
    }
}
