package io.daemonlens.yaml;

import io.daemonlens.text.TextRange;

/**
 * The problem that makes a text invalid YAML.
 *
 * @param message in the words of the API server's reader: {@code did not find expected key}
 * @param line the line that the API server reports, from 1; 0 if it reports none. It can differ
 *     from the line of the mistake
 * @param range to highlight
 * @param context where the unfinished construct starts, or -1
 */
public record YamlProblem(String message, int line, TextRange range, int context) {

    /** Returns the API server's message: {@code yaml: line 5: did not find expected key}. */
    public String serverText() {
        return "yaml: " + (line > 0 ? "line " + line + ": " : "") + message;
    }
}
