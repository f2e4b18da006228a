package io.daemonlens.schemas;

import java.nio.charset.StandardCharsets;

/**
 * One line of the type table: a field as it is in a range of minors. The build packs a type into
 * two string constants ({@code TypeLayout}), because every start reads about 900 lines; only {@link
 * #decode} knows that packing.
 *
 * <p>The code constant holds the number of lines in two digits; whether any field has no JSON name;
 * for each line a record of {@link #WIDTH} digits; all JSON names. A digit is one of 64 characters
 * from {@code 0} on. The text constant holds the id of the type; for each line, at the position
 * given in its record, the Go name, the Go type, the element type's name and the facts, separated
 * by tabs.
 *
 * @param since the first minor of the range
 * @param until the last minor of the range
 * @param continues whether it is the field of the previous line, for other minors
 * @param kind the kind of the value; for a list or map, of each element
 * @param list whether it is a list
 * @param map whether it is a map with user-defined keys
 * @param pointer whether it is a Go pointer, which keeps absent and zero apart
 * @param closed whether the field or its type has a known, closed set of values
 * @param type the number of the element's type
 * @param name the JSON name; empty for an inlined struct and for a field that JSON never shows
 * @param columns the rest of the line: Go name, Go type, element name and facts
 */
record FieldLine(
        int since,
        int until,
        boolean continues,
        FieldKind kind,
        boolean list,
        boolean map,
        boolean pointer,
        boolean closed,
        int type,
        String name,
        Columns columns) {

    private static final FieldKind[] KINDS = FieldKind.values();

    private static final int HEAD = 3;
    private static final int WIDTH = 12;

    // Offsets in a record: first and last minor; whether it continues the previous record's field;
    // kind; list, map and pointer; type number; start and length of the name; start of the line in
    // the text.
    private static final int FROM = 0;
    private static final int TO = 1;
    private static final int STATE = 2;
    private static final int KIND = 3;
    private static final int AROUND = 4;
    private static final int TYPE = 5;
    private static final int NAME = 7;
    private static final int LENGTH = 9;
    private static final int REST = 10;

    private static final int LIST = 1;
    private static final int MAP = 2;
    private static final int POINTER = 4;
    private static final int CLOSED = 8;

    /** Decodes the lines of a type, in the order of the Go struct. */
    static FieldLine[] decode(int number) {
        String code = TypeTable.code(number);
        byte[] bytes = code.getBytes(StandardCharsets.ISO_8859_1);
        FieldLine[] lines = new FieldLine[number(bytes, 0)];
        for (int i = 0, at = HEAD; i < lines.length; i++, at += WIDTH) {
            int around = bytes[at + AROUND] - '0';
            int start = number(bytes, at + NAME);
            lines[i] =
                    new FieldLine(
                            bytes[at + FROM] - '0',
                            bytes[at + TO] - '0',
                            bytes[at + STATE] == '+',
                            KINDS[bytes[at + KIND] - '0'],
                            (around & LIST) != 0,
                            (around & MAP) != 0,
                            (around & POINTER) != 0,
                            (around & CLOSED) != 0,
                            number(bytes, at + TYPE),
                            code.substring(start, start + bytes[at + LENGTH] - '0'),
                            new Columns(number, number(bytes, at + REST)));
        }
        return lines;
    }

    private static int number(byte[] code, int at) {
        return (code[at] - '0' << 6) + code[at + 1] - '0';
    }

    /** Returns the id of a type, such as {@code core.v1.Container}. */
    static String id(int number) {
        String text = TypeTable.text(number);
        return text.substring(0, text.indexOf('\n'));
    }

    boolean holdsFor(int minor) {
        return since <= minor && minor <= until;
    }

    String goName() {
        return columns.at(0);
    }

    /** Returns the Go type with full ids. */
    String goType() {
        return columns.at(1);
    }

    /**
     * Returns the last named type between the Go type and its underlying type, such as {@code
     * core.v1.PullPolicy}; for a map, that of its key; empty if there is none.
     */
    String elementName() {
        return columns.at(2);
    }

    boolean has(String word) {
        String facts = columns.facts();
        return !facts.isEmpty() && (" " + facts + " ").contains(" " + word + " ");
    }

    /**
     * Returns the text between {@code prefix} and the next space; null if no fact has the prefix.
     */
    String fact(String prefix) {
        String facts = columns.facts();
        int start = facts.startsWith(prefix) ? 0 : facts.indexOf(" " + prefix) + 1;
        if (start == 0 && !facts.startsWith(prefix)) {
            return null;
        }
        int end = facts.indexOf(' ', start);
        return facts.substring(start + prefix.length(), end < 0 ? facts.length() : end);
    }

    /** Parses {@code 1.8-}, {@code 1.8-1.21} or {@code 1.35} into first and last minor. */
    static int[] minors(String text) {
        int dash = text.indexOf('-');
        int from = Integer.parseInt(text, 2, dash < 0 ? text.length() : dash, 10);
        if (dash < 0) {
            return new int[] {from, from};
        }
        return dash + 1 == text.length()
                ? new int[] {from, KubernetesVersion.NEWEST.minor()}
                : new int[] {from, Integer.parseInt(text, dash + 3, text.length(), 10)};
    }

    /**
     * The rarely used part of a line, read from the text constant on demand.
     *
     * @param number the number of the type
     * @param start the start of the line in the type's text
     */
    record Columns(int number, int start) {

        String at(int index) {
            String text = TypeTable.text(number);
            int start = start(text, index);
            return text.substring(start, text.indexOf('\t', start));
        }

        /** Returns further facts from the API, separated by spaces. */
        String facts() {
            String text = TypeTable.text(number);
            int start = start(text, 3);
            return text.substring(start, text.indexOf('\n', start));
        }

        private int start(String text, int index) {
            int at = start;
            for (int i = 0; i < index; i++) {
                at = text.indexOf('\t', at) + 1;
            }
            return at;
        }
    }
}
