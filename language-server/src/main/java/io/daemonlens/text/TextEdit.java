package io.daemonlens.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replaces a range of the original text with {@code newText}. */
public record TextEdit(TextRange range, String newText) {

    public static TextEdit replace(TextRange range, String newText) {
        return new TextEdit(range, newText);
    }

    public static TextEdit insert(int offset, String newText) {
        return new TextEdit(TextRange.at(offset), newText);
    }

    public static TextEdit delete(TextRange range) {
        return new TextEdit(range, "");
    }

    /**
     * Applies all edits. Of two edits that overlap, the one that starts later is skipped, so the
     * result never mixes the two.
     */
    public static String apply(String text, List<TextEdit> edits) {
        List<TextEdit> sorted = new ArrayList<>(edits);
        sorted.sort(Comparator.comparingInt(edit -> edit.range().start()));
        StringBuilder out = new StringBuilder(text.length() + 64);
        int done = 0;
        for (TextEdit edit : sorted) {
            if (edit.range.start() < done) {
                continue;
            }
            out.append(text, done, edit.range.start()).append(edit.newText);
            done = edit.range.end();
        }
        return out.append(text, done, text.length()).toString();
    }
}
