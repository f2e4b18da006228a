package io.daemonlens.repair;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.fieldguide.FieldAt;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.manifest.Edits;
import io.daemonlens.manifest.Indentation;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.FieldKind;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/**
 * Fixes for a value that should be a list: a missing dash, or missing brackets around one string.
 */
final class ListRepairs {

    private final Manifest manifest;
    private final ApiType root;
    private final Wording wording;

    ListRepairs(Manifest manifest, ApiType root, Wording wording) {
        this.manifest = manifest;
        this.root = root;
        this.wording = wording;
    }

    /** Returns the fixes that make the value at a path a list; none if the field is not a list. */
    List<QuickFix> of(FieldPath at) {
        FieldAt field = root == null ? null : FieldAt.of(root, at);
        YamlNode value = manifest.nodeAt(at);
        if (field == null || !field.isList() || value == null) {
            return List.of();
        }
        if (value instanceof YamlScalar scalar && !scalar.range().isEmpty()) {
            return field.field().kind() == FieldKind.STRING ? brackets(scalar) : List.of();
        }
        if (!(value instanceof YamlMapping mapping) || mapping.entries().isEmpty()) {
            return List.of();
        }
        if (mapping.isFlow()) {
            TextRange range = mapping.range().shifted(manifest.offset());
            String inside = mapping.range().of(manifest.tree().text());
            return Fixes.of(
                    wording.say("fix.dash"), true, TextEdit.replace(range, "[" + inside + "]"));
        }
        return isOneItem(mapping, field.field())
                ? dash(mapping, column(at))
                : pairs(mapping, field.field());
    }

    private int column(FieldPath at) {
        YamlEntry entry = manifest.entryAt(at);
        String text = manifest.tree().text();
        return entry == null
                ? -1
                : entry.key().start() - (text.lastIndexOf('\n', entry.key().start() - 1) + 1);
    }

    private List<QuickFix> brackets(YamlScalar scalar) {
        String inside = scalar.range().of(manifest.tree().text());
        boolean plain = scalar.style() == YamlScalar.Style.PLAIN;
        String item = plain ? Edits.scalar(scalar.text()) : inside;
        boolean block = inside.indexOf('\n') >= 0;
        return block
                ? List.of()
                : Fixes.of(
                        wording.say("fix.brackets"),
                        true,
                        TextEdit.replace(
                                scalar.range().shifted(manifest.offset()), "[" + item + "]"));
    }

    private static boolean isOneItem(YamlMapping mapping, ApiField list) {
        return list.type() != null
                && mapping.entries().stream()
                        .allMatch(
                                entry ->
                                        entry.name() != null
                                                && list.type().field(entry.name()) != null);
    }

    /**
     * Writes a dash before the first key: in the place of two spaces if the text has its dashes at
     * the column of the list's key, else the following lines move two columns.
     *
     * @param column of the list's key
     */
    private List<QuickFix> dash(YamlMapping mapping, int column) {
        String text = manifest.tree().text();
        List<TextEdit> edits = new ArrayList<>();
        int first = mapping.entries().get(0).key().start();
        boolean room =
                Indentation.of(text).dash() == 0
                        && column >= 0
                        && first - (text.lastIndexOf('\n', first - 1) + 1) >= column + 2;
        if (room) {
            TextRange blanks = new TextRange(first - 2, first).shifted(manifest.offset());
            return Fixes.of(wording.say("fix.dash"), true, TextEdit.replace(blanks, "- "));
        }
        edits.add(TextEdit.insert(manifest.offset() + first, "- "));
        int end = mapping.end();
        for (int line = text.indexOf('\n', first) + 1; line > 0 && line < end; ) {
            int stop = text.indexOf('\n', line);
            if (!text.substring(line, stop < 0 ? text.length() : stop).isBlank()) {
                edits.add(TextEdit.insert(manifest.offset() + line, "  "));
            }
            line = stop + 1;
        }
        return Fixes.of(wording.say("fix.dash"), true, edits);
    }

    /** Converts {@code NAME: value} pairs to a list of names and values. */
    private List<QuickFix> pairs(YamlMapping mapping, ApiField list) {
        boolean named =
                list.type() != null
                        && list.type().field("name") != null
                        && list.type().field("value") != null;
        List<TextEdit> edits = new ArrayList<>();
        String text = manifest.tree().text();
        for (YamlEntry entry : mapping.entries()) {
            if (!named
                    || !(entry.value() instanceof YamlScalar value)
                    || value.range().isEmpty()
                    || entry.name() == null) {
                return List.of();
            }
            int start = entry.key().start();
            String indent = " ".repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
            boolean plain = value.style() == YamlScalar.Style.PLAIN;
            String written = plain ? Edits.scalar(value.text()) : value.range().of(text);
            edits.add(
                    TextEdit.replace(
                            new TextRange(start, value.end()).shifted(manifest.offset()),
                            "- name: "
                                    + Edits.scalar(entry.name())
                                    + "\n"
                                    + indent
                                    + "  value: "
                                    + written));
        }
        return Fixes.of(wording.say("fix.pairs"), true, edits);
    }
}
