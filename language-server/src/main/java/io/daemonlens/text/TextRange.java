package io.daemonlens.text;

/**
 * A stretch of a text, from the offset {@code start} to just before {@code end}, counted in UTF-16
 * units.
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

    /** Whether the offset lies inside or at either end, where a cursor would still belong to it. */
    public boolean touches(int offset) {
        return start <= offset && offset <= end;
    }

    public boolean contains(TextRange other) {
        return start <= other.start && other.end <= end;
    }

    /** The same stretch in a text that has {@code by} more units before it. */
    public TextRange shifted(int by) {
        return by == 0 ? this : new TextRange(start + by, end + by);
    }

    /** The characters it covers. */
    public String of(String text) {
        return text.substring(start, end);
    }
}
