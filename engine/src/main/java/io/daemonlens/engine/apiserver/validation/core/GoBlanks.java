package io.daemonlens.engine.apiserver.validation.core;

/** GoBlanks as Go's {@code strings.TrimSpace} knows them. */
public final class GoBlanks {

    private GoBlanks() {}

    /** Whether a text begins or ends with a blank. */
    public static boolean around(String text) {
        return !text.isEmpty()
                && (isBlank(text.charAt(0)) || isBlank(text.charAt(text.length() - 1)));
    }

    private static boolean isBlank(char c) {
        return c >= '\t' && c <= '\r' || c == 0x85 || Character.isSpaceChar(c);
    }
}
