package io.daemonlens.schemas;

/**
 * One line of the table: a field as it stands for a run of minors.
 *
 * @param json the name in JSON, empty where JSON shows none
 * @param type the Go type with full ids
 * @param from the first minor the line holds for
 * @param to the last minor the line holds for
 * @param facts what else the API says, words separated by spaces
 */
record TypeLine(String json, String goName, String type, int from, int to, String facts) {

    static TypeLine parse(String text) {
        String[] columns = text.split("\t", -1);
        int[] minors = minors(columns[4]);
        return new TypeLine(
                columns[1].equals("-") ? "" : columns[1],
                columns[2],
                columns[3],
                minors[0],
                minors[1],
                columns.length > 5 ? columns[5] : "");
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

    boolean holdsFor(int minor) {
        return from <= minor && minor <= to;
    }

    boolean has(String word) {
        return (" " + facts + " ").contains(" " + word + " ");
    }

    /** What follows {@code prefix} up to the next space; null when no fact begins with it. */
    String fact(String prefix) {
        int at = facts.startsWith(prefix) ? 0 : facts.indexOf(" " + prefix) + 1;
        if (at == 0 && !facts.startsWith(prefix)) {
            return null;
        }
        int end = facts.indexOf(' ', at);
        return facts.substring(at + prefix.length(), end < 0 ? facts.length() : end);
    }
}
