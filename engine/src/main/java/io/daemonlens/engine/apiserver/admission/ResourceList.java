package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.json.CodePoints;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Amounts by resource name, in the order of the names. Never changed once it is handed out. */
final class ResourceList {

    private final SortedMap<String, Quantity> amounts;

    ResourceList() {
        amounts = new TreeMap<>(CodePoints.ORDER);
    }

    private ResourceList(Map<String, Quantity> from) {
        this();
        amounts.putAll(from);
    }

    /** What a map of the API holds; entries that are no quantity are left out. */
    static ResourceList of(Field map) {
        ResourceList list = new ResourceList();
        for (Field entry : map.entries()) {
            String text =
                    entry.value() instanceof JsonNumber number
                            ? number.literal()
                            : entry.text().strip();
            try {
                list.amounts.put(entry.path().name(), Quantity.parse(text));
            } catch (Quantity.FormatException e) {
                // the API server would not have stored it
            }
        }
        return list;
    }

    SortedMap<String, Quantity> amounts() {
        return amounts;
    }

    Quantity get(String name) {
        return amounts.get(name);
    }

    boolean has(String name) {
        return amounts.containsKey(name);
    }

    boolean isEmpty() {
        return amounts.isEmpty();
    }

    ResourceList copy() {
        return new ResourceList(amounts);
    }

    ResourceList put(String name, Quantity amount) {
        amounts.put(name, amount);
        return this;
    }

    /** Adds every amount of the other list. */
    ResourceList add(ResourceList other) {
        other.amounts.forEach(
                (name, amount) -> {
                    Quantity present = amounts.get(name);
                    amounts.put(name, present == null ? amount : present.add(amount));
                });
        return this;
    }

    /** Takes every amount of the other list away where this one has any. */
    ResourceList subtract(ResourceList other) {
        other.amounts.forEach(
                (name, amount) ->
                        amounts.computeIfPresent(name, (n, present) -> present.subtract(amount)));
        return this;
    }

    /** Keeps the greater amount of each resource; of equal ones the one that is there. */
    ResourceList max(ResourceList other) {
        other.amounts.forEach(
                (name, amount) -> {
                    Quantity present = amounts.get(name);
                    if (present == null || amount.compareTo(present) > 0) {
                        amounts.put(name, amount);
                    }
                });
        return this;
    }

    /** The amounts of those resources that the other list has too. */
    ResourceList mask(ResourceList other) {
        ResourceList masked = copy();
        masked.amounts.keySet().retainAll(other.amounts.keySet());
        return masked;
    }

    ResourceList withoutZeros() {
        ResourceList rest = copy();
        rest.amounts.values().removeIf(Quantity::isZero);
        return rest;
    }

    JsonObject toJson() {
        JsonObject json = new JsonObject();
        amounts.forEach((name, amount) -> json.put(name, amount.toString()));
        return json;
    }

    /** {@code cpu=1,memory=2Gi}, as {@code prettyPrint} of the quota controller writes it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        amounts.forEach(
                (name, amount) ->
                        text.append(text.isEmpty() ? "" : ",")
                                .append(name)
                                .append('=')
                                .append(amount));
        return text.toString();
    }
}
