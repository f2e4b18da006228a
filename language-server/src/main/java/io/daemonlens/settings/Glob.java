package io.daemonlens.settings;

import java.util.Arrays;

/**
 * A file pattern. A pattern is compared with a path step by step, with all readings of the pattern
 * at once, so that the time is bounded by the product of the two lengths. A translation to a
 * regular expression would take exponential time for patterns such as {@code *a*a*a*a*b}.
 *
 * <p>Not JGit's matcher, which translates to regular expressions; a test compares this class with
 * it. The dialect of git follows {@code wildmatch.c} of git with {@code WM_PATHNAME}.
 */
public final class Glob {

    /** How a pattern is written. */
    public enum Dialect {
        /** {@code **} matches any text; there are neither sets nor escapes. */
        SETTINGS,
        /**
         * A rule of a {@code .gitignore}: {@code **} matches folders only between slashes, {@code
         * [a-z]} is a set, and a backslash escapes.
         */
        GIT
    }

    /** The kinds of steps; a character or a set consumes one character, the others any number. */
    private enum Kind {
        CHARACTER,
        /** Any character but a slash. */
        ONE,
        SET,
        /** Any characters but slashes. */
        STAR,
        /** Any characters. */
        ANY,
        /** Nothing, or whole folders, each with its slash. */
        FOLDERS,
        /** Nothing: a set or an escape that is not finished. */
        NEVER
    }

    /**
     * @param text the character, or the inside of the set without its brackets
     */
    private record Step(Kind kind, String text) {

        boolean accepts(char c) {
            return switch (kind) {
                case CHARACTER -> text.charAt(0) == c;
                case ONE, STAR -> c != '/';
                case SET -> c != '/' && GlobSet.contains(text, c);
                case ANY, FOLDERS -> true;
                case NEVER -> false;
            };
        }

        boolean repeats() {
            return kind == Kind.STAR || kind == Kind.ANY || kind == Kind.FOLDERS;
        }
    }

    private final Step[] steps;
    private final int shortest;

    private Glob(Step[] steps) {
        this.steps = steps;
        int least = 0;
        for (Step step : steps) {
            least += step.repeats() ? 0 : 1;
        }
        this.shortest = least;
    }

    public static Glob of(String pattern, Dialect dialect) {
        Step[] steps = new Step[pattern.length()];
        int count = 0;
        for (int i = 0; i < pattern.length(); ) {
            int end = end(pattern, i, dialect);
            Step step = step(pattern, i, end, dialect);
            boolean again = step.repeats() && count > 0 && steps[count - 1].kind == step.kind;
            if (!again) {
                steps[count++] = step;
            }
            i = end;
        }
        return new Glob(Arrays.copyOf(steps, count));
    }

    /** Returns where the step that starts at a place ends. */
    private static int end(String pattern, int at, Dialect dialect) {
        char c = pattern.charAt(at);
        if (c == '*') {
            int end = at + 1;
            while (end < pattern.length() && pattern.charAt(end) == '*') {
                end++;
            }
            return end - at > 1 && isFolders(pattern, at, end) ? end + 1 : end;
        }
        if (dialect == Dialect.GIT && c == '[') {
            int end = GlobSet.end(pattern, at);
            return end < 0 ? pattern.length() : end;
        }
        return Math.min(pattern.length(), dialect == Dialect.GIT && c == '\\' ? at + 2 : at + 1);
    }

    /** Returns whether the asterisks are a whole part of the path before a slash. */
    private static boolean isFolders(String pattern, int at, int end) {
        boolean first = at == 0 || pattern.charAt(at - 1) == '/';
        boolean slash = end < pattern.length() && pattern.charAt(end) == '/';
        return slash && first;
    }

    private static Step step(String pattern, int from, int to, Dialect dialect) {
        char c = pattern.charAt(from);
        boolean git = dialect == Dialect.GIT;
        if (c == '*') {
            if (to - from == 1) {
                return new Step(Kind.STAR, "");
            }
            if (pattern.charAt(to - 1) == '/') {
                return new Step(Kind.FOLDERS, "");
            }
            boolean last = to == pattern.length() && (from == 0 || pattern.charAt(from - 1) == '/');
            return new Step(!git || last ? Kind.ANY : Kind.STAR, "");
        }
        if (c == '?') {
            return new Step(Kind.ONE, "");
        }
        if (git && c == '[' && GlobSet.end(pattern, from) > 0) {
            return new Step(Kind.SET, pattern.substring(from + 1, to - 1));
        }
        boolean unfinished = git && (c == '[' || c == '\\' && to == from + 1);
        return unfinished
                ? new Step(Kind.NEVER, "")
                : new Step(Kind.CHARACTER, pattern.substring(to - 1, to));
    }

    /** Returns whether the pattern matches the whole path. */
    public boolean matches(String path) {
        if (shortest > path.length()) {
            return false;
        }
        boolean[] open = new boolean[steps.length + 1];
        open[0] = true;
        skip(open, true);
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean some = false;
            for (int s = steps.length; s >= 0; s--) {
                boolean stays =
                        open[s] && s < steps.length && steps[s].repeats() && steps[s].accepts(c);
                boolean comes =
                        s > 0 && open[s - 1] && !steps[s - 1].repeats() && steps[s - 1].accepts(c);
                open[s] = stays || comes;
                some |= open[s];
            }
            if (!some) {
                return false;
            }
            skip(open, c == '/');
        }
        return open[steps.length];
    }

    /** Opens what follows an open step that may match nothing more. */
    private void skip(boolean[] open, boolean atFolder) {
        for (int s = 0; s < steps.length; s++) {
            boolean ends = steps[s].kind != Kind.FOLDERS || atFolder;
            open[s + 1] |= open[s] && steps[s].repeats() && ends;
        }
    }
}
