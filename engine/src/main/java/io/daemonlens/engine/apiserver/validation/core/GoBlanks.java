package io.daemonlens.engine.apiserver.validation.core;

/** White space as defined by Go's {@code strings.TrimSpace}. */
public final class GoBlanks {

    private GoBlanks() {}

    /** Returns whether a text has leading or trailing white space. */
    public static boolean around(String text) {
        return !text.isEmpty()
                && (isBlank(text.charAt(0)) || isBlank(text.charAt(text.length() - 1)));
    }

    private static boolean isBlank(char c) {
        return c >= '\t' && c <= '\r' || c == 0x85 || Character.isSpaceChar(c);
    }
}
