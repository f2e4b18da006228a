package io.daemonlens.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts {@code newText} in the place of a range of the text as it was before any edit. */
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
     * The text after all edits. Where two overlap the one that begins later is left out, so that
     * the answer is always a text that one of them intended.
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
