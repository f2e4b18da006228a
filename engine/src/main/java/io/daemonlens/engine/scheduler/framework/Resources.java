package io.daemonlens.engine.scheduler.framework;

import io.daemonlens.engine.apimachinery.Quantity;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Resource amounts as the scheduler adds them up: cpu in thousandths of a core, all other resources
 * in whole units, each rounded up.
 *
 * @param milliCpu thousandths of a core
 * @param memory bytes
 * @param ephemeralStorage bytes
 * @param scalars huge pages and extended resources, by name
 */
public record Resources(
        long milliCpu, long memory, long ephemeralStorage, SortedMap<String, Long> scalars) {

    public static final Resources NONE = new Resources(0, 0, 0, Collections.emptySortedMap());

    static Resources of(Map<String, Quantity> amounts) {
        long cpu = 0;
        long memory = 0;
        long storage = 0;
        SortedMap<String, Long> scalars = null;
        for (Map.Entry<String, Quantity> entry : amounts.entrySet()) {
            Quantity amount = entry.getValue();
            switch (entry.getKey()) {
                case "cpu" -> cpu = amount.milliValue();
                case "memory" -> memory = amount.value();
                case "ephemeral-storage" -> storage = amount.value();
                case "pods" -> {
                    // The scheduler counts pods instead of adding up requests.
                }
                default -> {
                    if (isScalar(entry.getKey())) {
                        scalars = scalars == null ? new TreeMap<>() : scalars;
                        scalars.put(entry.getKey(), amount.value());
                    }
                }
            }
        }
        return new Resources(
                cpu, memory, storage, scalars == null ? Collections.emptySortedMap() : scalars);
    }

    /**
     * Returns whether the scheduler adds up this resource: huge pages, attachable volumes and
     * extended resources. Other names without a domain are native resources that it ignores, as are
     * names with the quota prefix {@code requests.}.
     */
    private static boolean isScalar(String name) {
        if (name.startsWith("hugepages-") || name.startsWith("attachable-volumes-")) {
            return true;
        }
        return name.indexOf('/') > 0
                && (!name.startsWith("requests.") || name.contains("kubernetes.io/"));
    }

    public Resources plus(Resources other) {
        return new Resources(
                milliCpu + other.milliCpu,
                memory + other.memory,
                ephemeralStorage + other.ephemeralStorage,
                scalarsPlus(other.scalars, 1));
    }

    Resources minus(Resources other) {
        return new Resources(
                milliCpu - other.milliCpu,
                memory - other.memory,
                ephemeralStorage - other.ephemeralStorage,
                scalarsPlus(other.scalars, -1));
    }

    private SortedMap<String, Long> scalarsPlus(SortedMap<String, Long> others, int sign) {
        if (others.isEmpty()) {
            return scalars;
        }
        SortedMap<String, Long> sum = new TreeMap<>(scalars);
        others.forEach((name, amount) -> sum.merge(name, sign * amount, Long::sum));
        return sum;
    }

    /** Returns the maximum of each resource. */
    Resources max(Resources other) {
        SortedMap<String, Long> larger = scalars;
        if (!other.scalars.isEmpty()) {
            larger = new TreeMap<>(scalars);
            for (Map.Entry<String, Long> scalar : other.scalars.entrySet()) {
                larger.merge(scalar.getKey(), scalar.getValue(), Math::max);
            }
        }
        return new Resources(
                Math.max(milliCpu, other.milliCpu),
                Math.max(memory, other.memory),
                Math.max(ephemeralStorage, other.ephemeralStorage),
                larger);
    }

    public long scalar(String name) {
        return scalars.getOrDefault(name, 0L);
    }

    /**
     * Returns whether nothing is requested; an extended resource with the value 0 counts as a
     * request.
     */
    public boolean isNothing() {
        return milliCpu == 0 && memory == 0 && ephemeralStorage == 0 && scalars.isEmpty();
    }
}
