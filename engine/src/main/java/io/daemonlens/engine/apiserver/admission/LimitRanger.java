package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Applies the default requests and limits of a LimitRange and enforces its minimum, maximum and
 * ratio. Checked against {@code plugin/pkg/admission/limitranger}, 1.8 to 1.37. The server iterates
 * over LimitRanges and resources in random order; this class sorts them by name.
 */
final class LimitRanger implements AdmissionPlugin {

    static final String NAME = "LimitRanger";

    private static final String ANNOTATION = "kubernetes.io/limit-ranger";

    private final List<JsonObject> limitRanges;
    private final PodResources resources;
    private final LimitRangeConstraints constraints;

    LimitRanger(List<JsonObject> limitRanges, KubernetesVersion version) {
        this.limitRanges = limitRanges;
        this.resources = new PodResources(version);
        this.constraints = new LimitRangeConstraints(version);
    }

    @Override
    public Refusal admit(JsonObject pod) {
        for (JsonObject limitRange : limitRanges) {
            ResourceList requests = new ResourceList();
            ResourceList limits = new ResourceList();
            for (Field item : items(limitRange)) {
                if (isFor(item, "Container")) {
                    LimitRangeDefaults defaults = LimitRangeDefaults.of(item);
                    defaults.requests().amounts().forEach(requests::put);
                    defaults.limits().amounts().forEach(limits::put);
                }
            }
            merge(pod, requests, limits);
        }
        return null;
    }

    /**
     * {@code mergePodResourceRequirements}: fills in only the resources a container does not set.
     */
    private static void merge(JsonObject pod, ResourceList requests, ResourceList limits) {
        List<String> notes = new ArrayList<>();
        JsonObject spec = pod.object("spec");
        for (String list : List.of("containers", "initContainers")) {
            String kind = list.equals("containers") ? "container" : "init container";
            JsonArray containers = spec.array(list);
            for (JsonValue each : containers == null ? new JsonArray() : containers) {
                JsonObject container = (JsonObject) each;
                List<String> setLimits = fill(container, PodResources.LIMITS, limits);
                List<String> setRequests = fill(container, PodResources.REQUESTS, requests);
                String whose = " for " + kind + " " + container.text("name");
                if (!setRequests.isEmpty()) {
                    notes.add(String.join(", ", setRequests) + " request" + whose);
                }
                if (!setLimits.isEmpty()) {
                    notes.add(String.join(", ", setLimits) + " limit" + whose);
                }
            }
        }
        if (!notes.isEmpty()) {
            objectOf(pod.object("metadata"), "annotations")
                    .put(ANNOTATION, "LimitRanger plugin set: " + String.join("; ", notes));
        }
    }

    private static List<String> fill(JsonObject container, String side, ResourceList defaults) {
        List<String> set = new ArrayList<>();
        if (!defaults.isEmpty()) {
            JsonObject amounts = objectOf(objectOf(container, "resources"), side);
            defaults.amounts()
                    .forEach(
                            (name, amount) -> {
                                if (!amounts.has(name)) {
                                    amounts.put(name, amount.toString());
                                    set.add(name);
                                }
                            });
        }
        return set;
    }

    static JsonObject objectOf(JsonObject owner, String name) {
        JsonObject member = owner.object(name);
        if (member == null) {
            member = new JsonObject();
            owner.put(name, member);
        }
        return member;
    }

    @Override
    public Refusal validate(JsonObject pod) {
        for (JsonObject limitRange : limitRanges) {
            List<String> errors = new ArrayList<>();
            Field spec = Field.of(pod).at("spec");
            for (Field item : items(limitRange)) {
                if (isFor(item, "Container")) {
                    for (String list : List.of("containers", "initContainers")) {
                        for (Field container : spec.at(list).items()) {
                            constraints.check(
                                    item,
                                    ResourceList.of(container.at("resources", "requests")),
                                    ResourceList.of(container.at("resources", "limits")),
                                    errors);
                        }
                    }
                } else if (isFor(item, "Pod")) {
                    constraints.check(
                            item,
                            resources.forLimitRange(spec, PodResources.REQUESTS),
                            resources.forLimitRange(spec, PodResources.LIMITS),
                            errors);
                }
            }
            if (!errors.isEmpty()) {
                return Refusal.forbidden(NAME, AdmissionPlugin.nameOf(pod), aggregate(errors));
            }
        }
        return null;
    }

    /**
     * {@code utilerrors.NewAggregate}: removes duplicates; several messages are put in brackets.
     */
    private static String aggregate(List<String> errors) {
        List<String> texts = List.copyOf(new LinkedHashSet<>(errors));
        return texts.size() == 1 ? texts.get(0) : "[" + String.join(", ", texts) + "]";
    }

    private static List<Field> items(JsonObject limitRange) {
        return Field.of(limitRange).at("spec", "limits").items();
    }

    private static boolean isFor(Field item, String type) {
        return item.at("type").text().equals(type);
    }

    /**
     * The defaults for a container that sets no resources. The server fills them in when it stores
     * a LimitRange, so a LimitRange as written and one read back give the same result.
     */
    private record LimitRangeDefaults(ResourceList requests, ResourceList limits) {

        /** {@code SetDefaults_LimitRangeItem}. */
        static LimitRangeDefaults of(Field item) {
            ResourceList limits = ResourceList.of(item.at("default"));
            ResourceList.of(item.at("max")).amounts().forEach((n, q) -> putIfAbsent(limits, n, q));
            ResourceList requests = ResourceList.of(item.at("defaultRequest"));
            limits.amounts().forEach((name, amount) -> putIfAbsent(requests, name, amount));
            ResourceList.of(item.at("min"))
                    .amounts()
                    .forEach((name, amount) -> putIfAbsent(requests, name, amount));
            return new LimitRangeDefaults(requests, limits);
        }

        private static void putIfAbsent(ResourceList list, String name, Quantity amount) {
            if (!list.has(name)) {
                list.put(name, amount);
            }
        }
    }
}
