package io.daemonlens.schemas;

/**
 * One line of the table: a field as it stands for a run of minors. The build lays a type out in two
 * constants ({@code TypeLayout}), because a start meets nine hundred lines and asks few of them
 * anything but their minors, name and kind.
 *
 * <p>The code: how many lines there are, two digits; whether any field is without a name in JSON;
 * for each line a record of {@link #WIDTH} digits; all names in JSON. A digit is a character from
 * {@code 0} on, 64 of them. It is read as bytes: plain arrays are what an interpreter, which a
 * start has only, reads fast.
 *
 * <p>The text: the type's id; for each line, where its record says, after tabs: the name in Go, the
 * Go type, the name that type has for its element, and facts.
 *
 * @param text of a type
 * @param at where this line starts in it
 */
record TypeLine(String text, int at) {

    /** Where the first record starts. */
    static final int HEAD = 3;

    /** Of a record. */
    static final int WIDTH = 12;

    /** Whether any field is without a name, inlined or private. */
    static final int NAMELESS = 2;

    // Places in a record: first and last minor; whether it goes on with the field of the record
    // before; kind; what surrounds the element; the number of its type; where its name starts, and
    // its length; where the line starts in the text.
    static final int FROM = 0;
    static final int TO = 1;
    static final int STATE = 2;
    static final int KIND = 3;
    static final int AROUND = 4;
    static final int TYPE = 5;
    static final int NAME = 7;
    static final int LENGTH = 9;
    static final int REST = 10;

    static final int LIST = 1;
    static final int MAP = 2;
    static final int POINTER = 4;

    /** Whether values are known for the field or its type. */
    static final int CLOSED = 8;

    /** The number that two digits make. */
    static int number(byte[] code, int at) {
        return (code[at] - '0' << 6) + code[at + 1] - '0';
    }

    static boolean holdsFor(int minor, byte[] code, int record) {
        return code[record + FROM] - '0' <= minor && minor <= code[record + TO] - '0';
    }

    /** Whether this record is the field of the one before, as it stands for other minors. */
    static boolean continues(byte[] code, int record) {
        return code[record + STATE] == '+';
    }

    String goName() {
        return column(0);
    }

    /** The Go type with full ids. */
    String type() {
        return column(1);
    }

    /**
     * The last named type passed on the way from the Go type to what it stands for, such as {@code
     * core.v1.PullPolicy}; for a map, of its key; empty when there is none.
     */
    String name() {
        return column(2);
    }

    boolean has(String word) {
        String facts = facts();
        return !facts.isEmpty() && (" " + facts + " ").contains(" " + word + " ");
    }

    /** What follows {@code prefix} up to the next space; null when no fact begins with it. */
    String fact(String prefix) {
        String facts = facts();
        int start = facts.startsWith(prefix) ? 0 : facts.indexOf(" " + prefix) + 1;
        if (start == 0 && !facts.startsWith(prefix)) {
            return null;
        }
        int end = facts.indexOf(' ', start);
        return facts.substring(start + prefix.length(), end < 0 ? facts.length() : end);
    }

    /** Reads {@code 1.8-}, {@code 1.8-1.21} or {@code 1.35} as first and last minor. */
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

    /** What else the API says, words separated by spaces. */
    private String facts() {
        int start = start(3);
        return text.substring(start, text.indexOf('\n', start));
    }

    private String column(int index) {
        int start = start(index);
        return text.substring(start, text.indexOf('\t', start));
    }

    private int start(int index) {
        int start = at;
        for (int i = 0; i < index; i++) {
            start = text.indexOf('\t', start) + 1;
        }
        return start;
    }
}
