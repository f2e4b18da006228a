package io.daemonlens.feature;

import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.TextRange;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One object of a file of the workspace, as far as other files speak of it.
 *
 * @param file the file's name or address
 * @param kind as written; never empty
 * @param namespace as written; empty where none is
 * @param name {@code metadata.name}
 * @param nameAt where the name stands
 * @param keys the keys of a ConfigMap's or Secret's data, each with its place
 * @param selector the labels a Service asks of pods
 * @param labels the labels of a DaemonSet's pods
 */
public record WorkspaceObject(
        String file,
        String kind,
        String namespace,
        String name,
        Spot nameAt,
        Map<String, Spot> keysAt,
        Map<String, String> selector,
        Map<String, String> labels) {

    /**
     * A place in a file, by line and column from 0.
     *
     * @param line of the place
     * @param column of its beginning
     * @param length in UTF-16 units, all on that line
     */
    public record Spot(int line, int column, int length) {

        static Spot of(Manifest manifest, YamlScalar scalar) {
            TextRange range = Symbols.inside(scalar).shifted(manifest.offset());
            var lines = manifest.document().lines();
            return new Spot(lines.line(range.start()), lines.column(range.start()), range.length());
        }
    }

    /** The objects of a file that have a kind and a name. */
    public static List<WorkspaceObject> of(List<Manifest> manifests) {
        List<WorkspaceObject> objects = new ArrayList<>();
        for (Manifest manifest : manifests) {
            if (manifest.root() instanceof YamlMapping root
                    && !manifest.kind().isEmpty()
                    && at(root, "metadata", "name") instanceof YamlScalar name
                    && !name.text().isEmpty()) {
                objects.add(of(manifest, root, name));
            }
        }
        return objects;
    }

    private static WorkspaceObject of(Manifest manifest, YamlMapping root, YamlScalar name) {
        Map<String, Spot> keys = new LinkedHashMap<>();
        if (manifest.kind().equals("ConfigMap") || manifest.kind().equals("Secret")) {
            for (String data : List.of("data", "stringData", "binaryData")) {
                if (root.get(data) instanceof YamlMapping mapping) {
                    for (YamlEntry entry : mapping.entries()) {
                        if (entry.name() != null && entry.key() instanceof YamlScalar key) {
                            keys.putIfAbsent(entry.name(), Spot.of(manifest, key));
                        }
                    }
                }
            }
        }
        boolean service = manifest.kind().equals("Service");
        return new WorkspaceObject(
                manifest.document().name(),
                manifest.kind(),
                manifest.namespace(),
                name.text(),
                Spot.of(manifest, name),
                keys,
                service ? texts(at(root, "spec", "selector")) : Map.of(),
                manifest.isDaemonSet()
                        ? texts(at(root, "spec", "template", "metadata", "labels"))
                        : Map.of());
    }

    /** The keys of a ConfigMap's or Secret's data. */
    List<String> keys() {
        return List.copyOf(keysAt.keySet());
    }

    /** Whether it lies in a namespace, given the one of objects that name none. */
    boolean isIn(String wanted, String otherwise) {
        String own = namespace.isEmpty() ? otherwise : namespace;
        return own.equals(wanted.isEmpty() ? otherwise : wanted);
    }

    /** Whether a Service selects pods with these labels. */
    boolean selects(Map<String, String> podLabels) {
        return kind.equals("Service")
                && !selector.isEmpty()
                && podLabels.entrySet().containsAll(selector.entrySet());
    }

    private static YamlNode at(YamlNode from, String... names) {
        YamlNode node = from;
        for (String name : names) {
            node = node instanceof YamlMapping mapping ? mapping.get(name) : null;
        }
        return node;
    }

    private static Map<String, String> texts(YamlNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (node instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                if (entry.name() != null && entry.value().target() instanceof YamlScalar scalar) {
                    texts.put(entry.name(), scalar.text());
                }
            }
        }
        return texts;
    }
}
