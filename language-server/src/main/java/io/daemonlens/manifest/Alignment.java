package io.daemonlens.manifest;

import io.daemonlens.engine.apimachinery.JsonArray;
import io.daemonlens.engine.apimachinery.JsonObject;
import io.daemonlens.engine.apimachinery.JsonValue;
import io.daemonlens.engine.apimachinery.JsonWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * Which item of a list becomes which item of another, so that few items move.
 *
 * @param partner for each wanted item the present one in its place; -1 where it is put in
 * @param moved for each wanted item the present one that stands elsewhere; -1 where there is none
 * @param gone for each present item whether it leaves its place
 */
record Alignment(int[] partner, int[] moved, boolean[] gone) {

    private static final long MOST_PAIRS = 4_000_000;

    /**
     * @param keys the members that tell items apart; none where their values do
     */
    static Alignment of(JsonArray now, JsonArray wanted, List<String> keys) {
        List<String> left = names(now, keys);
        List<String> right = left == null ? null : names(wanted, keys);
        boolean keyed = right != null;
        if (!keyed) {
            left = values(now);
            right = values(wanted);
        }
        int[] partner = common(left, right);
        boolean[] gone = new boolean[now.size()];
        Arrays.fill(gone, true);
        for (int each : partner) {
            if (each >= 0) {
                gone[each] = false;
            }
        }
        int[] moved = new int[wanted.size()];
        Arrays.fill(moved, -1);
        if (keyed) {
            for (int j = 0; j < moved.length; j++) {
                moved[j] = partner[j] >= 0 ? -1 : left.indexOf(right.get(j));
            }
        } else {
            pairWhatIsBetween(partner, gone);
        }
        return new Alignment(partner, moved, gone);
    }

    /** Between two items that stay, what is left over on both sides is taken for changed. */
    private static void pairWhatIsBetween(int[] partner, boolean[] gone) {
        int next = 0;
        for (int j = 0; j < partner.length; j++) {
            if (partner[j] >= 0) {
                next = partner[j] + 1;
            } else if (next < gone.length && gone[next]) {
                partner[j] = next;
                gone[next++] = false;
            }
        }
    }

    private static List<String> names(JsonArray list, List<String> keys) {
        List<String> names = new ArrayList<>();
        for (JsonValue item : list) {
            if (keys.isEmpty() || !(item instanceof JsonObject object)) {
                return null;
            }
            StringBuilder name = new StringBuilder();
            for (String key : keys) {
                name.append(object.has(key) ? object.get(key).toString() : "").append('/');
            }
            names.add(name.toString());
        }
        return new HashSet<>(names).size() < names.size() ? null : names;
    }

    private static List<String> values(JsonArray list) {
        return list.items().stream().map(JsonWriter::sorted).toList();
    }

    /** The longest common items in order; of very long lists only what both begin and end with. */
    private static int[] common(List<String> left, List<String> right) {
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
