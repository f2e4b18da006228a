package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.json.CodePoints;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Quantities by resource name, sorted by name. An instance is not modified after it is returned.
 */
final class ResourceList {

    private final SortedMap<String, Quantity> amounts;

    ResourceList() {
        amounts = new TreeMap<>(CodePoints.ORDER);
    }

    private ResourceList(Map<String, Quantity> from) {
        this();
        amounts.putAll(from);
    }

    /** Reads a map of the API; invalid quantities are ignored. */
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
                // The API server would not have stored such a quantity.
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

    /** Adds every quantity of the other list. */
    ResourceList add(ResourceList other) {
        other.amounts.forEach(
                (name, amount) -> {
                    Quantity present = amounts.get(name);
                    amounts.put(name, present == null ? amount : present.add(amount));
                });
        return this;
    }

    /** Subtracts the other list's quantities from the resources that this list has. */
    ResourceList subtract(ResourceList other) {
        other.amounts.forEach(
                (name, amount) ->
                        amounts.computeIfPresent(name, (n, present) -> present.subtract(amount)));
        return this;
    }

    /** Keeps the greater quantity of each resource; if they are equal, the one of this list. */
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

    /** Returns the quantities of the resources that the other list has too. */
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

    /** Formats as {@code cpu=1,memory=2Gi}, like {@code prettyPrint} of the quota controller. */
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
