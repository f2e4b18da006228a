package io.daemonlens.settings;

/** Matches file patterns with {@code *}, {@code **} and {@code ?}. */
public final class Globs {

    private Globs() {}

    /** Returns whether a pattern matches a path, or the part of it below any of its folders. */
    public static boolean matches(String pattern, String file) {
        return Glob.of("**/" + pattern, Glob.Dialect.SETTINGS).matches(file);
    }
}
