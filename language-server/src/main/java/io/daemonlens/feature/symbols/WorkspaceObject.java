package io.daemonlens.feature.symbols;

import io.daemonlens.manifest.Manifest;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One object of a workspace file, with the names that other files reference.
 *
 * @param kind as written; never empty
 * @param namespace as written; empty if there is none
 * @param name {@code metadata.name}; never empty
 * @param nameAt the position of the name
 * @param keysAt the keys of a ConfigMap's or Secret's data, each with its position
 * @param selectorAt the labels of a Service's selector, by key
 * @param labelsAt the labels of a DaemonSet's pods, by key
 * @param uses the other objects that it references
 */
public record WorkspaceObject(
        String kind,
        String namespace,
        String name,
        Spot nameAt,
        Map<String, Spot> keysAt,
        Map<String, Label> selectorAt,
        Map<String, Label> labelsAt,
        List<Use> uses) {

    /** The value of a label, and the positions of key and value. */
    public record Label(String value, Spot keyAt, Spot valueAt) {}

    /** The name of another object, and its position. */
    public record Use(String kind, String name, Spot at) {}

    /** Returns the objects of a file that have a kind and a name. */
    public static List<WorkspaceObject> of(List<Manifest> manifests) {
        List<WorkspaceObject> objects = new ArrayList<>();
        for (Manifest manifest : manifests) {
            if (manifest.root() instanceof YamlMapping root
                    && !manifest.kind().isEmpty()
                    && Symbols.at(root, "metadata", "name") instanceof YamlScalar name
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
        List<Use> uses = new ArrayList<>();
        for (NamedObjects.Use use : NamedObjects.in(root)) {
            uses.add(new Use(use.kind(), use.name().text(), Spot.of(manifest, use.name())));
        }
        boolean service = manifest.kind().equals("Service");
        return new WorkspaceObject(
                manifest.kind(),
                manifest.namespace(),
                name.text(),
                Spot.of(manifest, name),
                keys,
                service ? labels(manifest, Symbols.at(root, "spec", "selector")) : Map.of(),
                manifest.isDaemonSet()
                        ? labels(
                                manifest,
                                Symbols.at(root, "spec", "template", "metadata", "labels"))
                        : Map.of(),
                uses);
    }

    /** The file that contains it. */
    public String file() {
        return nameAt.file();
    }

    /** The keys of a ConfigMap's or Secret's data. */
    List<String> keys() {
        return List.copyOf(keysAt.keySet());
    }

    /** The labels of a Service's selector. */
    public Map<String, String> selector() {
        return values(selectorAt);
    }

    /** Whether it is in a namespace, given the default namespace. */
    public boolean isIn(String wanted, String otherwise) {
        String own = namespace.isEmpty() ? otherwise : namespace;
        return own.equals(wanted.isEmpty() ? otherwise : wanted);
    }

    /** Whether this Service selects pods with these labels. */
    public boolean selects(Map<String, Label> podLabels) {
        return !selectorAt.isEmpty()
                && values(podLabels).entrySet().containsAll(selector().entrySet());
    }

    private static Map<String, String> values(Map<String, Label> labels) {
        Map<String, String> values = new LinkedHashMap<>();
        labels.forEach((key, label) -> values.put(key, label.value()));
        return values;
    }

    private static Map<String, Label> labels(Manifest manifest, YamlNode node) {
        Map<String, Label> labels = new LinkedHashMap<>();
        if (node instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                if (entry.name() != null
                        && entry.key() instanceof YamlScalar key
                        && entry.value().target() instanceof YamlScalar value) {
                    labels.put(
                            entry.name(),
                            new Label(
                                    value.text(),
                                    Spot.of(manifest, key),
                                    Spot.of(manifest, value)));
                }
            }
        }
        return labels;
    }
}
