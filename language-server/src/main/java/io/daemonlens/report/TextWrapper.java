package io.daemonlens.report;

import java.util.ArrayList;
import java.util.List;

/** Wraps sentences for a terminal of 80 columns. */
public final class TextWrapper {

    public static final int COLUMNS = 80;

    private TextWrapper() {}

    /** Returns the text in lines of at most this many columns; a longer word has its own line. */
    public static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
