package io.daemonlens.settings;

/**
 * A set of characters in a git pattern, such as {@code [a-z]}, {@code [!0-9]}, {@code [[:alpha:]]}.
 */
final class GlobSet {

    private GlobSet() {}

    /** Returns the end of the set that starts at a bracket; -1 if it is not closed. */
    static int end(String pattern, int bracket) {
        int at = bracket + 1;
        if (at < pattern.length() && isNegation(pattern.charAt(at))) {
            at++;
        }
        for (boolean first = true; at < pattern.length(); first = false) {
            if (pattern.startsWith("[:", at)) {
                int close = pattern.indexOf(":]", at + 2);
                at = close < 0 ? at + 1 : close + 2;
            } else if (pattern.charAt(at) == ']' && !first) {
                return at + 1;
            } else {
                at += pattern.charAt(at) == '\\' ? 2 : 1;
            }
        }
        return -1;
    }

    private static boolean isNegation(char c) {
        return c == '!' || c == '^';
    }

    /** Returns whether a set, written without its brackets, contains a character. */
    static boolean contains(String set, char c) {
        boolean negated = !set.isEmpty() && isNegation(set.charAt(0));
        boolean found = false;
        for (int at = negated ? 1 : 0; at < set.length(); ) {
            int close = set.startsWith("[:", at) ? set.indexOf(":]", at + 2) : -1;
            if (close >= 0) {
                found |= isOfClass(set.substring(at + 2, close), c);
                at = close + 2;
                continue;
            }
            at += set.charAt(at) == '\\' && at + 1 < set.length() ? 1 : 0;
            char from = set.charAt(at++);
            char to = from;
            if (at + 1 < set.length() && set.charAt(at) == '-') {
                at++;
                at += set.charAt(at) == '\\' && at + 1 < set.length() ? 1 : 0;
                to = set.charAt(at++);
            }
            found |= from <= c && c <= to;
        }
        return found != negated;
    }

    private static boolean isOfClass(String name, char c) {
        boolean ascii = c < 0x80;
        return switch (name) {
            case "alnum" -> ascii && Character.isLetterOrDigit(c);
            case "alpha" -> ascii && Character.isLetter(c);
            case "blank" -> c == ' ' || c == '\t';
            case "cntrl" -> c < ' ' || c == 0x7f;
            case "digit" -> c >= '0' && c <= '9';
            case "graph" -> c > ' ' && c < 0x7f;
            case "lower" -> c >= 'a' && c <= 'z';
            case "print" -> c >= ' ' && c < 0x7f;
            case "punct" -> c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
            case "space" -> c == ' ' || c >= '\t' && c <= '\r';
            case "upper" -> c >= 'A' && c <= 'Z';
            case "xdigit" -> ascii && Character.digit(c, 16) >= 0;
            default -> false;
        };
    }
}
