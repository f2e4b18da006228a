package io.daemonlens.yaml;

import io.daemonlens.text.TextRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a file into parts as kubectl does: at each line that contains only {@code ---}. A part of
 * blank lines or comments counts; a {@code ---} at the start of the file or directly after another
 * one does not start a part.
 */
public final class YamlSections {

    private YamlSections() {}

    /**
     * Returns the parts in order, at least one. A {@code ---} at the start belongs to the first
     * part.
     */
    public static List<TextRange> of(String text) {
        List<TextRange> sections = new ArrayList<>();
        int start = 0;
        boolean lines = false;
        for (int line = 0; line < text.length(); ) {
            int end = text.indexOf('\n', line);
            int next = end < 0 ? text.length() : end + 1;
            if (isSeparator(text, line, next)) {
                if (lines) {
                    sections.add(new TextRange(start, line));
                }
                if (lines || line > 0) {
                    start = next;
                }
                lines = false;
            } else {
                lines = true;
            }
            line = next;
        }
        if (lines || sections.isEmpty()) {
            sections.add(new TextRange(Math.min(start, text.length()), text.length()));
        }
        return sections;
    }

    private static boolean isSeparator(String text, int from, int to) {
        if (!text.startsWith("---", from)) {
            return false;
        }
        for (int i = from + 3; i < to; i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
