package io.daemonlens.schemas;

/**
 * One line of the table: a field as it stands for a run of minors. A view into the type's text that
 * reads a column when it is asked for, because a start meets nine hundred lines and asks few of
 * them anything. The build lays a line out so ({@code GenerateTables}): first and last minor,
 * whether it continues the line before, kind, what surrounds the element, length of the line, of
 * the name in JSON; then after tabs that name, the element's id, the name in Go, the Go type, the
 * name that type has for its element, and facts.
 *
 * @param text the lines of a type
 * @param at where this line starts
 */
record TypeLine(String text, int at) {

    private static final int COLUMNS = 8;
    static final int LIST = 1;
    static final int MAP = 2;
    static final int POINTER = 4;

    /** The line after this one; null when this is the last. */
    TypeLine next() {
        int next = at + ((text.charAt(at + 5) - '0') << 6) + text.charAt(at + 6) - '0';
        return next < text.length() ? new TypeLine(text, next) : null;
    }

    /** The first minor the line holds for. */
    int from() {
        return text.charAt(at) - '0';
    }

    /** The last minor the line holds for. */
    int to() {
        return text.charAt(at + 1) - '0';
    }

    /**
     * The line of a field that tells how it is in this minor; the nearest one where it is not
     * there.
     *
     * @param code the text as bytes: plain arrays are what an interpreter, which a start has only,
     *     reads fast
     * @param first where the field's first line starts
     */
    static int of(int minor, byte[] code, int first) {
        int nearest = first;
        int line = first;
        do {
            if (holdsFor(minor, code, line)) {
                return line;
            }
            nearest = code[line] - '0' <= minor ? line : nearest;
            line = after(line, code);
        } while (continues(line, code));
        return nearest;
    }

    /** Where the next field's first line starts. */
    static int nextField(byte[] code, int first) {
        int line = first;
        do {
            line = after(line, code);
        } while (continues(line, code));
        return line;
    }

    private static int after(int line, byte[] code) {
        return line + (code[line + 5] - '0' << 6) + code[line + 6] - '0';
    }

    private static boolean continues(int line, byte[] code) {
        return line < code.length && code[line + 2] == '+';
    }

    static boolean holdsFor(int minor, byte[] code, int line) {
        return code[line] - '0' <= minor && minor <= code[line + 1] - '0';
    }

    static FieldKind kind(byte[] code, int line) {
        return FieldKind.of((char) code[line + 3]);
    }

    /** What surrounds the element: {@link #LIST}, {@link #MAP} and {@link #POINTER}. */
    static int around(byte[] code, int line) {
        return code[line + 4];
    }

    /** The name in JSON, empty where JSON shows none. */
    static String json(String text, byte[] code, int line) {
        int start = line + COLUMNS + 1;
        return text.substring(start, start + code[line + 7] - '0');
    }

    /** Whether this is the field of the line before, as it stands for other minors. */
    boolean continues() {
        return text.charAt(at + 2) == '+';
    }

    String goName() {
        return column(2);
    }

    /** The Go type with full ids. */
    String type() {
        return column(3);
    }

    /**
     * The last named type passed on the way from the Go type to what it stands for, such as {@code
     * core.v1.PullPolicy}; for a map, of its key; empty when there is none.
     */
    String name() {
        return column(4);
    }

    /** What the elements are in the end: a struct's id or a built-in type. */
    String id() {
        return column(1);
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
        int start = start(5);
        return text.substring(start, text.indexOf('\n', start));
    }

    private String column(int index) {
        int start = start(index);
        return text.substring(start, text.indexOf('\t', start));
    }

    private int start(int index) {
        int start = at + COLUMNS + 1;
        for (int i = 0; i < index; i++) {
            start = text.indexOf('\t', start) + 1;
        }
        return start;
    }
}
