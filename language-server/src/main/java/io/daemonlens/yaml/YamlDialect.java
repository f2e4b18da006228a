package io.daemonlens.yaml;

/** The versions of the API server's YAML reader that differ in behavior or messages. */
public enum YamlDialect {
    /**
     * Kubernetes 1.12 and earlier: stricter in brackets, and scanner problems are one line too
     * early.
     */
    OLD,
    /** Kubernetes 1.13 and later: go-yaml 2.2 to 2.4. */
    CURRENT,
    /**
     * Text that starts with a brace. kubectl reads it as JSON, whose strings allow more escapes.
     */
    JSON;

    /** Returns how kubectl reads a part of a file. */
    public static YamlDialect of(String text) {
        int first = 0;
        while (first < text.length() && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        return first < text.length() && text.charAt(first) == '{' ? JSON : CURRENT;
    }
}
