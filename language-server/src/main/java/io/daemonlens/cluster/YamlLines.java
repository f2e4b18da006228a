package io.daemonlens.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of a file, one at a time, and how each begins. */
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

    /** Goes to the next line; false where there is none. */
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

    /** Its number, from 0; behind the last line the number of lines. */
    long number() {
        return number;
    }

    int indentation() {
        return indentation;
    }

    /** Whether it holds nothing, or a comment. */
    boolean isBlank() {
        return behindText(indentation) == indentation || line[indentation] == '#';
    }

    /** Whether it is {@code ---} and nothing else. */
    boolean isSeparator() {
        return length >= 3
                && line[0] == '-'
                && line[1] == '-'
                && line[2] == '-'
                && behindText(3) == 3;
    }

    /** Whether an item of a list begins in it. */
    boolean isDash() {
        return indentation < length
                && line[indentation] == '-'
                && (indentation + 1 == length || isWhite(line[indentation + 1]));
    }

    /** Where the text behind the dash begins. */
    int columnBehindDash() {
        int column = indentation + 1;
        while (column < length && line[column] == ' ') {
            column++;
        }
        return column;
    }

    /** Whether it is this text, with nothing but white space behind. */
    boolean is(byte[] text) {
        return behindText(0) == text.length
                && Arrays.equals(line, 0, text.length, text, 0, text.length);
    }

    /** The name of a member whose value stands in the lines below; else an empty text. */
    String keyWithoutValue() {
        int end = behindText(indentation);
        return end > indentation + 1 && end - indentation < 32 && line[end - 1] == ':'
                ? new String(line, indentation, end - 1 - indentation, StandardCharsets.UTF_8)
                : "";
    }

    void addTo(YamlPart part) throws ClusterException {
        part.add(line, length);
    }

    /** Where the text ends that white space follows to the end of the line. */
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
