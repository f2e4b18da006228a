package io.daemonlens.text;

import java.util.Collection;

/** Finds the known word closest to a misspelled one, by edit distance. */
public final class NearestWord {

    private NearestWord() {}

    /** Returns the closest word to suggest, at most a third of its length away, or null. */
    public static String to(String word, Collection<String> known) {
        return nearest(word, known, 3, false);
    }

    /**
     * Returns the closest word if it is close enough to fix automatically, or null. The distance is
     * at most a quarter of the word's length and ignores case.
     */
    public static String certain(String word, Collection<String> known) {
        return nearest(word, known, 4, true);
    }

    private static String nearest(
            String word, Collection<String> known, int share, boolean foldCase) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String each : known) {
            int most = Math.max(1, each.length() / share);
            if (Math.abs(word.length() - each.length()) > most) {
                continue;
            }
            int distance =
                    foldCase
                            ? distance(word.toLowerCase(), each.toLowerCase())
                            : distance(word, each);
            if (distance < least && distance <= most) {
                least = distance;
                best = each;
            }
        }
        return best;
    }

    /** Returns the edit distance in letters; swapping two adjacent letters counts as one edit. */
    private static int distance(String left, String right) {
        int[][] d = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int same = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + same);
                boolean swapped =
                        i > 1
                                && j > 1
                                && left.charAt(i - 1) == right.charAt(j - 2)
                                && left.charAt(i - 2) == right.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[left.length()][right.length()];
    }
}
