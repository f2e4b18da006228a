package io.daemonlens.manifest;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Document;
import io.daemonlens.text.TextRange;
import io.daemonlens.yaml.YamlDialect;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlParser;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSections;
import io.daemonlens.yaml.YamlSequence;
import io.daemonlens.yaml.YamlTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One object in a text: the JSON that the API server receives, and a range for every path. A text
 * has one manifest for each part between {@code ---}, and one for each item of a List. It is
 * immutable.
 *
 * <p>All ranges count from the start of the whole text.
 */
public final class Manifest {

    private final Document document;
    private final int index;
    private final int item;
    private final int offset;
    private final YamlTree tree;
    private final YamlNode root;
    private final PartText part;
    private Body body;

    private Manifest(
            Document document,
            int index,
            int item,
            int offset,
            YamlTree tree,
            YamlNode root,
            PartText part) {
        this.document = document;
        this.index = index;
        this.item = item;
        this.offset = offset;
        this.tree = tree;
        this.root = root;
        this.part = part;
    }

    /** Parses all objects of a text, in order. A part without a value also gets a manifest. */
    public static List<Manifest> of(Document document) {
        return of(document, List.of());
    }

    /** Parses all objects of a text and reuses manifests of parts whose text is unchanged. */
    public static List<Manifest> of(Document document, List<Manifest> before) {
        Map<String, List<Manifest>> known = byPart(before);
        List<Manifest> manifests = new ArrayList<>();
        List<TextRange> sections = YamlSections.of(document.text());
        for (int index = 0; index < sections.size(); index++) {
            TextRange section = sections.get(index);
            List<Manifest> same =
                    document.unreadableFrom() < 0 ? known.get(section.of(document.text())) : null;
            if (same == null) {
                manifests.addAll(of(document, index, section));
            } else {
                PartText part = new PartText(same.get(0).tree.text(), section.start());
                for (Manifest manifest : same) {
                    manifests.add(manifest.movedTo(document, index, part));
                }
            }
        }
        return manifests;
    }

    /** Parses the objects of one part; parts are independent of each other. */
    public static List<Manifest> of(Document document, int index, TextRange section) {
        String text = section.of(document.text());
        int bad = document.unreadableFrom() - section.start();
        boolean unreadable = document.unreadableFrom() >= 0 && bad >= 0 && bad <= section.length();
        YamlTree tree =
                YamlParser.parse(
                        text,
                        unreadable ? bad : -1,
                        unreadable ? document.encodingProblem() : null,
                        YamlDialect.of(text));
        List<Manifest> manifests = new ArrayList<>(1);
        add(document, index, section.start(), tree, manifests);
        return manifests;
    }

    /** Groups manifests by the text of their part. Documents with invalid bytes are left out. */
    private static Map<String, List<Manifest>> byPart(List<Manifest> manifests) {
        Map<String, List<Manifest>> parts = new HashMap<>();
        for (Manifest manifest : manifests) {
            if (manifest.document.unreadableFrom() < 0) {
                List<Manifest> part =
                        parts.computeIfAbsent(manifest.tree.text(), text -> new ArrayList<>());
                if (part.isEmpty() || part.get(0).index == manifest.index) {
                    part.add(manifest);
                }
            }
        }
        return parts;
    }

    private Manifest movedTo(Document other, int otherIndex, PartText moving) {
        Manifest moved = new Manifest(other, otherIndex, item, moving.offset(), tree, root, moving);
        moved.body = body();
        return moved;
    }

    /** Adds the objects of one part. A List is split into its items, as kubectl does. */
    private static void add(
            Document document, int index, int offset, YamlTree tree, List<Manifest> into) {
        YamlNode root = tree.root();
        PartText part = new PartText(tree.text(), offset);
        if (tree.problem() == null
                && root instanceof YamlMapping mapping
                && text(mapping, "kind").endsWith("List")
                && mapping.get("items") instanceof YamlSequence items) {
            for (int i = 0; i < items.items().size(); i++) {
                YamlNode item = items.items().get(i).target();
                into.add(new Manifest(document, index, i, offset, tree, item, part));
            }
        } else {
            into.add(new Manifest(document, index, -1, offset, tree, root, part));
        }
    }

    /** Returns what the API server receives when this text is sent as YAML. */
    public static Body bodyOf(String yaml) {
        return bodyOf(YamlParser.parse(yaml));
    }

    /**
     * Returns what the API server of a minor version receives, with the messages of its YAML
     * reader.
     */
    public static Body bodyOf(String yaml, KubernetesVersion version) {
        YamlTree tree = YamlParser.parse(yaml);
        return inWordsOf(version, tree, bodyOf(tree));
    }

    /** Returns what the API server receives when the text of this tree is sent as YAML. */
    public static Body bodyOf(YamlTree tree) {
        return BodyReader.read(tree);
    }

    public Document document() {
        return document;
    }

    /** Returns the index of its part in the text, from 0. */
    public int index() {
        return index;
    }

    /** Returns the index of its List item, from 0; -1 outside of a List. */
    public int item() {
        return item;
    }

    /** Returns where its part of the text starts. */
    public int offset() {
        return offset;
    }

    /** Returns the tree of its part; node offsets count from {@link #offset}. */
    public YamlTree tree() {
        return tree;
    }

    /** Returns the node of the object in {@link #tree}, or null. */
    public YamlNode root() {
        return root;
    }

    /** Returns the range of its part of the text. */
    public TextRange section() {
        return new TextRange(offset, offset + tree.text().length());
    }

    /** Returns what the API server receives for this object. */
    public synchronized Body body() {
        if (body == null) {
            body = item < 0 ? BodyReader.read(tree) : BodyReader.readItem(tree, root);
        }
        return body;
    }

    /** Returns what the API server of a minor version receives, with the messages of its reader. */
    public Body bodyFor(KubernetesVersion version) {
        return item < 0 ? inWordsOf(version, tree, body()) : body();
    }

    private static Body inWordsOf(KubernetesVersion version, YamlTree tree, Body current) {
        Body body = current;
        if (version.isBefore(13)) {
            YamlTree old = YamlParser.parse(tree.text(), -1, null, YamlDialect.OLD);
            boolean json = YamlDialect.of(tree.text()) == YamlDialect.JSON;
            body = json && old.problem() == null ? current : BodyReader.read(old);
        }
        String problem = body.syntaxError();
        if (problem != null && problem.startsWith("unsupported map key") && version.isBefore(31)) {
            String upper = "U" + problem.substring(1);
            return new Body(null, body.bytes(), body.format(), List.of(), upper);
        }
        return body;
    }

    /** Returns the DaemonLens directives in comments. */
    public Directives directives() {
        return part.directives();
    }

    /** Returns what the text of its part contains. */
    PartText part() {
        return part;
    }

    /** Returns whether the part has no value. */
    public boolean isEmpty() {
        return tree.isEmpty() || root instanceof YamlScalar scalar && scalar.text().isEmpty();
    }

    /** Returns the {@code kind} as written, or an empty text. */
    public String kind() {
        return text("kind");
    }

    public String apiVersion() {
        return text("apiVersion");
    }

    public boolean isDaemonSet() {
        return kind().equals("DaemonSet") || root != null && kind().isEmpty() && kindIsPassedOver();
    }

    /**
     * Returns whether the document ends before its kind because its first line is indented deeper.
     */
    private boolean kindIsPassedOver() {
        return tree.ignoredFrom() >= 0
                && Pattern.compile("(?m)^kind: *['\"]?DaemonSet['\"]? *$")
                        .matcher(tree.text())
                        .region(tree.ignoredFrom(), tree.text().length())
                        .find();
    }

    /** Returns {@code metadata.name}, or an empty text. */
    public String name() {
        return text("metadata", "name");
    }

    /** Returns {@code metadata.namespace}, or an empty text. */
    public String namespace() {
        return text("metadata", "namespace");
    }

    /** Returns the text of a scalar below the object, or an empty text. */
    public String text(String... names) {
        YamlNode node = root;
        for (String name : names) {
            node = node instanceof YamlMapping mapping ? mapping.get(name) : null;
        }
        return node instanceof YamlScalar scalar ? scalar.text() : "";
    }

    /** Returns the text of the scalar at a path, or an empty text. */
    public String text(FieldPath path) {
        return nodeAt(path) instanceof YamlScalar scalar ? scalar.text() : "";
    }

    private static String text(YamlMapping mapping, String name) {
        return mapping.get(name) instanceof YamlScalar scalar ? scalar.text() : "";
    }

    /** Returns the node at a path with aliases resolved, or null. */
    public YamlNode nodeAt(FieldPath path) {
        Place place = place(path);
        return place.missing ? null : place.node.target();
    }

    /**
     * Returns the entry that holds the value at a path; null if the path is missing or ends in an
     * item.
     */
    public YamlEntry entryAt(FieldPath path) {
        Place place = place(path);
        return place.missing ? null : place.entry;
    }

    /**
     * Returns the range to highlight for a value: the value itself, or its key if the value is
     * omitted or spans several lines. For a missing value, it is the key of the nearest existing
     * parent.
     */
    public TextRange rangeOf(FieldPath path) {
        Place place = place(path);
        if (place.node == null) {
            return new TextRange(offset, offset);
        }
        TextRange value = place.node.range();
        boolean oneLine = !spansLines(value) && !value.isEmpty();
        if (oneLine && !place.missing) {
            return value.shifted(offset);
        }
        if (place.entry != null) {
            return place.entry.key().range().shifted(offset);
        }
        return firstLine(place.node).shifted(offset);
    }

    /** Returns the range of the key of a value; the same as {@link #rangeOf} for a list item. */
    public TextRange keyRangeOf(FieldPath path) {
        Place place = place(path);
        return place.entry == null ? rangeOf(path) : place.entry.key().range().shifted(offset);
    }

    private boolean spansLines(TextRange range) {
        return lineBreakIn(range) >= 0;
    }

    /** Returns where the first line of a range ends; -1 if it has one line. */
    private int lineBreakIn(TextRange range) {
        for (int at = range.start(); at < range.end(); at++) {
            if (tree.text().charAt(at) == '\n') {
                return at;
            }
        }
        return -1;
    }

    /** Returns the range of the first entry of a list item, which has no key. */
    private TextRange firstLine(YamlNode node) {
        if (node instanceof YamlMapping mapping && !mapping.entries().isEmpty()) {
            YamlEntry first = mapping.entries().get(0);
            TextRange both =
                    new TextRange(
                            first.key().start(), Math.max(first.key().end(), first.value().end()));
            return spansLines(both) ? first.key().range() : both;
        }
        TextRange range = node.range();
        int breakAt = lineBreakIn(range);
        return breakAt >= 0 ? new TextRange(range.start(), breakAt) : range;
    }

    /**
     * The result of following a path: the last existing node, its entry, and whether part of the
     * path is missing.
     */
    private record Place(YamlNode node, YamlEntry entry, boolean missing) {}

    private Place place(FieldPath path) {
        YamlNode node = root;
        YamlEntry entry = null;
        for (FieldPath step : path.steps()) {
            if (node == null) {
                break;
            }
            YamlNode target = node.target();
            if (step.kind() == FieldPath.Kind.INDEX) {
                if (!(target instanceof YamlSequence sequence)
                        || step.index() >= sequence.items().size()) {
                    return new Place(node, entry, true);
                }
                node = sequence.items().get(step.index());
                entry = null;
            } else {
                YamlEntry next =
                        target instanceof YamlMapping mapping
                                ? find(mapping, step.name(), 0)
                                : null;
                if (next == null) {
                    return new Place(node, entry, true);
                }
                entry = next;
                node = next.value();
            }
        }
        return new Place(node, entry, node == null);
    }

    /** Finds an entry by name; the mapping's own entries take precedence over merged ones. */
    private static YamlEntry find(YamlMapping mapping, String name, int depth) {
        YamlEntry own = mapping.entry(name);
        if (own != null || depth > 8) {
            return own;
        }
        for (YamlEntry entry : mapping.entries()) {
            if (entry.isMerge()) {
                YamlEntry merged = findMerged(entry.value().target(), name, depth + 1);
                if (merged != null) {
                    return merged;
                }
            }
        }
        return null;
    }

    private static YamlEntry findMerged(YamlNode node, String name, int depth) {
        if (node instanceof YamlMapping mapping) {
            return find(mapping, name, depth);
        }
        if (node instanceof YamlSequence sequence) {
            for (YamlNode each : sequence.items()) {
                YamlEntry found = findMerged(each.target(), name, depth + 1);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return kind() + " " + name() + " in part " + index + " of " + document.name();
    }
}
