package io.daemonlens.engine.scheduler.framework;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.apimachinery.QuantityFormat;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A pod's resource requests. Requests of containers add up. Init containers run one after the
 * other, beside the sidecars started before them. Checked against component-helpers' {@code
 * resource/helpers.go}, 1.24 and later.
 */
public final class PodRequests {

    private static final int SIDECARS_SINCE = 29;
    private static final int POD_LEVEL_SINCE = 34;
    private static final int MILLI = -3;

    private PodRequests() {}

    static Resources of(Field spec, KubernetesVersion version) {
        Resources running = Resources.NONE;
        for (Field container : spec.at("containers").items()) {
            running = running.plus(requests(container));
        }
        boolean sidecarsCount = version.isAtLeast(SIDECARS_SINCE);
        Resources sidecars = Resources.NONE;
        Resources starting = Resources.NONE;
        for (Field init : spec.at("initContainers").items()) {
            Resources own = requests(init);
            if (sidecarsCount && isSidecar(init)) {
                running = running.plus(own);
                sidecars = sidecars.plus(own);
                starting = starting.max(sidecars);
            } else {
                starting = starting.max(sidecarsCount ? own.plus(sidecars) : own);
            }
        }
        Resources all = running.max(starting);
        if (version.isAtLeast(POD_LEVEL_SINCE)) {
            all = withPodLevel(all, spec);
        }
        return all.plus(Resources.of(amounts(spec.at("overhead"))));
    }

    /**
     * Returns the pod's requests as quantities by resource name, in the format that the manifest
     * uses first. Resources that are not requested are omitted.
     */
    public static SortedMap<String, Quantity> quantities(Field spec, KubernetesVersion version) {
        Resources all = of(spec, version);
        SortedMap<String, Quantity> shown = new TreeMap<>();
        if (all.milliCpu() > 0) {
            shown.put("cpu", Quantity.ofMilli(all.milliCpu(), QuantityFormat.DECIMAL_SI));
        }
        SortedMap<String, Long> others = new TreeMap<>(all.scalars());
        others.put("memory", all.memory());
        others.put("ephemeral-storage", all.ephemeralStorage());
        others.forEach(
                (name, amount) -> {
                    if (amount > 0) {
                        shown.put(name, Quantity.of(amount, formatOf(name, spec)));
                    }
                });
        return shown;
    }

    private static QuantityFormat formatOf(String name, Field spec) {
        List<Field> askers = new ArrayList<>(List.of(spec));
        askers.addAll(spec.at("containers").items());
        askers.addAll(spec.at("initContainers").items());
        for (Field asker : askers) {
            Quantity asked = requested(asker).get(name);
            if (asked != null) {
                return asked.format();
            }
        }
        return QuantityFormat.DECIMAL_SI;
    }

    static boolean isSidecar(Field initContainer) {
        return initContainer.at("restartPolicy").text().equals("Always");
    }

    /** Replaces the sums of the containers by pod-level requests. */
    private static Resources withPodLevel(Resources sum, Field spec) {
        Map<String, Quantity> own = podLevel(spec);
        if (own.isEmpty()) {
            return sum;
        }
        Resources pod = Resources.of(own);
        SortedMap<String, Long> scalars = new TreeMap<>(sum.scalars());
        scalars.putAll(pod.scalars());
        return new Resources(
                own.containsKey("cpu") ? pod.milliCpu() : sum.milliCpu(),
                own.containsKey("memory") ? pod.memory() : sum.memory(),
                sum.ephemeralStorage(),
                scalars);
    }

    /**
     * Returns the pod-level requests. A limit without a request sets the request, except for cpu
     * and memory that a container requests or limits.
     */
    private static Map<String, Quantity> podLevel(Field spec) {
        Map<String, Quantity> asked = new TreeMap<>();
        amounts(spec.at("resources", "limits"))
                .forEach(
                        (name, amount) -> {
                            if (!isPlain(name) || !isAskedByContainers(spec, name)) {
                                asked.put(name, amount);
                            }
                        });
        asked.putAll(amounts(spec.at("resources", "requests")));
        asked.keySet().removeIf(name -> !isPlain(name) && !name.startsWith("hugepages-"));
        return asked;
    }

    private static boolean isPlain(String name) {
        return name.equals("cpu") || name.equals("memory");
    }

    private static boolean isAskedByContainers(Field spec, String name) {
        for (String list : List.of("containers", "initContainers")) {
            for (Field container : spec.at(list).items()) {
                if (container.at("resources", "requests").at(name).present()
                        || container.at("resources", "limits").at(name).present()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Resources requests(Field container) {
        return Resources.of(requested(container));
    }

    /** Returns a container's requests; a limit without a request sets the request. */
    private static Map<String, Quantity> requested(Field container) {
        Field resources = container.at("resources");
        Map<String, Quantity> requests = amounts(resources.at("requests"));
        Map<String, Quantity> limits = amounts(resources.at("limits"));
        if (limits.isEmpty()) {
            return requests;
        }
        Map<String, Quantity> filled = new TreeMap<>(limits);
        filled.putAll(requests);
        return filled;
    }

    /** Reads quantities as the API server stores them: rounded up to thousandths. */
    private static Map<String, Quantity> amounts(Field list) {
        if (list.size() == 0) {
            return Map.of();
        }
        Map<String, Quantity> amounts = new TreeMap<>();
        for (Field entry : list.entries()) {
            String text =
                    entry.value() instanceof JsonText written
                            ? written.value().strip()
                            : entry.value() instanceof JsonNumber number ? number.literal() : "";
            try {
                amounts.put(entry.path().name(), Quantity.parse(text).roundUp(MILLI));
            } catch (Quantity.FormatException e) {
                // The API server rejects this value; here it requests nothing.
            }
        }
        return amounts;
    }
}
