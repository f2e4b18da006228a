package io.daemonlens.manifest;

import io.daemonlens.text.Document;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import io.daemonlens.yaml.YamlDialect;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlSections;
import io.daemonlens.yaml.YamlSequence;
import java.util.List;
import java.util.Objects;

/**
 * One object after an edit of its text. Only the object's own part of the text is parsed again, and
 * only the item of a List where it can be read alone, so that many edits of a large text take time
 * that grows with the edits and not with the text.
 */
public final class EditedObject {

    /** The longest text that is parsed as a whole for one edit, in UTF-16 units. */
    private static final int MOST_TEXT = 1 << 18;

    private EditedObject() {}

    /**
     * Returns the object in the edited text; null if the text can no longer be read, another object
     * changed, or the text is too long to find out. Offsets of the result do not belong to the
     * whole text.
     */
    public static Manifest of(Manifest manifest, List<TextEdit> edits) {
        TextRange section = manifest.section();
        if (!isWithin(section, edits)) {
            return inDocument(manifest, edits);
        }
        List<TextEdit> own = edits.stream().map(e -> shifted(e, -section.start())).toList();
        String text = manifest.tree().text();
        String name = manifest.document().name();
        if (manifest.item() >= 0) {
            Manifest alone = alone(manifest, own);
            if (alone != null || text.length() > MOST_TEXT) {
                return readable(alone);
            }
        }
        Document edited = Document.of(name, TextEdit.apply(text, own));
        if (YamlSections.of(edited.text()).size() > 1) {
            return inDocument(manifest, edits);
        }
        if (manifest.item() < 0) {
            List<Manifest> all = Manifest.of(edited);
            return all.size() == 1 && all.get(0).item() < 0 ? readable(all.get(0)) : null;
        }
        return same(manifest, Document.of(name, text), edited, 0);
    }

    private static Manifest inDocument(Manifest manifest, List<TextEdit> edits) {
        Document before = manifest.document();
        if (before.text().length() > MOST_TEXT) {
            return null;
        }
        Document after = Document.of(before.name(), TextEdit.apply(before.text(), edits));
        return same(manifest, before, after, manifest.index());
    }

    /** Finds the object in the edited text, and checks that all others are as before. */
    private static Manifest same(Manifest manifest, Document before, Document after, int index) {
        List<Manifest> old = Manifest.of(before);
        List<Manifest> all = Manifest.of(after);
        if (old.size() != all.size()) {
            return null;
        }
        Manifest found = null;
        for (int i = 0; i < all.size(); i++) {
            Manifest each = all.get(i);
            if (each.index() == index && each.item() == manifest.item()) {
                found = each;
            } else if (!Objects.equals(each.body().tree(), old.get(i).body().tree())) {
                return null;
            }
        }
        return readable(found);
    }

    private static Manifest readable(Manifest found) {
        return found != null && found.body().syntaxError() == null ? found : null;
    }

    /**
     * Returns the edited item of a List, read as the only item of a List; null if the item cannot
     * be read alone, such as with an alias of another item's anchor.
     */
    private static Manifest alone(Manifest manifest, List<TextEdit> edits) {
        String text = manifest.tree().text();
        TextRange lines = ownText(text, itemNode(manifest));
        if (lines == null || !isWithin(lines, edits)) {
            return null;
        }
        boolean json = YamlDialect.of(text) == YamlDialect.JSON;
        boolean braces = text.charAt(lines.start()) == '{';
        String head =
                json
                        ? "{\"kind\": \"List\", \"items\": ["
                        : "kind: List\nitems:" + (braces ? " [" : "\n");
        String foot = json ? "]}" : braces ? "]" : "";
        Manifest before = onlyItem(manifest, head + lines.of(text) + foot);
        if (before == null || !Objects.equals(before.body().tree(), manifest.body().tree())) {
            return null;
        }
        List<TextEdit> own = edits.stream().map(e -> shifted(e, -lines.start())).toList();
        return onlyItem(manifest, head + TextEdit.apply(lines.of(text), own) + foot);
    }

    private static Manifest onlyItem(Manifest manifest, String list) {
        List<Manifest> all = Manifest.of(Document.of(manifest.document().name(), list));
        Manifest only = all.size() == 1 ? all.get(0) : null;
        return only != null
                        && only.item() == 0
                        && only.tree().ignoredFrom() < 0
                        && only.tree().root() instanceof YamlMapping root
                        && root.entries().size() == 2
                ? only
                : null;
    }

    private static YamlNode itemNode(Manifest manifest) {
        return manifest.tree().root() instanceof YamlMapping root
                        && root.get("items") instanceof YamlSequence items
                ? items.items().get(manifest.item())
                : null;
    }

    /** Returns the item in braces, or its lines from the one with the dash; null for neither. */
    private static TextRange ownText(String text, YamlNode item) {
        if (!(item instanceof YamlMapping)) {
            return null;
        }
        if (text.charAt(item.start()) == '{') {
            return item.range();
        }
        int line = text.lastIndexOf('\n', Math.max(0, item.start() - 1)) + 1;
        int dash = line;
        while (dash < text.length() && text.charAt(dash) == ' ') {
            dash++;
        }
        boolean block = dash < item.start() && text.charAt(dash) == '-';
        for (int at = dash + 1; block && at < item.start(); at++) {
            block = text.charAt(at) == ' ';
        }
        if (!block) {
            return null;
        }
        int end = line;
        do {
            int lineBreak = text.indexOf('\n', end);
            end = lineBreak < 0 ? text.length() : lineBreak + 1;
        } while (end < text.length() && isDeeper(text, end, dash - line));
        return new TextRange(line, end);
    }

    /** Returns whether the line is blank, a comment, or indented deeper than a column. */
    private static boolean isDeeper(String text, int line, int column) {
        int at = line;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at - line > column || at == text.length() || "\n\r#".indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isWithin(TextRange range, List<TextEdit> edits) {
        return edits.stream()
                .allMatch(
                        edit ->
                                edit.range().start() >= range.start()
                                        && edit.range().end() <= range.end());
    }

    private static TextEdit shifted(TextEdit edit, int by) {
        return new TextEdit(edit.range().shifted(by), edit.newText());
    }
}
