package io.daemonlens.manifest;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the edits that turn one value of a text into another. Only differences are edited;
 * comments and order around them are kept. Not every difference can be edited at once, so a text
 * may need several rounds.
 */
final class ValueEdits {

    private final String text;
    private final Edits removals;
    private final Spelling spelling;
    private final int offset;
    private final boolean withDefaults;
    private final List<TextEdit> edits = new ArrayList<>();

    /**
     * @param withDefaults whether to write values that the API server would default anyway
     */
    ValueEdits(Manifest manifest, boolean withDefaults) {
        this.text = manifest.tree().text();
        this.removals = new Edits(manifest);
        this.spelling = Spelling.of(text, manifest.root());
        this.offset = manifest.offset();
        this.withDefaults = withDefaults;
    }

    /** Returns all edits so far, with offsets in the whole document. */
    List<TextEdit> edits() {
        String eol = text.contains("\r\n") ? "\r\n" : "\n";
        return edits.stream()
                .map(
                        edit ->
                                TextEdit.replace(
                                        edit.range().shifted(offset),
                                        edit.newText().replace("\n", eol)))
                .toList();
    }

    /** Edits the value of an entry. */
    void entry(YamlEntry entry, JsonValue now, JsonValue wanted, ApiField field, boolean inFlow) {
        YamlNode node = entry.value();
        if (inside(node, now, wanted, field)) {
            return;
        }
        if (isPlainChange(node, wanted)) {
            scalar((YamlScalar) node, now, wanted, inFlow);
            return;
        }
        int end = end(Math.max(entry.key().end(), node.end()), entry.key().end());
        replaceEntry(entry, end, written(wanted, field), inFlow);
    }

    /** Replaces the whole value of an entry. */
    void whole(YamlEntry entry, JsonValue wanted, ApiField field) {
        int end = end(Math.max(entry.key().end(), entry.value().end()), entry.key().end());
        replaceEntry(entry, end, written(wanted, field), spelling.json());
    }

    private void replaceEntry(YamlEntry entry, int end, JsonValue wanted, boolean inFlow) {
        int start = entry.key().end();
        if (inFlow) {
            edits.add(replace(start, end, ": " + spelling.flow(wanted)));
            return;
        }
        int column = Spelling.column(text, entry.key().start());
        List<String> lines = spelling.entry("k", wanted);
        edits.add(replace(start, end, indented(lines, column).substring(1)));
    }

    /** Edits inside two lists or two objects; returns whether that was possible. */
    private boolean inside(YamlNode node, JsonValue now, JsonValue wanted, ApiField field) {
        if (node instanceof YamlMapping mapping
                && !mapping.entries().isEmpty()
                && now instanceof JsonObject before
                && wanted instanceof JsonObject after
                && !after.isEmpty()) {
            ApiType type = field == null || field.map() ? null : field.type();
            members(mapping, before, after, type);
            return true;
        }
        return node instanceof YamlSequence list
                && now instanceof JsonArray before
                && wanted instanceof JsonArray after
                && !after.isEmpty()
                && before.size() == list.items().size()
                && items(list, before, after, field);
    }

    void members(YamlMapping mapping, JsonObject now, JsonObject wanted, ApiType type) {
        Set<String> names = new LinkedHashSet<>();
        if (type != null) {
            names.addAll(type.properties().keySet());
            names.removeIf(name -> !now.has(name) && !wanted.has(name));
        }
        names.addAll(wanted.names());
        names.addAll(now.names());
        for (String name : names) {
            JsonValue before = now.get(name);
            JsonValue after = wanted.get(name);
            if (after == null ? before == null : after.equals(before)) {
                continue;
            }
            ApiField field = type == null ? null : type.field(name);
            YamlEntry own = mapping.entry(name);
            if (after == null) {
                if (own != null) {
                    add(removals.remove(mapping, own));
                }
            } else if (own != null) {
                entry(own, before, after, field, mapping.isFlow());
            } else if (!(name.equals("serviceAccount") && wanted.has("serviceAccountName"))) {
                insert(mapping, name, written(after, field));
            }
        }
    }

    private void add(TextEdit removal) {
        if (removal != null) {
            edits.add(TextEdit.delete(removal.range().shifted(-offset)));
        }
    }

    private void insert(YamlMapping mapping, String name, JsonValue value) {
        List<YamlEntry> entries = mapping.entries();
        YamlEntry last = entries.get(entries.size() - 1);
        int end = Math.max(last.key().end(), last.value().end());
        if (mapping.isFlow()) {
            String pair = spelling.flow(new JsonObject().put(name, value));
            edits.add(insertAt(end, flowSeparator(mapping) + pair.substring(1, pair.length() - 1)));
            return;
        }
        int column = Spelling.column(text, entries.get(0).key().start());
        insertLines(end, indented(spelling.entry(name, value), column), column);
    }

    /** Returns the separator of flow members; members on separate lines stay on separate lines. */
    private String flowSeparator(YamlMapping mapping) {
        int first = mapping.entries().get(0).key().start();
        int lineStart = text.lastIndexOf('\n', first - 1) + 1;
        return text.substring(lineStart, first).isBlank() && lineStart > mapping.start()
                ? ",\n" + text.substring(lineStart, first)
                : ", ";
    }

    /** Inserts lines after the line that contains the last character before {@code end}. */
    private void insertLines(int end, String block, int column) {
        int lineEnd = text.indexOf('\n', Math.max(end - 1, 0));
        String lines = " ".repeat(column) + block;
        edits.add(
                lineEnd < 0
                        ? insertAt(text.length(), "\n" + lines)
                        : insertAt(lineEnd + 1, lines + "\n"));
    }

    private boolean items(YamlSequence list, JsonArray now, JsonArray wanted, ApiField field) {
        List<String> keys = field == null ? List.of() : field.mergeKeys();
        Alignment alignment = Alignment.of(now, wanted, keys);
        List<YamlNode> items = list.items();
        if (!list.isFlow() && !startsLine(dash(items.get(0)))) {
            return false;
        }
        int anchor = -1;
        for (int j = 0; j < wanted.size(); j++) {
            int partner = alignment.partner()[j];
            if (partner >= 0) {
                anchor = partner;
                if (!now.get(partner).equals(wanted.get(j))) {
                    item(list, partner, now.get(partner), wanted.get(j), field);
                }
            } else {
                put(list, anchor, alignment.moved()[j], wanted.get(j), field);
            }
        }
        for (int i = 0; i < items.size(); i++) {
            if (alignment.gone()[i]) {
                take(list, i);
            }
        }
        return true;
    }

    private void item(YamlSequence list, int at, JsonValue now, JsonValue wanted, ApiField field) {
        YamlNode node = list.items().get(at);
        if (inside(node, now, wanted, field)) {
            return;
        }
        if (isPlainChange(node, wanted)) {
            scalar((YamlScalar) node, now, wanted, list.isFlow());
        } else if (list.isFlow()) {
            String flow = spelling.flow(written(wanted, field));
            edits.add(replace(node.start(), end(node.end(), node.start()), flow));
        } else {
            int dash = dash(node);
            List<String> lines = spelling.item(written(wanted, field));
            String block = indented(lines, Spelling.column(text, dash));
            edits.add(replace(dash, end(node.end(), dash + 1), block));
        }
    }

    /** Inserts an item after another one (-1: before all), either moved or newly written. */
    private void put(YamlSequence list, int anchor, int moved, JsonValue wanted, ApiField field) {
        List<YamlNode> items = list.items();
        if (list.isFlow()) {
            String flow =
                    moved >= 0
                            ? items.get(moved).range().of(text)
                            : spelling.flow(written(wanted, field));
            edits.add(
                    anchor < 0
                            ? insertAt(items.get(0).start(), flow + ", ")
                            : insertAt(items.get(anchor).end(), ", " + flow));
            return;
        }
        int column = Spelling.column(text, dash(items.get(0)));
        String block =
                moved >= 0
                        ? linesOf(items.get(moved))
                        : indented(spelling.item(written(wanted, field)), column);
        if (anchor < 0) {
            int first = itemStart(items.get(0));
            edits.add(insertAt(first, block + "\n" + " ".repeat(column)));
        } else {
            YamlNode before = items.get(anchor);
            insertLines(Math.max(before.end(), dash(before) + 1), block, column);
        }
    }

    /** Returns where an item starts: at its dash, or at the comment directly above it. */
    private int itemStart(YamlNode item) {
        int start = dash(item);
        int column = Spelling.column(text, start);
        for (int line = start - column; line > 0; ) {
            line = text.lastIndexOf('\n', line - 2) + 1;
            int at = line + column;
            boolean comment =
                    at < start && text.charAt(at) == '#' && text.substring(line, at).isBlank();
            if (!comment) {
                break;
            }
            start = at;
        }
        return start;
    }

    /** Returns the text of an item with the comment above it, to the end of its last line. */
    private String linesOf(YamlNode item) {
        int end = end(item.end(), dash(item) + 1);
        int lineEnd = text.indexOf('\n', end);
        return text.substring(itemStart(item), lineEnd < 0 ? text.length() : lineEnd)
                .replace("\r\n", "\n")
                .stripTrailing();
    }

    private void take(YamlSequence list, int at) {
        YamlNode node = list.items().get(at);
        if (list.isFlow()) {
            boolean first = at == 0;
            int comma = text.lastIndexOf(',', node.start());
            int next = text.indexOf(',', node.end());
            int from = first ? node.start() : comma;
            int to = first ? next + 1 : node.end();
            while (first && to < text.length() && text.charAt(to) == ' ') {
                to++;
            }
            if (from >= 0 && to > from) {
                edits.add(replace(from, to, ""));
            }
            return;
        }
        int dash = dash(node);
        int from = text.lastIndexOf('\n', itemStart(node) - 1) + 1;
        int end = Math.max(node.end(), dash + 1);
        int to = text.indexOf('\n', end - 1);
        if (startsLine(dash)) {
            edits.add(replace(from, to < 0 ? text.length() : to + 1, ""));
        }
    }

    private boolean isPlainChange(YamlNode node, JsonValue wanted) {
        boolean parts = wanted instanceof JsonObject || wanted instanceof JsonArray;
        return node instanceof YamlScalar scalar
                && !parts
                && !node.range().isEmpty()
                && !spelling.isBlock(wanted)
                && scalar.style() != YamlScalar.Style.LITERAL
                && scalar.style() != YamlScalar.Style.FOLDED;
    }

    private void scalar(YamlScalar node, JsonValue now, JsonValue wanted, boolean inFlow) {
        edits.add(replace(node.start(), node.end(), spelling.like(node, now, wanted, inFlow)));
    }

    private JsonValue written(JsonValue value, ApiField field) {
        return withDefaults ? value : WithoutDefaults.of(value, field);
    }

    private int dash(YamlNode item) {
        return text.lastIndexOf('-', Math.max(item.start() - 1, 0));
    }

    private boolean startsLine(int at) {
        return at >= 0 && text.substring(text.lastIndexOf('\n', at - 1) + 1, at).isBlank();
    }

    /** Returns the end of a value without the line break that ends a block scalar. */
    private int end(int end, int atLeast) {
        int at = end;
        while (at > atLeast && (text.charAt(at - 1) == '\n' || text.charAt(at - 1) == '\r')) {
            at--;
        }
        return at;
    }

    private static String indented(List<String> lines, int column) {
        String before = " ".repeat(column);
        StringBuilder out = new StringBuilder(lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            out.append('\n').append(line.isEmpty() ? "" : before).append(line);
        }
        return out.toString();
    }

    private static TextEdit replace(int start, int end, String newText) {
        return TextEdit.replace(new TextRange(start, end), newText);
    }

    private static TextEdit insertAt(int at, String newText) {
        return TextEdit.insert(at, newText);
    }
}
