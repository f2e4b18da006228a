package io.daemonlens.manifest;

import io.daemonlens.engine.apimachinery.FieldPath;
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
 * Changes of an object as edits of its text: comments and everything not named stay as they are. An
 * answer of null means that the text is written in a way that such a change would not be certain
 * in.
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

    /** Gives an existing value without parts another text; {@code yaml} is quoted as it must be. */
    public TextEdit replace(FieldPath path, String yaml) {
        YamlEntry entry = manifest.entryAt(path);
        YamlNode node = entry == null ? manifest.nodeAt(path) : entry.value();
        if (!(node instanceof YamlScalar)) {
            return null;
        }
        if (node.range().isEmpty()) {
            return TextEdit.insert(offset + node.start(), " " + yaml);
        }
        return TextEdit.replace(node.range().shifted(offset), yaml);
    }

    /** Gives the key of an entry another name. */
    public TextEdit rename(FieldPath path, String name) {
        YamlEntry entry = manifest.entryAt(path);
        return entry == null ? null : TextEdit.replace(entry.key().range().shifted(offset), name);
    }

    /** Takes an entry or an item out, its lines included. */
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

    /** Takes one of several entries with the same key out. */
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
        // The first entry of an item stands behind a dash: the next one takes its place.
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

    /** Inside brackets a comma goes with what is taken out. */
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
     * Puts an entry behind the others of a mapping.
     *
     * @param lines the entry in block style, indented from column 0
     * @param flow the same inside braces
     */
    public TextEdit insert(FieldPath parent, List<String> lines, String flow) {
        YamlNode holder = manifest.nodeAt(parent);
        if (!(holder instanceof YamlMapping mapping) || mapping.entries().isEmpty()) {
            return null;
        }
        YamlEntry last = mapping.entries().get(mapping.entries().size() - 1);
        int end = Math.max(last.key().end(), last.value().end());
        if (mapping.isFlow()) {
            return TextEdit.insert(offset + end, ", " + flow);
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

    /** Puts an entry before another one of a block mapping, or behind all where that is missing. */
    public TextEdit insertBefore(FieldPath parent, String name, List<String> lines) {
        if (!(manifest.nodeAt(parent) instanceof YamlMapping mapping)
                || mapping.isFlow()
                || mapping.entry(name) == null
                || !startsLine(mapping.entry(name).key().start())) {
            return insert(parent, lines, "");
        }
        int start = mapping.entry(name).key().start();
        int column = column(start);
        String indent = " ".repeat(column);
        int line = start - column;
        return TextEdit.insert(offset + line, indent + String.join("\n" + indent, lines) + "\n");
    }

    /** Puts an item behind the others of a block list. */
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
        String block = indent + String.join("\n" + indent, lines);
        int end = Math.max(last.end(), dash + 1);
        int lineEnd = text.indexOf('\n', Math.max(end - 1, 0));
        return lineEnd < 0
                ? TextEdit.insert(offset + text.length(), "\n" + block)
                : TextEdit.insert(offset + lineEnd + 1, block + "\n");
    }

    /** Puts an entry in front of the others of a block mapping. */
    public TextEdit insertFirst(FieldPath parent, List<String> lines, String flow) {
        YamlNode holder = manifest.nodeAt(parent);
        if (!(holder instanceof YamlMapping mapping) || mapping.entries().isEmpty()) {
            return null;
        }
        int start = mapping.entries().get(0).key().start();
        if (mapping.isFlow()) {
            return TextEdit.insert(offset + start, flow + ", ");
        }
        String indent = " ".repeat(column(start));
        String next = lineBreak() + indent;
        return TextEdit.insert(offset + start, String.join(next, lines) + next);
    }

    /** The line break that the text has. */
    private String lineBreak() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** Several edits at once; null where one of them is not possible. */
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

    /** A text as a scalar, quoted where it would read as something else. */
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
