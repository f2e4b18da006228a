package io.daemonlens.settings;

/** Matches file patterns with {@code *}, {@code **} and {@code ?}. */
public final class Globs {

    private Globs() {}

    public static boolean matches(String pattern, String file) {
        StringBuilder regex = new StringBuilder("(?:.*/)?");
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (pattern.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else {
                regex.append(java.util.regex.Pattern.quote(String.valueOf(c)));
            }
        }
        return file.matches(regex.toString());
    }
}
