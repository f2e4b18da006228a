package io.daemonlens.feature;

import io.daemonlens.text.TextRange;

/**
 * A text with a cursor {@code <|>} or a selection {@code <|text|>} in it.
 *
 * @param text the text without the marks
 * @param range the selection, empty for a cursor
 */
record Marked(String text, TextRange range) {

    static Marked of(String marked) {
        int open = marked.indexOf("<|");
        int close = marked.indexOf("|>", open + 1);
        if (close == open + 1) {
            return new Marked(marked.replace("<|>", ""), TextRange.at(open));
        }
        String text =
                marked.substring(0, open)
                        + marked.substring(open + 2, close)
                        + marked.substring(close + 2);
        return new Marked(text, new TextRange(open, close - 2));
    }

    int offset() {
        return range.start();
    }
}
