package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Merges two lists of tolerations and drops those that another toleration includes: {@code
 * MergeTolerations} of {@code pkg/util/tolerations}.
 */
final class MergedTolerations {

    private MergedTolerations() {}

    static JsonArray of(JsonArray first, JsonArray second) {
        List<JsonObject> all = new ArrayList<>();
        for (JsonArray list : new JsonArray[] {first, second}) {
            for (JsonValue each : list == null ? new JsonArray() : list) {
                all.add((JsonObject) each);
            }
        }
        List<JsonObject> merged = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!isRedundant(all, i, merged)) {
                merged.add(all.get(i));
            }
        }
        JsonArray array = new JsonArray();
        merged.forEach(array::add);
        return array;
    }

    /** Returns whether a toleration kept before, or a later one that is not equal, includes it. */
    private static boolean isRedundant(List<JsonObject> all, int at, List<JsonObject> kept) {
        JsonObject toleration = all.get(at);
        for (JsonObject other : kept) {
            if (includes(other, toleration)) {
                return true;
            }
        }
        for (JsonObject later : all.subList(at + 1, all.size())) {
            if (!later.equals(toleration) && includes(later, toleration)) {
                return true;
            }
        }
        return false;
    }

    /** {@code isSuperset}: returns whether the first tolerates everything that the second does. */
    private static boolean includes(JsonObject larger, JsonObject smaller) {
        if (larger.equals(smaller)) {
            return true;
        }
        Field superset = Field.of(larger);
        Field subset = Field.of(smaller);
        String operator = larger.text("operator");
        boolean exists = operator.equals("Exists");
        if (!larger.text("key").equals(smaller.text("key"))
                && !(larger.text("key").isEmpty() && exists)) {
            return false;
        }
        String effect = larger.text("effect");
        if (!effect.isEmpty() && !effect.equals(smaller.text("effect"))) {
            return false;
        }
        if (effect.equals("NoExecute") && superset.at("tolerationSeconds").present()) {
            Field seconds = subset.at("tolerationSeconds");
            if (seconds.absent() || seconds.number() > superset.at("tolerationSeconds").number()) {
                return false;
            }
        }
        if (operator.isEmpty() || operator.equals("Equal")) {
            return smaller.text("operator").equals("Equal")
                    && smaller.text("value").equals(larger.text("value"));
        }
        return exists;
    }
}
