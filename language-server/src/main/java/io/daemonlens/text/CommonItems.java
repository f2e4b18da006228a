package io.daemonlens.text;

import java.util.Arrays;
import java.util.List;

/** Computes the longest common subsequence of two lists: the most equal items in the same order. */
public final class CommonItems {

    /** The most pairs to compare. For larger lists, only the common prefix and suffix are found. */
    private static final long MOST_PAIRS = 4_000_000;

    private CommonItems() {}

    /** Returns, for each item on the right, the index of its match on the left, or -1. */
    public static int[] partners(List<String> left, List<String> right) {
        int[] partner = new int[right.size()];
        Arrays.fill(partner, -1);
        int shorter = Math.min(left.size(), right.size());
        int head = 0;
        while (head < shorter && left.get(head).equals(right.get(head))) {
            partner[head] = head;
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && left.get(left.size() - 1 - tail).equals(right.get(right.size() - 1 - tail))) {
            partner[right.size() - 1 - tail] = left.size() - 1 - tail;
            tail++;
        }
        List<String> leftRest = left.subList(head, left.size() - tail);
        List<String> rightRest = right.subList(head, right.size() - tail);
        if ((long) leftRest.size() * rightRest.size() <= MOST_PAIRS) {
            between(leftRest, rightRest, head, partner);
        }
        return partner;
    }

    /** Receives the lines of a diff. Removed lines come before added lines. */
    public interface Script {

        /**
         * {@code -} for a removed line, {@code +} for an added line, a space for an unchanged line.
         */
        void line(char sign, String text);
    }

    /** Computes the diff that turns one list into the other. */
    public static void script(List<String> from, List<String> to, Script script) {
        int[] partner = partners(from, to);
        int i = 0;
        int j = 0;
        while (i < from.size() || j < to.size()) {
            int stays = j;
            while (stays < to.size() && partner[stays] < 0) {
                stays++;
            }
            int end = stays < to.size() ? partner[stays] : from.size();
            while (i < end) {
                script.line('-', from.get(i++));
            }
            while (j < stays) {
                script.line('+', to.get(j++));
            }
            if (stays < to.size()) {
                script.line(' ', from.get(i++));
                j++;
            }
        }
    }

    private static void between(List<String> left, List<String> right, int at, int[] partner) {
        int[][] best = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                best[i][j] =
                        left.get(i).equals(right.get(j))
                                ? best[i + 1][j + 1] + 1
                                : Math.max(best[i + 1][j], best[i][j + 1]);
            }
        }
        for (int i = 0, j = 0; i < left.size() && j < right.size(); ) {
            if (left.get(i).equals(right.get(j))) {
                partner[at + j++] = at + i++;
            } else if (best[i + 1][j] >= best[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }
}
