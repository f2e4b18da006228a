package io.daemonlens.manifest;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.text.TextRange;
import java.util.List;

/**
 * What the user is typing at the cursor: a key of a mapping, or the value at a path. It is computed
 * from indentation and brackets only, so that it works while the YAML is incomplete, as it usually
 * is during completion.
 *
 * @param place a key or a value; a word after a dash, or on a line of its own, is a {@link
 *     Place#KEY} until its colon is written, but may also be the value itself
 * @param path of the mapping for a key; of the value for a value. Every name is a struct member,
 *     because only the type says whether it is a map entry
 * @param word the part of the key or value before the cursor, without an opening quote
 * @param range of the whole key or value, before and after the cursor
 * @param siblings the other keys of the mapping, in written order; empty for a value
 * @param column of the key, to which lines below it are indented; for a value, the column of its
 *     key
 * @param colon whether a colon already follows the key
 * @param flow whether it is inside brackets, where block style is not allowed
 * @param quote the quote that opens the word, or 0
 * @param glued whether the cursor is directly after a dash or colon, so that a space must be
 *     inserted
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

    /** What is at the cursor. */
    public enum Place {
        KEY,
        VALUE,
        /**
         * A comment, the text of a block scalar, or a position where no key or value is allowed.
         */
        NOTHING
    }

    public CursorContext {
        siblings = List.copyOf(siblings);
    }

    /** Returns the context of the cursor in a text. */
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

    /**
     * Returns the context relative to an object at this depth of the path, such as an item of a
     * List.
     */
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
