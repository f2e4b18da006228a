package io.daemonlens.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a file line by line and classifies each line by its start. */
final class YamlLines {

    private final String file;
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int filled;

    private byte[] line = new byte[256];
    private int length;
    private int indentation;
    private long number = -1;

    YamlLines(String file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /** Advances to the next line; returns false at the end. */
    boolean next() throws IOException, ClusterException {
        length = 0;
        number++;
        while (position < filled || fill()) {
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            boolean whole = end < filled;
            take(whole ? end + 1 : end);
            if (whole) {
                break;
            }
        }
        if (number == 0) {
            withoutMark();
        }
        indentation = 0;
        while (indentation < length && line[indentation] == ' ') {
            indentation++;
        }
        return length > 0;
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = in.read(buffer);
        return filled > 0;
    }

    private void take(int end) throws ClusterException {
        int size = end - position;
        if (size > YamlPart.MOST_BYTES - length) {
            throw YamlPart.tooLarge(file, number);
        }
        if (length + size > line.length) {
            line = Arrays.copyOf(line, Math.max(length + size, line.length * 2));
        }
        System.arraycopy(buffer, position, line, length, size);
        length += size;
        position = end;
    }

    private void withoutMark() {
        if (length >= 3
                && (line[0] & 0xFF) == 0xEF
                && (line[1] & 0xFF) == 0xBB
                && (line[2] & 0xFF) == 0xBF) {
            length -= 3;
            System.arraycopy(line, 3, line, 0, length);
        }
    }

    /** Returns the line number, from 0; after the last line, the number of lines. */
    long number() {
        return number;
    }

    int indentation() {
        return indentation;
    }

    /** Returns whether the line is blank or a comment. */
    boolean isBlank() {
        return behindText(indentation) == indentation || line[indentation] == '#';
    }

    /** Returns whether the line is {@code ---} and nothing else. */
    boolean isSeparator() {
        return length >= 3
                && line[0] == '-'
                && line[1] == '-'
                && line[2] == '-'
                && behindText(3) == 3;
    }

    /** Returns whether a list item starts on the line. */
    boolean isDash() {
        return indentation < length
                && line[indentation] == '-'
                && (indentation + 1 == length || isWhite(line[indentation + 1]));
    }

    /** Returns the column of the text after the dash. */
    int columnBehindDash() {
        int column = indentation + 1;
        while (column < length && line[column] == ' ') {
            column++;
        }
        return column;
    }

    /** Returns whether the line is this text, followed only by white space. */
    boolean is(byte[] text) {
        return behindText(0) == text.length
                && Arrays.equals(line, 0, text.length, text, 0, text.length);
    }

    /** Returns the name of a member whose value is on the lines below; otherwise an empty text. */
    String keyWithoutValue() {
        int end = behindText(indentation);
        return end > indentation + 1 && end - indentation < 32 && line[end - 1] == ':'
                ? new String(line, indentation, end - 1 - indentation, StandardCharsets.UTF_8)
                : "";
    }

    void addTo(YamlPart part) throws ClusterException {
        part.add(line, length);
    }

    /** Returns the end of the text, before trailing white space. */
    private int behindText(int from) {
        int end = length;
        while (end > from && isWhite(line[end - 1])) {
            end--;
        }
        return end;
    }

    private static boolean isWhite(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
