package io.daemonlens.feature;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.feature.symbols.Surroundings;
import io.daemonlens.fieldguide.FieldAt;
import io.daemonlens.fieldguide.FieldDoc;
import io.daemonlens.fieldguide.FieldOrder;
import io.daemonlens.fieldguide.Snippet;
import io.daemonlens.fieldguide.WellKnown;
import io.daemonlens.manifest.CursorContext;
import io.daemonlens.manifest.Edits;
import io.daemonlens.manifest.Indentation;
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
 * {@code textDocument/completion}: the keys and values that are possible at the cursor, in the
 * order in which people usually write them. The text at that moment is usually broken, so it uses
 * the lines and not the tree.
 */
public final class Completion {

    private final Section section;
    private final CursorContext cursor;
    private final Indentation indentation;
    private final Surroundings around;
    private final Settings settings;
    private Names names;
    private final List<CompletionItem> items = new ArrayList<>();

    private Completion(String whole, Section section, Settings settings, Surroundings around) {
        this.section = section;
        this.cursor = section.cursor();
        this.indentation = Indentation.of(section.text().contains("\n") ? section.text() : whole);
        this.around = around;
        this.settings = settings;
    }

    /** Returns the proposals at an offset, from the manifest alone. */
    public static List<CompletionItem> at(String text, int offset, Settings settings) {
        return at(text, offset, settings, Surroundings.NONE);
    }

    /**
     * Returns the proposals at an offset, best first.
     *
     * @param settings give the Kubernetes version if the text does not
     * @param around whose names are proposed
     */
    public static List<CompletionItem> at(
            String text, int offset, Settings settings, Surroundings around) {
        Section section = Section.at(text, offset, settings);
        return section.root() == null
                ? List.of()
                : new Completion(text, section, settings, around).items();
    }

    /**
     * {@code completionItem/resolve}: returns the documentation of a proposed field.
     *
     * @param offset of the proposal
     * @param field the path of the proposal
     */
    public static String explain(String text, int offset, FieldPath field, Settings settings) {
        Section section = Section.at(text, offset, settings);
        FieldAt at = section.root() == null ? null : FieldAt.of(section.root(), field);
        return at == null || at.field() == null
                ? ""
                : FieldDoc.markdown(at.field(), field, section.version());
    }

    /** Created when first needed: keys are proposed without parsing the object. */
    private Names names() {
        if (names == null) {
            names = new Names(section.object(), around, section.root(), settings.wording());
        }
        return names;
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
        if (cursor.colon() || cursor.flow() || cursor.quote() != 0) {
            return;
        }
        if (written.isEmpty() && at.field() != null) {
            for (Snippet snippet : Snippet.of(at.field())) {
                items.add(snippet(snippet, cursor.column()));
            }
        }
        for (Snippet snippet : Snippet.among(at.type())) {
            if (snippet.keys().stream().noneMatch(written::contains)) {
                items.add(snippet(snippet, cursor.column()));
            }
        }
        if (at.field() == null && section.text().isBlank()) {
            items.add(0, snippet(Snippet.daemonSet(), 0));
        }
    }

    private CompletionItem key(ApiField field) {
        FieldPath path = cursor.path().child(field.name());
        String tail = tail(field);
        return new CompletionItem(
                field.name(),
                isBlock(field) ? CompletionItem.Kind.STRUCT : CompletionItem.Kind.FIELD,
                FieldDoc.holds(field),
                path,
                "",
                keyEdit(field.name(), tail),
                List.of(),
                tail.contains("${"),
                field.deprecated(),
                !cursor.colon());
    }

    private static boolean isBlock(ApiField field) {
        boolean object = field.kind() == FieldKind.OBJECT && !field.list() && !field.map();
        return object || field.list() || field.map();
    }

    /**
     * Returns the text after a key: its value on the same line, or the beginning of a block below.
     */
    private String tail(ApiField field) {
        if (cursor.colon()) {
            return "";
        }
        boolean block = field.map() || field.kind() == FieldKind.OBJECT;
        if (section.isJson()) {
            String text = field.kind() == FieldKind.STRING ? ": \"${1:}\"" : ": ";
            return field.list() ? ": [${1:}]" : block ? ": {${1:}}" : text;
        }
        if (cursor.flow()) {
            return ": ";
        }
        if (field.list()) {
            return ":\n" + " ".repeat(cursor.column() + indentation.dash()) + "- ";
        }
        return block ? ":\n" + " ".repeat(cursor.column() + indentation.unit()) : ": ";
    }

    /** Returns the edit that writes a key with the quotes it needs and the text after it. */
    private TextEdit keyEdit(String name, String tail) {
        boolean json = section.isJson() && cursor.quote() == 0;
        String quote = json ? "\"" : cursor.quote() == 0 ? "" : String.valueOf(cursor.quote());
        String opening = json ? "\"" : "";
        if (cursor.colon()) {
            return edit(opening + name + (json ? "\"" : ""));
        }
        TextRange range = cursor.range();
        if (section.isClosed()) {
            range = new TextRange(range.start(), range.end() + 1);
        }
        return edit(range, opening + name + quote + tail);
    }

    private void mapKeys(ApiField map) {
        for (Map.Entry<String, String> entry : names().keysOf(map, cursor.path()).entrySet()) {
            if (cursor.siblings().contains(entry.getKey())) {
                continue;
            }
            String key = entry.getKey();
            String value = entry.getValue();
            String tail = value == null ? ": " : ": " + (cursor.colon() ? "" : written(map, value));
            String meaning = WellKnown.meaning(key);
            items.add(
                    new CompletionItem(
                            key,
                            CompletionItem.Kind.REFERENCE,
                            names().aboutKey(map, key),
                            null,
                            meaning == null ? "" : meaning,
                            keyEdit(key, cursor.colon() ? "" : tail),
                            List.of(),
                            false,
                            false,
                            value == null && !cursor.colon()));
        }
        if (cursor.siblings().isEmpty() && !cursor.flow() && !cursor.colon()) {
            for (Snippet snippet : Snippet.of(map)) {
                items.add(snippet(snippet, cursor.column()));
            }
        }
    }

    /** Proposes an item below the key of a list that has no dash yet. */
    private void item(ApiField list) {
        for (Snippet snippet : Snippet.of(list)) {
            String dashed = "- " + snippet.indented(2);
            items.add(snippet(snippet.withBody(dashed), cursor.column()));
        }
    }

    private void values(ApiField field) {
        Set<String> fixed = new LinkedHashSet<>(field.values());
        if (field.kind() == FieldKind.BOOL) {
            fixed.addAll(List.of("true", "false"));
        }
        for (String value : fixed) {
            String detail = value.equals(field.defaultValue()) ? "the default" : "";
            items.add(value(CompletionItem.Kind.VALUE, field, value, detail));
        }
        names().valuesOf(field, cursor.path())
                .forEach(
                        (name, about) -> {
                            if (fixed.add(name)) {
                                items.add(value(CompletionItem.Kind.REFERENCE, field, name, about));
                            }
                        });
        if (cursor.isKey() && !field.list()) {
            for (Snippet snippet : Snippet.of(field)) {
                items.add(snippet(snippet, cursor.column()));
            }
        }
    }

    private CompletionItem value(
            CompletionItem.Kind kind, ApiField field, String value, String detail) {
        String meaning = WellKnown.meaning(value);
        return new CompletionItem(
                value.isEmpty() ? "\"\"" : value,
                kind,
                detail,
                null,
                meaning == null ? "" : meaning,
                edit(written(field, value)),
                List.of(),
                false,
                false,
                false);
    }

    /** Returns a value as it must be written at the cursor: quoted if its type requires it. */
    private String written(ApiField field, String value) {
        char quote = cursor.isKey() && !cursor.path().isRoot() ? '\0' : cursor.quote();
        if (quote != 0 && (cursor.isValue() || section.isClosed())) {
            String escaped =
                    quote == '"'
                            ? value.replace("\\", "\\\\").replace("\"", "\\\"")
                            : value.replace("'", "''");
            return section.isClosed() ? escaped : escaped + quote;
        }
        boolean text =
                switch (field.kind()) {
                    case STRING, TIME, DURATION, BYTES -> true;
                    case INT_OR_STRING -> !value.matches("[0-9]+");
                    case QUANTITY -> section.isJson();
                    default -> false;
                };
        if (!text) {
            return value;
        }
        return section.isJson()
                ? "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
                : Edits.scalar(value);
    }

    private CompletionItem snippet(Snippet snippet, int column) {
        String body = indentation.apply(snippet.body());
        String indented = body.replace("\n", "\n" + " ".repeat(column));
        return new CompletionItem(
                snippet.label(),
                CompletionItem.Kind.SNIPPET,
                snippet.detail(),
                null,
                "```yaml\n" + snippet.withoutStops() + "\n```",
                edit(indented),
                MountedVolume.of(snippet, section, cursor, indentation),
                true,
                false,
                false);
    }

    private TextEdit edit(String newText) {
        return edit(cursor.range(), newText);
    }

    private TextEdit edit(TextRange range, String newText) {
        String space = cursor.glued() ? " " : "";
        return TextEdit.replace(range.shifted(section.start()), space + newText);
    }
}
