package io.daemonlens.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks sentences so that they fit a terminal of 80 columns. */
public final class TextWrapper {

    public static final int COLUMNS = 80;

    private TextWrapper() {}

    /** The text in lines of at most so many columns; a word longer than that stands alone. */
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
