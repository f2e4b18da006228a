package io.daemonlens.feature;

import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.TextRange;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code textDocument/documentSymbol}: the outline of a file, its objects by kind and name and the
 * important parts of a DaemonSet.
 *
 * @param name its name
 * @param detail additional text; may be empty
 * @param kind its kind
 * @param range its whole range
 * @param selection the part that names it
 * @param children its children
 */
public record DocumentSymbol(
        String name,
        String detail,
        Kind kind,
        TextRange range,
        TextRange selection,
        List<DocumentSymbol> children) {

    /** The kind of an outline entry. */
    public enum Kind {
        OBJECT,
        GROUP,
        CONTAINER,
        VOLUME,
        FIELD
    }

    /** Returns the outline of these objects. */
    public static List<DocumentSymbol> of(List<Manifest> manifests) {
        List<DocumentSymbol> symbols = new ArrayList<>();
        for (Manifest manifest : manifests) {
            if (manifest.root() instanceof YamlMapping object && !object.entries().isEmpty()) {
                symbols.add(new Outline(manifest).object(object));
            }
        }
        return symbols;
    }

    /** The outline of one object, its ranges shifted to the object's position in the text. */
    private record Outline(Manifest manifest) {

        DocumentSymbol object(YamlMapping object) {
            List<DocumentSymbol> children = new ArrayList<>();
            if (manifest.isDaemonSet()) {
                YamlNode spec = object.get("spec");
                YamlNode template = member(spec, "template");
                YamlNode pod = member(template, "spec");
                entry(member(object, "metadata"), "labels", children);
                entry(spec, "selector", children);
                entry(spec, "updateStrategy", children);
                for (String list : List.of("initContainers", "containers")) {
                    list(pod, list, Kind.CONTAINER, "image", children);
                }
                for (String name : List.of("nodeSelector", "affinity", "tolerations")) {
                    entry(pod, name, children);
                }
                list(pod, "volumes", Kind.VOLUME, null, children);
            }
            String kind = manifest.kind().isEmpty() ? "object" : manifest.kind();
            YamlEntry first = object.entries().get(0);
            return new DocumentSymbol(
                    (kind + " " + manifest.name()).strip(),
                    manifest.namespace(),
                    Kind.OBJECT,
                    trimmed(object.start(), object.end()),
                    shifted(selection(object, first)),
                    children);
        }

        private static YamlNode selection(YamlMapping object, YamlEntry first) {
            return member(object, "metadata") instanceof YamlMapping metadata
                            && metadata.get("name") instanceof YamlScalar name
                            && name.start() >= object.start()
                    ? name
                    : first.key();
        }

        private void entry(YamlNode from, String name, List<DocumentSymbol> into) {
            if (from instanceof YamlMapping mapping && mapping.entry(name) != null) {
                YamlEntry entry = mapping.entry(name);
                into.add(group(name, entry, List.of()));
            }
        }

        private DocumentSymbol group(String name, YamlEntry entry, List<DocumentSymbol> children) {
            return new DocumentSymbol(
                    name,
                    "",
                    children.isEmpty() ? Kind.FIELD : Kind.GROUP,
                    trimmed(entry.key().start(), Math.max(entry.key().end(), entry.value().end())),
                    shifted(entry.key()),
                    children);
        }

        private void list(
                YamlNode pod, String name, Kind kind, String detail, List<DocumentSymbol> into) {
            if (!(pod instanceof YamlMapping mapping) || mapping.entry(name) == null) {
                return;
            }
            List<DocumentSymbol> items = new ArrayList<>();
            if (mapping.get(name) instanceof YamlSequence sequence) {
                for (YamlNode item : sequence.items()) {
                    if (item instanceof YamlMapping fields && !fields.entries().isEmpty()) {
                        items.add(item(fields, kind, detail));
                    }
                }
            }
            into.add(group(name, mapping.entry(name), items));
        }

        private DocumentSymbol item(YamlMapping item, Kind kind, String detail) {
            YamlNode name = item.get("name");
            boolean named = name instanceof YamlScalar && name.start() >= item.start();
            String words = detail != null ? text(item.get(detail)) : sourceOf(item);
            return new DocumentSymbol(
                    named && !text(name).isEmpty() ? text(name) : "?",
                    words,
                    kind,
                    trimmed(item.start(), item.end()),
                    shifted(named ? name : item.entries().get(0).key()),
                    List.of());
        }

        /** Returns the source of a volume: the key beside its name. */
        private static String sourceOf(YamlMapping volume) {
            return volume.entries().stream()
                    .map(YamlEntry::name)
                    .filter(key -> key != null && !key.equals("name"))
                    .findFirst()
                    .orElse("");
        }

        private static YamlNode member(YamlNode node, String name) {
            return node instanceof YamlMapping mapping ? mapping.get(name) : null;
        }

        private static String text(YamlNode node) {
            return node instanceof YamlScalar scalar ? scalar.text() : "";
        }

        private TextRange shifted(YamlNode node) {
            return node.range().shifted(manifest.offset());
        }

        /** Returns the range without the blank lines at the end of a block. */
        private TextRange trimmed(int start, int end) {
            String text = manifest.tree().text();
            int last = Math.min(end, text.length());
            while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
                last--;
            }
            return new TextRange(start, last).shifted(manifest.offset());
        }
    }
}
