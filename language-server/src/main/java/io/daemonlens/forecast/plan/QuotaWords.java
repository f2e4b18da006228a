package io.daemonlens.forecast.plan;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The limits of a ResourceQuota or LimitRange that differ: {@code pods 10 → 2}. */
final class QuotaWords {

    private QuotaWords() {}

    /** Returns the limits that differ; the older or newer object may be null. */
    static String changes(String kind, JsonObject before, JsonObject after) {
        TreeMap<String, String> then = limits(kind, before);
        TreeMap<String, String> now = limits(kind, after);
        Set<String> names = new TreeSet<>(then.keySet());
        names.addAll(now.keySet());
        List<String> words = new ArrayList<>();
        for (String name : names) {
            String old = then.get(name);
            String next = now.get(name);
            if (old == null || next == null) {
                words.add(name + " " + (old == null ? next : old));
            } else if (!old.equals(next)) {
                words.add(name + " " + old + " → " + next);
            }
        }
        return String.join(", ", words);
    }

    private static TreeMap<String, String> limits(String kind, JsonObject object) {
        TreeMap<String, String> limits = new TreeMap<>();
        if (object == null) {
            return limits;
        }
        Field spec = Field.of(object).at("spec");
        if (kind.equals("ResourceQuota")) {
            add("", spec.at("hard"), limits);
            return limits;
        }
        for (Field item : spec.at("limits").items()) {
            if (item.value() instanceof JsonObject of) {
                for (String name : of.names()) {
                    add(item.at("type").text() + " " + name + " ", item.at(name), limits);
                }
            }
        }
        return limits;
    }

    private static void add(String prefix, Field amounts, TreeMap<String, String> limits) {
        if (amounts.value() instanceof JsonObject object) {
            for (String name : object.names()) {
                String text = String.valueOf(object.get(name));
                limits.put(prefix + name, text.replace("\"", ""));
            }
        }
    }
}
