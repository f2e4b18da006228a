package io.daemonlens.analysis;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.fieldguide.FieldAt;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.Finding.Source;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.manifest.Indentation;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.NearestWord;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Detects that the line with a key is missing, so that the lines below it belong to what is above:
 * volumes among the containers, limits in a variable, labels directly in the metadata. Every key
 * that would make the lines right is tried; the one that leaves the fewest errors is reported.
 */
final class MissingKey {

    /** The most keys that are tried, since each asks the API server. */
    private static final int MOST_TRIES = 12;

    /**
     * A line that may be missing.
     *
     * @param key of the missing line
     * @param line the offset of the line that it stands above
     * @param column of the key
     * @param at the path of the first value below it
     */
    private record Candidate(String key, int line, int column, FieldPath at) {}

    private final Manifest manifest;
    private final ApiType root;
    private final String text;
    private final int unit;
    private final List<Candidate> candidates = new ArrayList<>();

    private MissingKey(Manifest manifest, ApiType root) {
        this.manifest = manifest;
        this.root = root;
        this.text = manifest.tree().text();
        this.unit = Indentation.of(text).unit();
    }

    /**
     * Returns the finding about a missing line; empty if no line repairs the findings.
     *
     * @param findings of the manifest as it is
     * @param consequences asks the API server about the text with the line
     */
    static Optional<Finding> in(
            Manifest manifest,
            ApiType root,
            List<Finding> findings,
            Consequences consequences,
            Wording wording) {
        if (root == null) {
            return Optional.empty();
        }
        MissingKey search = new MissingKey(manifest, root);
        List<Finding> inOrder = new ArrayList<>(findings);
        inOrder.sort((a, b) -> Integer.compare(a.range().start(), b.range().start()));
        for (Finding finding : inOrder) {
            if (search.candidates.isEmpty() && finding.severity() == Severity.ERROR) {
                search.look(finding);
            }
        }
        if (search.candidates.isEmpty()) {
            return Optional.empty();
        }
        int fewest = 0;
        for (Finding finding : findings) {
            fewest += finding.severity() == Severity.ERROR ? 1 : 0;
        }
        Candidate best = null;
        for (Candidate each :
                search.candidates.subList(0, Math.min(MOST_TRIES, search.candidates.size()))) {
            Set<String> errors = consequences.errorsAfter(search.fix(each, wording));
            if (errors != null && errors.size() < fewest) {
                fewest = errors.size();
                best = each;
            }
        }
        return Optional.ofNullable(best).map(each -> search.finding(each, wording));
    }

    private void look(Finding finding) {
        FieldPath at = finding.field().isEmpty() ? null : FieldPath.parse(finding.field());
        if (at != null
                && manifest.entryAt(at) == null
                && root.field(at.steps().get(0).name()) != null) {
            at = located(manifest.root(), FieldPath.ROOT, finding.range());
        }
        if (at == null) {
            return;
        }
        if (finding.code().equals("unknown-field") && at.name() != null) {
            YamlEntry entry = manifest.entryAt(at);
            FieldAt holder = FieldAt.of(root, at.parent());
            if (entry != null && holder != null && holder.type() != null) {
                inMapping(at, entry, holder.type());
                inList(at.parent());
            }
        } else if (finding.code().equals("wrong-type")
                && manifest.nodeAt(at) instanceof YamlSequence items
                && !items.isFlow()
                && !items.items().isEmpty()) {
            FieldAt holder = FieldAt.of(root, at);
            if (holder != null && holder.type() != null && !holder.isList()) {
                lists(holder.type(), null, items, 0, at.index(0));
            }
        }
    }

    /** Returns the path of the entry with this key; a key with dots does not survive as text. */
    private FieldPath located(YamlNode node, FieldPath path, TextRange key) {
        TextRange wanted = key.shifted(-manifest.offset());
        if (node instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                if (entry.name() == null) {
                    continue;
                }
                FieldPath at = path.child(entry.name());
                FieldPath below = located(entry.value(), at, key);
                if (entry.key().range().equals(wanted) || below != null) {
                    return below == null ? at : below;
                }
            }
        } else if (node instanceof YamlSequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                FieldPath below = located(sequence.items().get(i), path.index(i), key);
                if (below != null) {
                    return below;
                }
            }
        }
        return null;
    }

    /** Finds keys above an entry that its mapping does not have. */
    private void inMapping(FieldPath at, YamlEntry entry, ApiType own) {
        int start = entry.key().start();
        int line = text.lastIndexOf('\n', start - 1) + 1;
        if (!text.substring(line, start).isBlank()) {
            return;
        }
        if (NearestWord.certain(at.name(), own.properties().keySet()) != null) {
            return; // a misspelt field
        }
        int column = start - line;
        FieldPath parent = at.parent();
        YamlEntry parentEntry = manifest.entryAt(parent);
        boolean deep =
                parentEntry != null && column >= column(parentEntry.key().start()) + 2 * unit;
        if (deep) {
            YamlMapping mapping = (YamlMapping) manifest.nodeAt(parent);
            if (mapping.entries().get(0) == entry) {
                int key = column(parentEntry.key().start()) + unit;
                keys(own, null, entry, line, key, at);
            }
            return;
        }
        boolean below =
                own.properties().values().stream()
                        .anyMatch(f -> isObject(f) && f.type().field(at.name()) != null);
        for (FieldPath holder = parent; !below && !holder.isRoot(); ) {
            holder = holder.parent();
            FieldAt type = FieldAt.of(root, holder);
            if (manifest.nodeAt(holder) instanceof YamlMapping mapping
                    && type != null
                    && type.type() != null
                    && !mapping.isFlow()
                    && !mapping.entries().isEmpty()) {
                int key = column(mapping.entries().get(0).key().start());
                if (column == key + unit) {
                    keys(type.type(), mapping, entry, line, key, at);
                }
            }
        }
    }

    /** Adds the fields of a type whose value can begin with an entry. */
    private void keys(
            ApiType type,
            YamlMapping mapping,
            YamlEntry entry,
            int line,
            int column,
            FieldPath at) {
        for (ApiField field : type.properties().values()) {
            boolean free = mapping == null || mapping.entry(field.name()) == null;
            // A map takes every key: one of a neighbour's is only meant if it looks like a label.
            boolean label = mapping == null || isLabelKey(entry.name());
            boolean takes =
                    isObject(field)
                            ? field.type().field(entry.name()) != null
                            : field.map() && label && entry.value().target() instanceof YamlScalar;
            if (free && takes) {
                candidates.add(new Candidate(field.name(), line, column, at));
            }
        }
    }

    private static boolean isLabelKey(String name) {
        return name.indexOf('/') > 0 || name.indexOf('.') > 0;
    }

    private static boolean isObject(ApiField field) {
        return field.type() != null && !field.list() && !field.map();
    }

    /** Finds keys above an item that its list does not have. */
    private void inList(FieldPath item) {
        if (item.isRoot()
                || item.kind() != FieldPath.Kind.INDEX
                || !(manifest.nodeAt(item.parent()) instanceof YamlSequence items)
                || items.isFlow()) {
            return;
        }
        FieldPath list = item.parent();
        FieldAt own = FieldAt.of(root, list);
        FieldAt holder = FieldAt.of(root, list.parent());
        if (own == null || own.field() == null || holder == null || holder.type() == null) {
            return;
        }
        int first = 0;
        while (first < items.items().size() && fits(items.items().get(first), own.field().type())) {
            first++;
        }
        if (first > 0 && first < items.items().size()) {
            YamlMapping mapping = (YamlMapping) manifest.nodeAt(list.parent());
            lists(holder.type(), mapping, items, first, list.index(first));
        }
    }

    /** Adds the lists of a type that the items from an index on can belong to. */
    private void lists(
            ApiType type, YamlMapping mapping, YamlSequence items, int first, FieldPath at) {
        int start = items.items().get(first).start();
        int line = text.lastIndexOf('\n', start - 1) + 1;
        int column =
                mapping == null
                        ? text.indexOf('-', line) - line
                        : column(mapping.entries().get(0).key().start());
        for (ApiField field : type.properties().values()) {
            boolean free = mapping == null || mapping.entry(field.name()) == null;
            if (field.list() && field.type() != null && free && allFit(items, first, field)) {
                candidates.add(new Candidate(field.name(), line, column, at));
            }
        }
    }

    private static boolean allFit(YamlSequence items, int from, ApiField list) {
        for (YamlNode item : items.items().subList(from, items.items().size())) {
            if (!fits(item, list.type())) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(YamlNode item, ApiType type) {
        return type != null
                && item.target() instanceof YamlMapping mapping
                && !mapping.entries().isEmpty()
                && mapping.entries().stream()
                        .allMatch(
                                entry -> entry.name() != null && type.field(entry.name()) != null);
    }

    private int column(int offset) {
        return offset - (text.lastIndexOf('\n', offset - 1) + 1);
    }

    private QuickFix fix(Candidate missing, Wording wording) {
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        String line = " ".repeat(missing.column()) + missing.key() + ":" + end;
        return new QuickFix(
                wording.say("fix.missingKey", missing.key()),
                true,
                List.of(TextEdit.insert(manifest.offset() + missing.line(), line)));
    }

    private Finding finding(Candidate missing, Wording wording) {
        int start = missing.line();
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        int end = text.indexOf('\n', start);
        end = end < 0 ? text.length() : end;
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return Finding.of(
                        "missing-key",
                        Severity.ERROR,
                        Source.YAML,
                        missing.at().toString(),
                        new TextRange(start, end).shifted(manifest.offset()),
                        wording.say("missing-key", missing.key()),
                        wording.say(
                                "missing-key.help", missing.key(), above(missing.at().parent())))
                .with(List.of(fix(missing, wording)), List.of());
    }

    /** Returns the name of what the lines belong to without the missing one. */
    private static String above(FieldPath path) {
        return path.isRoot() ? "DaemonSet" : path.toString();
    }
}
