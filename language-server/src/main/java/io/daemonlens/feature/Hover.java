package io.daemonlens.feature;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.fieldguide.FieldAt;
import io.daemonlens.fieldguide.FieldDoc;
import io.daemonlens.manifest.CursorContext;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.TextRange;

/**
 * {@code textDocument/hover}: what the field under the cursor means.
 *
 * @param markdown the answer
 * @param range the key or value it is about
 */
public record Hover(String markdown, TextRange range) {

    /**
     * The field at an offset; null where there is none.
     *
     * @param settings say which Kubernetes is meant where the text does not
     */
    public static Hover at(String text, int offset, Settings settings) {
        Section section = Section.at(text, offset, settings);
        if (section.root() == null) {
            return null;
        }
        int end = offset - section.start();
        while (end < section.text().length() && isPartOfWord(section.text().charAt(end))) {
            end++;
        }
        CursorContext cursor = CursorContext.at(section.text(), end);
        if (cursor.place() == CursorContext.Place.NOTHING || cursor.range().isEmpty()) {
            return null;
        }
        FieldPath path = cursor.path();
        if (cursor.isKey() && cursor.colon()) {
            path = path.child(cursor.range().of(section.text()));
        }
        FieldAt at = FieldAt.of(section.root(), path);
        if (at == null || at.field() == null) {
            return null;
        }
        return new Hover(
                FieldDoc.markdown(at.field(), path, section.version()),
                cursor.range().shifted(section.start()));
    }

    private static boolean isPartOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == '/';
    }
}
