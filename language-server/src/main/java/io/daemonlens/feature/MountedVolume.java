package io.daemonlens.feature;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.fieldguide.Snippet;
import io.daemonlens.manifest.CursorContext;
import io.daemonlens.manifest.Indentation;
import io.daemonlens.text.TextEdit;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import java.util.List;

/**
 * The volume that is added with a mount: the API server refuses a mount without its volume, so the
 * proposal of a complete mount adds both.
 */
final class MountedVolume {

    private static final String SUFFIX = " mount";

    private MountedVolume() {}

    /**
     * Returns the additional edits of a snippet; none if it is complete by itself.
     *
     * @param cursor the position of the mount
     */
    static List<TextEdit> of(
            Snippet snippet, Section section, CursorContext cursor, Indentation indentation) {
        String kind = kind(snippet);
        YamlMapping object = kind.isEmpty() || cursor.flow() ? null : section.object();
        YamlMapping pod = object == null ? null : pod(object);
        if (pod == null || pod.isFlow()) {
            return List.of();
        }
        String name = snippet.withoutStops().lines().findFirst().orElse("").substring(6);
        String volume = volume(kind, name);
        if (pod.get("volumes") instanceof YamlSequence volumes) {
            boolean there =
                    volumes.items().stream()
                            .anyMatch(
                                    each ->
                                            each.target() instanceof YamlMapping mapping
                                                    && mapping.get("name")
                                                            instanceof YamlScalar scalar
                                                    && scalar.text().equals(name));
            return there || volumes.isFlow() || volumes.items().isEmpty()
                    ? List.of()
                    : List.of(before(section, volumes, volume, indentation));
        }
        if (pod.entry("volumes") != null) {
            return List.of();
        }
        YamlEntry containers = pod.entry("containers");
        return containers == null
                ? List.of()
                : List.of(
                        TextEdit.insert(
                                section.start() + containers.key().start(),
                                lines(
                                        indentation.apply(
                                                "volumes:\n- " + volume.replace("\n", "\n  ")),
                                        column(section, containers.key().start()))));
    }

    /** Inserts before the first volume, which does not overlap with a cursor in a container. */
    private static TextEdit before(
            Section section, YamlSequence volumes, String volume, Indentation indentation) {
        int first = volumes.items().get(0).start();
        int dash = section.text().lastIndexOf('-', first);
        String item = indentation.apply("- " + volume.replace("\n", "\n  "));
        String body = item.stripLeading();
        return TextEdit.insert(section.start() + dash, lines(body, column(section, dash)));
    }

    private static String lines(String block, int column) {
        String indent = " ".repeat(column);
        return block.replace("\n", "\n" + indent) + "\n" + indent;
    }

    private static int column(Section section, int at) {
        return at - (section.text().lastIndexOf('\n', at - 1) + 1);
    }

    private static YamlMapping pod(YamlMapping object) {
        io.daemonlens.yaml.YamlNode node = object;
        for (FieldPath step : FieldPath.of("spec", "template", "spec").steps()) {
            node = node instanceof YamlMapping mapping ? mapping.get(step.name()) : null;
        }
        return node instanceof YamlMapping mapping ? mapping : null;
    }

    /** Returns {@code hostPath} for a snippet named {@code hostPath mount}. */
    private static String kind(Snippet snippet) {
        return snippet.field().equals("Container.volumeMounts")
                        && snippet.label().endsWith(SUFFIX)
                        && !snippet.label().startsWith("volume")
                ? snippet.label().substring(0, snippet.label().length() - SUFFIX.length())
                : "";
    }

    private static String volume(String kind, String name) {
        return "name: "
                + name
                + "\n"
                + switch (kind) {
                    case "hostPath" -> "hostPath:\n  path: /var/log";
                    case "configMap" -> "configMap:\n  name: agent-config";
                    case "secret" -> "secret:\n  secretName: agent-secret";
                    case "persistentVolumeClaim" ->
                            "persistentVolumeClaim:\n  claimName: agent-data";
                    default -> "emptyDir: {}";
                };
    }
}
