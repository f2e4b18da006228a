package io.daemonlens.manifest;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.text.CommonItems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * Matches the items of two lists so that few items move.
 *
 * @param partner for each wanted item, the index of the present item in its place; -1 if inserted
 * @param moved for each wanted item, the index of the present item that moves there; -1 if none
 * @param gone for each present item, whether it leaves its place
 */
record Alignment(int[] partner, int[] moved, boolean[] gone) {

    /**
     * @param keys the members that identify an item; empty if items are compared by value
     */
    static Alignment of(JsonArray now, JsonArray wanted, List<String> keys) {
        List<String> left = names(now, keys);
        List<String> right = left == null ? null : names(wanted, keys);
        boolean keyed = right != null;
        if (!keyed) {
            left = values(now);
            right = values(wanted);
        }
        int[] partner = CommonItems.partners(left, right);
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

    /** Pairs unmatched items between two matched items; they are treated as changed. */
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
}
