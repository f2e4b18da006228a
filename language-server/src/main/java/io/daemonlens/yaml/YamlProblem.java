package io.daemonlens.yaml;

import io.daemonlens.text.TextRange;

/**
 * The problem that makes a text invalid YAML.
 *
 * @param kind what is wrong, as far as help depends on it
 * @param message in the words of the API server's reader: {@code did not find expected key}
 * @param line the line that the API server reports, from 1; 0 if it reports none. It can differ
 *     from the line of the mistake
 * @param range to highlight
 * @param context where the unfinished construct starts, or -1
 */
public record YamlProblem(Kind kind, String message, int line, TextRange range, int context) {

    /** What is wrong with a text. */
    public enum Kind {
        /** A byte or a character is not allowed in YAML. */
        CHARACTER,
        /** A tab is where only spaces are allowed. */
        TAB,
        /** A colon follows something that cannot be a key. */
        MAPPING_VALUE,
        /** A line of a mapping has no colon. */
        MISSING_COLON,
        /** A line of a mapping does not begin with a key in the right column. */
        EXPECTED_KEY,
        /** A line of a sequence does not begin with a dash in the right column. */
        EXPECTED_ITEM,
        /** A flow sequence or mapping has neither a comma nor its closing bracket. */
        EXPECTED_COMMA,
        /** A quoted text is not closed. */
        UNCLOSED_QUOTE,
        /** A value begins with a character that needs quotes. */
        BAD_START,
        OTHER
    }

    /** Returns the API server's message: {@code yaml: line 5: did not find expected key}. */
    public String serverText() {
        return "yaml: " + (line > 0 ? "line " + line + ": " : "") + message;
    }
}
