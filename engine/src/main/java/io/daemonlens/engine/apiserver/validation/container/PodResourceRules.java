package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import io.daemonlens.engine.apiserver.validation.core.Quantities;
import io.daemonlens.engine.apiserver.validation.core.ResourceNames;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.core.VolumeNames;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Validates pod-level resources ({@code validatePodResources}). */
public final class PodResourceRules {

    private static final int MAY_NOT = 34;
    private static final List<String> SUPPORTED = List.of("cpu", "hugepages-", "memory");

    private PodResourceRules() {}

    public static void check(Field spec, Errors all) {
        Field resources = spec.at("resources");
        if (resources.absent() || !all.gates().enabled("PodLevelResources")) {
            return;
        }
        Errors errors = all.as(RuleCodes.POD_RESOURCES);
        if (errors.version().isAtLeast(MAY_NOT) && spec.at("os", "name").text().equals("windows")) {
            errors.forbidden(resources, "may not be set for a windows pod");
            return;
        }
        if (resources.at("claims").present()) {
            errors.forbidden(
                    resources.at("claims"),
                    errors.version().isAtLeast(MAY_NOT)
                            ? "claims may not be set for Resources at pod-level"
                            : "claims cannot be set for Resources at pod-level");
        }
        PodFacts pod = ContainerRules.factsOf(spec, new VolumeNames(), errors);
        ResourceRules.check(resources, pod, PodResourceRules::name, all);
        againstContainers(spec, errors);
    }

    private static void name(Field entry, Errors all) {
        String name = entry.path().name();
        int before = all.count();
        ResourceRules.anyName(entry, all.as(RuleCodes.RESOURCE_NAME));
        if (all.count() == before && !isSupported(name)) {
            all.as(RuleCodes.POD_RESOURCES)
                    .notSupported(entry, ResourceNames.rendered(name, all.version()), SUPPORTED);
        }
    }

    private static boolean isSupported(String name) {
        return name.equals("cpu") || name.equals("memory") || ResourceNames.isHugePages(name);
    }

    private static void againstContainers(Field spec, Errors errors) {
        Field requests = spec.at("resources", "requests");
        Field limits = spec.at("resources", "limits");
        sum(spec, "requests")
                .forEach((name, sum) -> atLeast(sum, entry(requests, name), "requests", errors));
        sum(spec, "limits")
                .forEach(
                        (name, sum) -> {
                            if (ResourceNames.isHugePages(name)) {
                                atLeast(sum, entry(limits, name), "limits", errors);
                            }
                        });
        eachLimit(spec, limits, errors);
    }

    /** Checks that the pod-level quantity covers the total of the containers. */
    private static void atLeast(Quantity sum, Field ofPod, String kind, Errors errors) {
        Quantity given = Quantities.of(ofPod);
        if (ofPod.present() && sum.compareTo(given) > 0) {
            errors.invalid(
                    ofPod,
                    Quantities.quoted(given),
                    "must be greater than or equal to aggregate container " + kind + " of " + sum);
        }
    }

    private static void eachLimit(Field spec, Field ofPod, Errors errors) {
        int index = 0;
        for (Field container : spec.at("containers").items()) {
            for (Field limit : container.at("resources", "limits").entries()) {
                String name = limit.path().name();
                Field most = entry(ofPod, name);
                Quantity quantity = Quantities.of(limit);
                if (most.present() && quantity.compareTo(Quantities.of(most)) > 0) {
                    errors.invalid(
                            limit.printedAs(
                                    spec.at("resources", "containers")
                                            .printed()
                                            .index(index)
                                            .key(name)
                                            .child("limits")),
                            Quantities.quoted(quantity),
                            "must be less than or equal to pod limits of " + Quantities.of(most));
                }
            }
            index++;
        }
    }

    /** Returns the entry of a map, present or absent, with the entry's path. */
    private static Field entry(Field map, String name) {
        return map.at(name).printedAs(map.printed().key(name));
    }

    /**
     * Returns what the containers need at once: the sum of all regular containers, or an init
     * container with the sidecars that started before it, whichever is greater.
     */
    private static Map<String, Quantity> sum(Field spec, String kind) {
        Map<String, Quantity> sum = new TreeMap<>();
        for (Field container : spec.at("containers").items()) {
            add(sum, container.at("resources", kind));
        }
        Map<String, Quantity> sidecars = new TreeMap<>();
        Map<String, Quantity> most = new TreeMap<>();
        for (Field container : spec.at("initContainers").items()) {
            Field resources = container.at("resources", kind);
            Map<String, Quantity> now = sidecars;
            if (container.at("restartPolicy").text().equals("Always")) {
                add(sum, resources);
                add(sidecars, resources);
            } else {
                now = new TreeMap<>(sidecars);
                add(now, resources);
            }
            now.forEach((name, quantity) -> most.merge(name, quantity, PodResourceRules::more));
        }
        most.forEach((name, quantity) -> sum.merge(name, quantity, PodResourceRules::more));
        return sum;
    }

    private static Quantity more(Quantity a, Quantity b) {
        return b.compareTo(a) > 0 ? b : a;
    }

    private static void add(Map<String, Quantity> sum, Field resources) {
        for (Field entry : resources.entries()) {
            sum.merge(entry.path().name(), Quantities.of(entry), Quantity::add);
        }
    }
}
