package io.daemonlens.feature;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.feature.symbols.Surroundings;
import io.daemonlens.fieldguide.FieldAt;
import io.daemonlens.fieldguide.FieldDoc;
import io.daemonlens.fieldguide.WellKnown;
import io.daemonlens.manifest.CursorContext;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.TextRange;

/**
 * {@code textDocument/hover}: the documentation of the field under the cursor.
 *
 * @param markdown the documentation
 * @param range the key or value it describes
 */
public record Hover(String markdown, TextRange range) {

    /**
     * Returns the hover for the field at an offset; null if there is none.
     *
     * @param settings give the Kubernetes version if the text does not
     */
    public static Hover at(String text, int offset, Settings settings) {
        return at(text, offset, settings, Surroundings.NONE);
    }

    /**
     * Returns the hover with the field's effect on the nodes of a cluster.
     *
     * @param around the cluster in use
     */
    public static Hover at(String text, int offset, Settings settings, Surroundings around) {
        int end = offset;
        if (end + 1 < text.length()
                && "\"'".indexOf(text.charAt(end)) >= 0
                && isPartOfWord(text.charAt(end + 1))) {
            end++;
        }
        while (end < text.length() && isPartOfWord(text.charAt(end))) {
            end++;
        }
        Section section = Section.at(text, end, settings);
        CursorContext cursor = section.cursor();
        if (section.root() == null
                || cursor.place() == CursorContext.Place.NOTHING
                || cursor.range().isEmpty()) {
            return null;
        }
        FieldPath path = cursor.path();
        String written = cursor.range().of(section.text());
        if (cursor.isKey() && cursor.colon()) {
            path = path.child(unquoted(written));
        }
        FieldAt at = FieldAt.of(section.root(), path);
        if (at == null || at.field() == null) {
            return null;
        }
        StringBuilder markdown = new StringBuilder();
        String key = at.isScalar() && at.field().map() ? path.name() : written;
        String name = cursor.isKey() ? unquoted(written) : key;
        if (WellKnown.meaning(name) == null) {
            name = written;
        }
        if (WellKnown.meaning(name) != null) {
            markdown.append("`").append(name).append("`: ");
            markdown.append(WellKnown.meaning(name)).append("\n\n");
        }
        NodeFacts facts = new NodeFacts(section, around, settings.wording());
        for (String fact : facts.at(path)) {
            markdown.append(fact).append("\n\n");
        }
        markdown.append(FieldDoc.markdown(at.field(), path, section.version()));
        return new Hover(markdown.toString(), cursor.range().shifted(section.start()));
    }

    /** Returns a key without its quotes; the opening quote is not part of the range. */
    private static String unquoted(String key) {
        int end = key.length();
        boolean quoted = end > 0 && "\"'".indexOf(key.charAt(end - 1)) >= 0;
        return quoted ? key.substring(0, end - 1) : key;
    }

    private static boolean isPartOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == '/';
    }
}
