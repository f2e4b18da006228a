package io.daemonlens.text;

import java.util.Arrays;

/**
 * Converts offsets to lines and columns and back. Lines and columns count from 0, columns in UTF-16
 * units, as in the Language Server Protocol. {@code \n}, {@code \r\n} and {@code \r} end a line.
 */
public final class LineIndex {

    private final int[] starts;
    private final int length;

    private LineIndex(int[] starts, int length) {
        this.starts = starts;
        this.length = length;
    }

    public static LineIndex of(String text) {
        int[] starts = new int[16 + text.length() / 24];
        int lines = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n')) {
                if (lines == starts.length) {
                    starts = Arrays.copyOf(starts, lines * 2);
                }
                starts[lines++] = i + 1;
            }
        }
        return new LineIndex(Arrays.copyOf(starts, lines), text.length());
    }

    public int lineCount() {
        return starts.length;
    }

    /** Returns the line of an offset; an offset past the end of the text is in the last line. */
    public int line(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }

    public int column(int offset) {
        return offset - starts[line(offset)];
    }

    /** Returns the offset where a line starts; past the last line, the end of the text. */
    public int start(int line) {
        return line >= starts.length || line < 0 ? length : starts[line];
    }

    /** Returns the offset of a line and column, clamped to the text. */
    public int offset(int line, int column) {
        if (line < 0) {
            return 0;
        }
        return line >= starts.length
                ? length
                : (int) Math.min((long) starts[line] + Math.max(column, 0), length);
    }
}
