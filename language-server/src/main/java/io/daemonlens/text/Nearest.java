package io.daemonlens.text;

import java.util.Collection;

/** The word somebody probably meant. */
public final class Nearest {

    private Nearest() {}

    /** The known word fewest edits away, at most a third of its length; else null. */
    public static String to(String word, Collection<String> known) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String each : known) {
            int distance = distance(word, each);
            if (distance < least && distance <= Math.max(1, each.length() / 3)) {
                least = distance;
                best = each;
            }
        }
        return best;
    }

    private static int distance(String left, String right) {
        int[] before = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] now = new int[right.length() + 1];
            now[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int same = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + same);
            }
            before = now;
        }
        return before[right.length()];
    }
}
