package io.daemonlens.text;

/**
 * A half-open range of a text, from {@code start} up to but excluding {@code end}, in UTF-16 units.
 */
public record TextRange(int start, int end) {

    public TextRange {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no range: " + start + ".." + end);
        }
    }

    public static TextRange at(int offset) {
        return new TextRange(offset, offset);
    }

    public boolean isEmpty() {
        return start == end;
    }

    public int length() {
        return end - start;
    }

    /** Returns whether the offset is inside the range or at either end, as for a cursor. */
    public boolean touches(int offset) {
        return start <= offset && offset <= end;
    }

    public boolean contains(TextRange other) {
        return start <= other.start && other.end <= end;
    }

    /** Returns the range shifted by {@code by} units. */
    public TextRange shifted(int by) {
        return by == 0 ? this : new TextRange(start + by, end + by);
    }

    /** Returns the text in the range. */
    public String of(String text) {
        return text.substring(start, end);
    }
}
