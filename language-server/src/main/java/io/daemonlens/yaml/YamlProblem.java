package io.daemonlens.yaml;

import io.daemonlens.text.TextRange;

/**
 * The one thing that keeps a text from being read.
 *
 * @param message what is wrong, in the words of the server's reader: {@code did not find expected
 *     key}
 * @param line the line the server names, counted from 1; 0 where it names none. It is not always
 *     the line a person would name
 * @param range where the problem shows
 * @param context where the construct that could not be finished began; -1 where there is none
 */
public record YamlProblem(String message, int line, TextRange range, int context) {

    /** The server's text: {@code yaml: line 5: did not find expected key}. */
    public String serverText() {
        return "yaml: " + (line > 0 ? "line " + line + ": " : "") + message;
    }
}
