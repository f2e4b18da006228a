package io.daemonlens.text;

import java.util.Collection;

/** The known word that somebody probably meant, by the number of edits between the two. */
public final class NearestWord {

    private NearestWord() {}

    /** Near enough to suggest: at most a third of the known word's length away; else null. */
    public static String to(String word, Collection<String> known) {
        return nearest(word, known, 3, false);
    }

    /**
     * Near enough to repair without asking: at most a quarter of the known word's length away,
     * upper and lower case alike; else null.
     */
    public static String certain(String word, Collection<String> known) {
        return nearest(word, known, 4, true);
    }

    private static String nearest(
            String word, Collection<String> known, int share, boolean foldCase) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String each : known) {
            int distance =
                    foldCase
                            ? distance(word.toLowerCase(), each.toLowerCase())
                            : distance(word, each);
            if (distance < least && distance <= Math.max(1, each.length() / share)) {
                least = distance;
                best = each;
            }
        }
        return best;
    }

    /** Edits of one letter, two swapped letters counting as one. */
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
