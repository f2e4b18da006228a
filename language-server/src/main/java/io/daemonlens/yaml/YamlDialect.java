package io.daemonlens.yaml;

/** The releases of the server's reader that read or speak differently. */
public enum YamlDialect {
    /**
     * In Kubernetes up to 1.12: stricter inside brackets, and a scanner's line is one too early.
     */
    OLD,
    /** In Kubernetes from 1.13 on: go-yaml 2.2 to 2.4. */
    CURRENT,
    /** What begins with a brace kubectl reads as JSON, whose texts may escape more. */
    JSON;

    /** How kubectl reads a part of a file. */
    public static YamlDialect of(String text) {
        int first = 0;
        while (first < text.length() && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        return first < text.length() && text.charAt(first) == '{' ? JSON : CURRENT;
    }
}
