package io.daemonlens.manifest;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * Creates text edits that change an object. Comments and everything else in the text are kept.
 * Methods return null if the text is written in a way that cannot be edited safely.
 */
public final class Edits {

    private final Manifest manifest;
    private final String text;
    private final int offset;

    public Edits(Manifest manifest) {
        this.manifest = manifest;
        this.text = manifest.tree().text();
        this.offset = manifest.offset();
    }

    /** Replaces a scalar; {@code yaml} must already be quoted as YAML needs it. */
    public TextEdit replace(FieldPath path, String yaml) {
        String written = isJson() ? jsonScalar(yaml) : yaml;
        YamlEntry entry = manifest.entryAt(path);
        YamlNode node = entry == null ? manifest.nodeAt(path) : entry.value();
        if (!(node instanceof YamlScalar)) {
            return null;
        }
        if (node.range().isEmpty()) {
            return TextEdit.insert(offset + node.start(), " " + written);
        }
        return TextEdit.replace(node.range().shifted(offset), written);
    }

    /** Whether the text is JSON, where every text is quoted. */
    private boolean isJson() {
        int first = 0;
        while (first < text.length() && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        return first < text.length() && text.charAt(first) == '{';
    }

    private static String jsonScalar(String yaml) {
        boolean json = yaml.matches("\".*\"|-?(0|[1-9][0-9]*)(\\.[0-9]+)?|true|false|null");
        return json ? yaml : JsonWriter.quote(yaml);
    }

    /** Returns entries in flow style as the text needs them: with quotes in JSON. */
    private String flow(String entries) {
        if (!isJson() || !(Manifest.bodyOf("{" + entries + "}").tree() instanceof JsonObject o)) {
            return entries;
        }
        String object = JsonWriter.compact(o);
        return object.substring(1, object.length() - 1);
    }

    /** Renames the key of an entry. */
    public TextEdit rename(FieldPath path, String name) {
        YamlEntry entry = manifest.entryAt(path);
        String written = isJson() ? JsonWriter.quote(name) : name;
        return entry == null
                ? null
                : TextEdit.replace(entry.key().range().shifted(offset), written);
    }

    /** Removes an entry or an item, including its lines. */
    public TextEdit remove(FieldPath path) {
        YamlNode holder = manifest.nodeAt(path.parent());
        if (holder instanceof YamlMapping mapping) {
            YamlEntry entry = mapping.entry(path.name());
            return entry == null ? null : remove(mapping, entry);
        }
        if (holder instanceof YamlSequence sequence && path.index() < sequence.items().size()) {
            return removeItem(sequence, path.index());
        }
        return null;
    }

    /** Removes one of several entries with the same key. */
    public TextEdit remove(YamlMapping mapping, YamlEntry entry) {
        List<YamlEntry> entries = mapping.entries();
        int at = entries.indexOf(entry);
        int start = entry.key().start();
        int end = Math.max(entry.key().end(), entry.value().end());
        if (mapping.isFlow()) {
            return removeFlow(start, end, at, entries.size());
        }
        if (startsLine(start)) {
            return TextEdit.delete(wholeLines(start, end).shifted(offset));
        }
        // The first entry of an item follows a dash; the next entry takes its place.
        return at == 0 && entries.size() > 1
                ? TextEdit.delete(
                        new TextRange(start, entries.get(1).key().start()).shifted(offset))
                : null;
    }

    private TextEdit removeItem(YamlSequence sequence, int at) {
        YamlNode item = sequence.items().get(at);
        if (sequence.isFlow()) {
            return removeFlow(item.start(), item.end(), at, sequence.items().size());
        }
        int dash = text.lastIndexOf('-', item.start());
        boolean alone = sequence.items().size() == 1;
        return dash < 0 || !startsLine(dash) || alone
                ? null
                : TextEdit.delete(wholeLines(dash, item.end()).shifted(offset));
    }

    /** Removes a member of a flow collection together with a comma. */
    private TextEdit removeFlow(int start, int end, int at, int size) {
        int from = start;
        int to = end;
        if (at > 0) {
            from = text.lastIndexOf(',', start);
        } else if (size > 1) {
            to = text.indexOf(',', end) + 1;
            while (to < text.length() && text.charAt(to) == ' ') {
                to++;
            }
        }
        return from < 0 || to <= 0
                ? null
                : TextEdit.delete(new TextRange(from, to).shifted(offset));
    }

    /**
     * Inserts an entry at the end of a mapping.
     *
     * @param lines of the entry in block style, indented from column 0 by two spaces a level
     * @param flow the entry in flow style
     */
    public TextEdit insert(FieldPath parent, List<String> lines, String flow) {
        return insertLines(parent, inStyle(lines), flow);
    }

    private TextEdit insertLines(FieldPath parent, List<String> lines, String flow) {
        YamlNode holder = manifest.nodeAt(parent);
        if (!(holder instanceof YamlMapping mapping) || mapping.entries().isEmpty()) {
            return null;
        }
        YamlEntry last = mapping.entries().get(mapping.entries().size() - 1);
        int end = Math.max(last.key().end(), last.value().end());
        if (mapping.isFlow()) {
            return TextEdit.insert(offset + end, ", " + flow(flow));
        }
        int column = column(mapping.entries().get(0).key().start());
        int lineEnd = text.indexOf('\n', Math.max(end - 1, 0));
        String indent = " ".repeat(column);
        StringBuilder added = new StringBuilder();
        boolean newLine = lineEnd < 0;
        for (String line : lines) {
            added.append(newLine ? lineBreak() : "").append(indent).append(line);
            added.append(newLine ? "" : lineBreak());
        }
        return TextEdit.insert(offset + (newLine ? text.length() : lineEnd + 1), added.toString());
    }

    /** Inserts an entry before another one of a block mapping, or at the end if that is missing. */
    public TextEdit insertBefore(FieldPath parent, String name, List<String> lines) {
        if (!(manifest.nodeAt(parent) instanceof YamlMapping mapping)
                || mapping.isFlow()
                || mapping.entry(name) == null
                || !startsLine(mapping.entry(name).key().start())) {
            return insertLines(parent, lines, "");
        }
        int start = mapping.entry(name).key().start();
        int column = column(start);
        String indent = " ".repeat(column);
        int line = start - column;
        String next = lineBreak();
        return TextEdit.insert(offset + line, indent + String.join(next + indent, lines) + next);
    }

    /** Appends an item to a block list. */
    public TextEdit append(FieldPath list, List<String> lines) {
        if (!(manifest.nodeAt(list) instanceof YamlSequence sequence)
                || sequence.isFlow()
                || sequence.items().isEmpty()) {
            return null;
        }
        YamlNode last = sequence.items().get(sequence.items().size() - 1);
        int dash = text.lastIndexOf('-', Math.max(last.start() - 1, 0));
        if (dash < 0 || !startsLine(dash)) {
            return null;
        }
        String indent = " ".repeat(column(dash));
        String next = lineBreak();
        String block = indent + String.join(next + indent, inStyle(lines));
        int end = Math.max(last.end(), dash + 1);
        int lineEnd = text.indexOf('\n', Math.max(end - 1, 0));
        return lineEnd < 0
                ? TextEdit.insert(offset + text.length(), next + block)
                : TextEdit.insert(offset + lineEnd + 1, block + next);
    }

    /** Inserts an entry at the start of a block mapping. */
    public TextEdit insertFirst(FieldPath parent, List<String> lines, String flow) {
        YamlNode holder = manifest.nodeAt(parent);
        if (!(holder instanceof YamlMapping mapping) || mapping.entries().isEmpty()) {
            return null;
        }
        int start = mapping.entries().get(0).key().start();
        if (mapping.isFlow()) {
            return TextEdit.insert(offset + start, flow(flow) + ", ");
        }
        String indent = " ".repeat(column(start));
        String next = lineBreak() + indent;
        return TextEdit.insert(offset + start, String.join(next, inStyle(lines)) + next);
    }

    /** Returns lines of two spaces a level with the indentation that the text uses. */
    private List<String> inStyle(List<String> lines) {
        return List.of(Indentation.of(text).apply(String.join("\n", lines)).split("\n"));
    }

    /** Returns the line break that the text uses. */
    private String lineBreak() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** Combines edits; returns null if one of them is null. */
    public static List<TextEdit> all(TextEdit... edits) {
        List<TextEdit> all = new ArrayList<>();
        for (TextEdit edit : edits) {
            if (edit == null) {
                return null;
            }
            all.add(edit);
        }
        return all;
    }

    private int column(int at) {
        return at - (text.lastIndexOf('\n', at - 1) + 1);
    }

    private boolean startsLine(int at) {
        return text.substring(text.lastIndexOf('\n', at - 1) + 1, at).isBlank();
    }

    private TextRange wholeLines(int start, int end) {
        int from = text.lastIndexOf('\n', start - 1) + 1;
        int to = text.indexOf('\n', Math.max(end - 1, start));
        return new TextRange(from, to < 0 ? text.length() : to + 1);
    }

    /** Formats a text as a scalar, quoted if it would be read as another type. */
    public static String scalar(String value) {
        boolean plain =
                value.matches("[A-Za-z0-9_/.][A-Za-z0-9_/.:@%+-]*")
                        && !value.endsWith(":")
                        && !value.matches(
                                "(?i)[-+.0-9][-+._0-9a-fx]*|y|n|yes|no|on|off|true|false|null")
                        && !value.startsWith("0");
        return plain ? value : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
