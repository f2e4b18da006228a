package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.defaults.Defaults;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;

/**
 * Applies the API server's defaults to a pod before admission: the defaults of a pod template, and
 * {@code SetDefaults_Pod} of {@code pkg/apis/core/v1/defaults.go}, 1.8 to 1.37.
 */
final class PodDefaulting {

    private final KubernetesVersion version;
    private final boolean podLevel;

    PodDefaulting(KubernetesVersion version) {
        this.version = version;
        podLevel = Gates.defaults(version).enabled("PodLevelResources");
    }

    void apply(JsonObject pod) {
        JsonObject spec = pod.object("spec");
        Defaults.podSpec(spec, version);
        boolean hostNetwork = Field.of(spec).at("hostNetwork").isTrue();
        for (String list : List.of("containers", "initContainers")) {
            JsonArray containers = spec.array(list);
            for (JsonValue each : containers == null ? new JsonArray() : containers) {
                JsonObject container = (JsonObject) each;
                requestLimits(container.object("resources"));
                if (hostNetwork) {
                    hostPorts(container.array("ports"));
                }
            }
        }
        if (podLevel && spec.object("resources") != null) {
            podLevelResources(spec);
        }
    }

    /** Copies each limit without a request to the requests. */
    private static void requestLimits(JsonObject resources) {
        JsonObject limits = resources == null ? null : resources.object("limits");
        if (limits == null || limits.isEmpty()) {
            return;
        }
        JsonObject requests = LimitRanger.objectOf(resources, "requests");
        for (var each : limits.entries()) {
            if (!requests.has(each.getKey())) {
                requests.put(each.getKey(), each.getValue().copy());
            }
        }
    }

    private static void hostPorts(JsonArray ports) {
        for (JsonValue each : ports == null ? new JsonArray() : ports) {
            JsonObject port = (JsonObject) each;
            if (Field.of(port).at("hostPort").number() == 0
                    && port.get("containerPort") instanceof JsonNumber number) {
                port.put("hostPort", number.longValue());
            }
        }
    }

    /** {@code defaultHugePagePodLimits}, then {@code defaultPodRequests}. */
    private static void podLevelResources(JsonObject spec) {
        JsonObject own = spec.object("resources");
        Field resources = Field.of(own);
        if (resources.at("limits").isEmpty() && resources.at("requests").isEmpty()) {
            return;
        }
        ResourceList containerLimits = sum(spec, PodResources.LIMITS);
        containerLimits
                .amounts()
                .forEach(
                        (name, amount) -> {
                            if (name.startsWith("hugepages-")
                                    && resources.at("requests").at(name).absent()) {
                                putIfAbsent(own, "limits", name, amount.toString());
                            }
                        });
        if (Field.of(own).at("limits").isEmpty()) {
            return;
        }
        sum(spec, PodResources.REQUESTS)
                .amounts()
                .forEach(
                        (name, amount) -> {
                            if (name.equals("cpu") || name.equals("memory")) {
                                putIfAbsent(own, "requests", name, amount.toString());
                            }
                        });
        ResourceList.of(Field.of(own).at("limits"))
                .amounts()
                .forEach(
                        (name, amount) -> {
                            if (PodResources.isPodLevelResource(name)) {
                                putIfAbsent(own, "requests", name, amount.toString());
                            }
                        });
    }

    private static ResourceList sum(JsonObject spec, String side) {
        return PodResources.ofContainers(Field.of(spec), side);
    }

    private static void putIfAbsent(JsonObject own, String side, String name, String amount) {
        JsonObject list = LimitRanger.objectOf(own, side);
        if (!list.has(name)) {
            list.put(name, new JsonText(amount));
        }
    }
}
