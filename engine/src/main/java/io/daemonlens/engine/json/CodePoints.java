package io.daemonlens.engine.json;

import java.util.Comparator;

/** The order in which Go sorts strings: by UTF-8 bytes, which equals the order of code points. */
public final class CodePoints {

    /** Differs from {@link String#compareTo} only for surrogate pairs and U+E000 to U+FFFF. */
    public static final Comparator<String> ORDER = CodePoints::compare;

    private CodePoints() {}

    private static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
