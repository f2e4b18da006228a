package io.daemonlens.feature;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.fieldguide.FieldAt;
import io.daemonlens.fieldguide.FieldDoc;
import io.daemonlens.fieldguide.FieldOrder;
import io.daemonlens.fieldguide.Snippet;
import io.daemonlens.manifest.CursorContext;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.FieldKind;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code textDocument/completion}: the keys and values that may stand at the cursor, in the order
 * people write them. Asked in text that is broken, so it looks at the lines and not at the tree.
 */
public final class Completion {

    private final String whole;
    private final Section section;
    private final CursorContext cursor;
    private final List<CompletionItem> items = new ArrayList<>();

    private Completion(String whole, Section section, CursorContext cursor) {
        this.whole = whole;
        this.section = section;
        this.cursor = cursor;
    }

    /**
     * What may be written at an offset, best first.
     *
     * @param settings say which Kubernetes is meant where the text does not
     */
    public static List<CompletionItem> at(String text, int offset, Settings settings) {
        Section section = Section.at(text, offset, settings);
        if (section.root() == null) {
            return List.of();
        }
        CursorContext cursor = CursorContext.at(section.text(), offset - section.start());
        return new Completion(text, section, cursor).items();
    }

    /**
     * {@code completionItem/resolve}: what a field means that was offered.
     *
     * @param offset where it was offered
     * @param field the path it was offered with
     */
    public static String explain(String text, int offset, FieldPath field, Settings settings) {
        Section section = Section.at(text, offset, settings);
        FieldAt at = section.root() == null ? null : FieldAt.of(section.root(), field);
        return at == null || at.field() == null
                ? ""
                : FieldDoc.markdown(at.field(), field, section.version());
    }

    private List<CompletionItem> items() {
        FieldAt at = FieldAt.of(section.root(), cursor.path());
        if (at == null || cursor.place() == CursorContext.Place.NOTHING) {
            return items;
        }
        if (cursor.isKey()) {
            if (at.type() != null) {
                keys(at);
            } else if (at.isMap()) {
                mapKeys(at.field());
            } else if (at.isList()) {
                item(at.field());
            }
        }
        if (at.isScalar()) {
            values(at.field());
        }
        return items;
    }

    private void keys(FieldAt at) {
        Set<String> written = new LinkedHashSet<>(cursor.siblings());
        for (ApiField field : FieldOrder.of(at.type())) {
            if (!written.contains(field.name())) {
                items.add(key(field));
            }
        }
        boolean begins = written.isEmpty() && !cursor.colon() && !cursor.flow();
        if (begins && at.field() != null) {
            for (Snippet snippet : Snippet.of(at.field())) {
                items.add(snippet(snippet, cursor.column()));
            }
        }
        if (begins && at.field() == null && section.text().isBlank()) {
            items.add(0, snippet(Snippet.daemonSet(), 0));
        }
    }

    private CompletionItem key(ApiField field) {
        FieldPath path = cursor.path().child(field.name());
        boolean object = field.kind() == FieldKind.OBJECT && !field.list() && !field.map();
        return new CompletionItem(
                field.name(),
                object || field.list() || field.map()
                        ? CompletionItem.Kind.STRUCT
                        : CompletionItem.Kind.FIELD,
                FieldDoc.holds(field),
                path,
                "",
                edit(field.name() + tail(field)),
                false,
                field.deprecated(),
                !cursor.colon());
    }

    /** What follows a key: its value on the same line, or the beginning of a block below. */
    private String tail(ApiField field) {
        if (cursor.colon()) {
            return "";
        }
        String quote = cursor.quote() == 0 ? "" : String.valueOf(cursor.quote());
        if (cursor.flow()) {
            return quote.isEmpty() ? ": " : "";
        }
        if (field.list()) {
            return quote + ":\n" + " ".repeat(cursor.column() + listIndent()) + "- ";
        }
        boolean block = field.map() || field.kind() == FieldKind.OBJECT;
        return block ? quote + ":\n" + " ".repeat(cursor.column() + 2) : quote + ": ";
    }

    private void mapKeys(ApiField map) {
        Names names = new Names(section.treeWithoutLine(cursor.range().start()));
        for (Map.Entry<String, String> entry : names.keysOf(map, cursor.path()).entrySet()) {
            if (!cursor.siblings().contains(entry.getKey())) {
                String text = entry.getKey() + (cursor.colon() ? "" : ": " + entry.getValue());
                items.add(plain(entry.getKey(), CompletionItem.Kind.REFERENCE, "", text));
            }
        }
    }

    /** Below the key of a list where no dash is written yet. */
    private void item(ApiField list) {
        for (Snippet snippet : Snippet.of(list)) {
            Snippet dashed =
                    new Snippet(
                            snippet.field(),
                            snippet.label(),
                            snippet.detail(),
                            "- " + snippet.indented(2));
            items.add(snippet(dashed, cursor.column()));
        }
    }

    private void values(ApiField field) {
        Set<String> fixed = new LinkedHashSet<>(field.values());
        if (field.kind() == FieldKind.BOOL) {
            fixed.addAll(List.of("true", "false"));
        }
        for (String value : fixed) {
            String detail = value.equals(field.defaultValue()) ? "the default" : "";
            items.add(plain(value, CompletionItem.Kind.VALUE, detail, value));
        }
        Names names = new Names(section.treeWithoutLine(cursor.range().start()));
        for (String name : names.valuesOf(field, cursor.path())) {
            if (fixed.add(name)) {
                items.add(plain(name, CompletionItem.Kind.REFERENCE, "", name));
            }
        }
        if (cursor.isKey() && !field.list()) {
            for (Snippet snippet : Snippet.of(field)) {
                items.add(snippet(snippet, cursor.column()));
            }
        }
    }

    private CompletionItem snippet(Snippet snippet, int column) {
        return new CompletionItem(
                snippet.label(),
                CompletionItem.Kind.SNIPPET,
                snippet.detail(),
                null,
                "```yaml\n" + snippet.withoutStops() + "\n```",
                edit(snippet.indented(column)),
                true,
                false,
                false);
    }

    private CompletionItem plain(
            String label, CompletionItem.Kind kind, String detail, String text) {
        return new CompletionItem(label, kind, detail, null, "", edit(text), false, false, false);
    }

    private TextEdit edit(String newText) {
        TextRange range = cursor.range().shifted(section.start());
        return TextEdit.replace(range, newText);
    }

    /** How far this file indents the items of a list below its key: 0, or 2 where it does so. */
    private int listIndent() {
        String text = section.text().contains("\n") ? section.text() : whole;
        for (int at = text.indexOf(":\n"); at >= 0; at = text.indexOf(":\n", at + 1)) {
            int key = text.lastIndexOf('\n', at) + 1;
            int next = at + 2;
            int dash = next;
            while (dash < text.length() && text.charAt(dash) == ' ') {
                dash++;
            }
            if (text.startsWith("- ", dash)) {
                int column = key;
                while (column < at && " -".indexOf(text.charAt(column)) >= 0) {
                    column++;
                }
                return Math.max(0, Math.min(dash - next - (column - key), 2));
            }
        }
        return 0;
    }
}
