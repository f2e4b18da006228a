package io.daemonlens.manifest;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.text.TextRange;
import java.util.List;

/**
 * What a cursor in a manifest is about to write: a key of some mapping, or the value at some path.
 * It is read from indentation and brackets alone, so that it is there while the text is broken,
 * which is when people ask.
 *
 * @param place a key or a value; a word behind a dash, or on a line of its own, is a {@link
 *     Place#KEY} until its colon is written, and may turn out to be the value itself
 * @param path for a key the mapping that gets it; for a value the value itself. Every name is a
 *     member: whether it is a map's entry only a type can say
 * @param word what is written of the key or value before the cursor, without an opening quote
 * @param range the whole of what is written of it, before and behind the cursor
 * @param siblings the other keys of the mapping, in written order; empty for a value
 * @param column the column of a key, to which what is put below it is indented; of a value's key
 * @param colon whether a colon already follows the key
 * @param flow whether it is written between brackets, where a block cannot be put
 * @param quote the quote the word was opened with, or 0
 * @param glued whether the cursor follows a dash or colon directly, so that a space has to be
 *     written first
 */
public record CursorContext(
        Place place,
        FieldPath path,
        String word,
        TextRange range,
        List<String> siblings,
        int column,
        boolean colon,
        boolean flow,
        char quote,
        boolean glued) {

    /** What is written at the cursor. */
    public enum Place {
        KEY,
        VALUE,
        /** A comment, the text of a block scalar, or a place where nothing can stand. */
        NOTHING
    }

    public CursorContext {
        siblings = List.copyOf(siblings);
    }

    /** Where the cursor stands in this text. */
    public static CursorContext at(String text, int offset) {
        return new CursorScanner(text, offset).scan();
    }

    static CursorContext nothing(int offset) {
        return new CursorContext(
                Place.NOTHING,
                FieldPath.ROOT,
                "",
                TextRange.at(offset),
                List.of(),
                0,
                false,
                false,
                '\0',
                false);
    }

    /** The same inside an object that stands at this depth of a path, as an item of a List does. */
    public CursorContext below(int depth) {
        List<FieldPath> steps = path.steps();
        if (depth == 0 || steps.size() < depth) {
            return this;
        }
        FieldPath inner = FieldPath.ROOT;
        for (FieldPath step : steps.subList(depth, steps.size())) {
            inner =
                    step.kind() == FieldPath.Kind.INDEX
                            ? inner.index(step.index())
                            : inner.child(step.name());
        }
        return new CursorContext(
                place, inner, word, range, siblings, column, colon, flow, quote, glued);
    }

    public boolean isKey() {
        return place == Place.KEY;
    }

    public boolean isValue() {
        return place == Place.VALUE;
    }
}
