package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.apimachinery.QuantityFormat;
import io.daemonlens.engine.apiserver.validation.core.ResourceNames;
import io.daemonlens.engine.json.CodePoints;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One quota of a namespace, and the usage of a pod under it. Checked against {@code
 * pkg/quota/v1/evaluator/core/pods.go}, 1.8 to 1.37.
 */
final class ResourceQuota {

    /** Before this minor version, every container must set every resource of the quota. */
    private static final int ONLY_CPU_AND_MEMORY = 10;

    /** Since this minor version, the message names the containers that lack a resource. */
    private static final int NAMES_CONTAINERS = 24;

    private static final int COUNTS_OBJECTS = 9;
    private static final int EXTENDED = 10;

    private static final List<String> COMPUTE =
            List.of(
                    "count/pods",
                    "cpu",
                    "memory",
                    "ephemeral-storage",
                    "requests.cpu",
                    "requests.memory",
                    "requests.ephemeral-storage",
                    "limits.cpu",
                    "limits.memory",
                    "limits.ephemeral-storage",
                    "pods");

    private static final List<String> REQUIRED =
            List.of(
                    "cpu",
                    "memory",
                    "requests.cpu",
                    "requests.memory",
                    "limits.cpu",
                    "limits.memory");

    private final String name;
    private final ResourceList hard;
    private final QuotaScopes scopes;
    private final KubernetesVersion version;
    private final PodResources resources;

    ResourceQuota(JsonObject object, KubernetesVersion version) {
        Field quota = Field.of(object);
        Field status = quota.at("status", "hard");
        this.name = quota.at("metadata", "name").text();
        this.hard = ResourceList.of(status.present() ? status : quota.at("spec", "hard"));
        this.scopes = new QuotaScopes(quota.at("spec"), version);
        this.version = version;
        this.resources = new PodResources(version);
    }

    String name() {
        return name;
    }

    ResourceList hard() {
        return hard;
    }

    QuotaScopes scopes() {
        return scopes;
    }

    /** Returns whether the quota counts the pod: it has a pod resource and its scopes match. */
    boolean matches(Field pod) {
        return !restricted().isEmpty() && scopes.matches(pod);
    }

    /** {@code MatchingResources}: returns the resources of the quota that pods use. */
    TreeSet<String> restricted() {
        TreeSet<String> names = new TreeSet<>(CodePoints.ORDER);
        for (String each : hard.amounts().keySet()) {
            boolean compute =
                    COMPUTE.contains(each)
                            && (!each.equals("count/pods") || version.isAtLeast(COUNTS_OBJECTS));
            boolean pages = each.startsWith("hugepages-") || each.startsWith("requests.hugepages-");
            boolean extended = !ResourceNames.isNative(each) && each.startsWith("requests.");
            if (compute || (pages || extended) && version.isAtLeast(EXTENDED)) {
                names.add(each);
            }
        }
        return names;
    }

    /** {@code Constraints}: returns why the pod cannot be counted; null if it can. */
    String missing(Field pod) {
        Field spec = pod.at("spec");
        if (resources.isPodLevel(spec)) {
            return null;
        }
        TreeSet<String> required = restricted();
        if (version.isAtLeast(ONLY_CPU_AND_MEMORY)) {
            required.retainAll(REQUIRED);
        }
        Map<String, TreeSet<String>> lacking = new TreeMap<>(CodePoints.ORDER);
        for (String list : List.of("containers", "initContainers")) {
            for (Field container : spec.at(list).items()) {
                ResourceList usage =
                        usage(
                                ResourceList.of(container.at("resources", "requests")),
                                ResourceList.of(container.at("resources", "limits")));
                for (String each : required) {
                    if (!usage.has(each)) {
                        lacking.computeIfAbsent(each, key -> new TreeSet<>(CodePoints.ORDER))
                                .add(container.at("name").text());
                    }
                }
            }
        }
        if (lacking.isEmpty()) {
            return null;
        }
        if (version.isBefore(NAMES_CONTAINERS)) {
            return "must specify " + String.join(",", lacking.keySet());
        }
        StringBuilder text = new StringBuilder("must specify ");
        lacking.forEach(
                (resource, containers) ->
                        text.append(text.length() > "must specify ".length() ? "; " : "")
                                .append(resource)
                                .append(" for: ")
                                .append(String.join(",", containers)));
        return text.toString();
    }

    /** {@code PodUsageFunc} for a pod that has not finished. */
    ResourceList usage(Field pod) {
        Field spec = pod.at("spec");
        ResourceList usage =
                usage(
                        resources.forQuota(spec, PodResources.REQUESTS),
                        resources.forQuota(spec, PodResources.LIMITS));
        return version.isAtLeast(COUNTS_OBJECTS) ? usage.put("count/pods", one()) : usage;
    }

    private static Quantity one() {
        return Quantity.of(1, QuantityFormat.DECIMAL_SI);
    }

    /** {@code podComputeUsageHelper}. */
    private ResourceList usage(ResourceList requests, ResourceList limits) {
        ResourceList usage = new ResourceList().put("pods", one());
        requests.amounts()
                .forEach(
                        (resource, amount) -> {
                            if (isCompute(resource) || isPages(resource)) {
                                usage.put(resource, amount);
                                usage.put("requests." + resource, amount);
                            } else if (isExtended(resource)) {
                                usage.put("requests." + resource, amount);
                            }
                        });
        limits.amounts()
                .forEach(
                        (resource, amount) -> {
                            if (isCompute(resource)) {
                                usage.put("limits." + resource, amount);
                            }
                        });
        return usage;
    }

    private static boolean isCompute(String resource) {
        return resource.equals("cpu")
                || resource.equals("memory")
                || resource.equals("ephemeral-storage");
    }

    private boolean isPages(String resource) {
        return resource.startsWith("hugepages-") && version.isAtLeast(EXTENDED);
    }

    private boolean isExtended(String resource) {
        return version.isAtLeast(EXTENDED) && ResourceNames.isExtended(resource, version);
    }
}
