package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.apimachinery.QuantityFormat;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;

/**
 * The total requests or limits of a pod, as LimitRanger and ResourceQuota count them. Checked
 * against {@code plugin/pkg/admission/limitranger}, {@code pkg/quota/v1/evaluator/core/pods.go} and
 * component-helpers' {@code resource/helpers.go}, 1.8 to 1.37.
 */
final class PodResources {

    static final String REQUESTS = "requests";
    static final String LIMITS = "limits";

    /** Since this minor version, sidecar containers count as containers. */
    private static final int SIDECARS_COUNT = 28;

    /** Since this minor version, the overhead is added only to limits that the pod sets. */
    private static final int OVERHEAD_NEEDS_LIMIT = 27;

    private final KubernetesVersion version;
    private final boolean podLevel;
    private final boolean overhead;

    PodResources(KubernetesVersion version) {
        Gates gates = Gates.defaults(version);
        this.version = version;
        this.podLevel = gates.enabled("PodLevelResources");
        this.overhead = gates.enabled("PodOverhead");
    }

    /** Returns whether pod-level resources replace those of the containers. */
    boolean isPodLevel(Field spec) {
        if (!podLevel) {
            return false;
        }
        for (String side : List.of(REQUESTS, LIMITS)) {
            for (Field entry : spec.at("resources", side).entries()) {
                if (isPodLevelResource(entry.path().name())) {
                    return true;
                }
            }
        }
        return false;
    }

    static boolean isPodLevelResource(String name) {
        return name.equals("cpu") || name.equals("memory") || name.startsWith("hugepages-");
    }

    /** {@code podRequests} and {@code podLimits} of LimitRanger. */
    ResourceList forLimitRange(Field spec, String side) {
        if (version.isBefore(SIDECARS_COUNT)) {
            ResourceList sum = sumOfCommon(spec, side);
            for (Field init : spec.at("initContainers").items()) {
                sum.max(ResourceList.of(init.at("resources", side)));
            }
            return sum;
        }
        ResourceList sum = sum(spec, side);
        if (podLevel) {
            ResourceList.of(spec.at("resources", side))
                    .amounts()
                    .forEach(
                            (name, amount) -> {
                                if (name.equals("cpu") || name.equals("memory")) {
                                    sum.put(name, amount);
                                }
                            });
        }
        return sum;
    }

    /** {@code PodRequests} and {@code PodLimits} of component-helpers, and their predecessors. */
    ResourceList forQuota(Field spec, String side) {
        ResourceList sum = sum(spec, side);
        if (podLevel && isPodLevel(spec)) {
            ResourceList.of(spec.at("resources", side))
                    .amounts()
                    .forEach(
                            (name, amount) -> {
                                if (isPodLevelResource(name)) {
                                    sum.put(name, amount);
                                }
                            });
        }
        ResourceList more = ResourceList.of(spec.at("overhead"));
        if (overhead && (side.equals(REQUESTS) || version.isBefore(OVERHEAD_NEEDS_LIMIT))) {
            sum.add(more);
        } else if (overhead) {
            more.amounts()
                    .forEach(
                            (name, amount) -> {
                                Quantity limit = sum.get(name);
                                if (limit != null && !limit.isZero()) {
                                    sum.put(name, limit.add(amount));
                                }
                            });
        }
        return sum;
    }

    /**
     * Adds up the containers. Init containers run one at a time, next to the sidecars before them.
     */
    private ResourceList sum(Field spec, String side) {
        return sum(spec, side, version.isAtLeast(SIDECARS_COUNT));
    }

    /** Returns the total of the containers, without pod-level resources. */
    static ResourceList ofContainers(Field spec, String side) {
        return sum(spec, side, true);
    }

    private static ResourceList sum(Field spec, String side, boolean sidecarsCount) {
        ResourceList running = new ResourceList();
        for (Field container : spec.at("containers").items()) {
            running.add(ResourceList.of(container.at("resources", side)));
        }
        ResourceList sidecars = new ResourceList();
        ResourceList starting = new ResourceList();
        for (Field init : spec.at("initContainers").items()) {
            ResourceList own = ResourceList.of(init.at("resources", side));
            boolean sidecar = sidecarsCount && init.at("restartPolicy").text().equals("Always");
            if (sidecar) {
                running.add(own);
                sidecars.add(own);
                starting.max(sidecars);
            } else {
                starting.max(own.add(sidecars));
            }
        }
        return running.max(starting);
    }

    /**
     * Adds up only resources that every container sets: cpu in thousandths, others in whole units.
     */
    private static ResourceList sumOfCommon(Field spec, String side) {
        ResourceList all = new ResourceList();
        ResourceList common = null;
        for (Field container : spec.at("containers").items()) {
            ResourceList own = ResourceList.of(container.at("resources", side));
            common = common == null ? own.copy() : common.mask(own);
            own.amounts()
                    .forEach(
                            (name, amount) -> {
                                Quantity whole =
                                        name.equals("cpu")
                                                ? Quantity.ofMilli(
                                                        amount.milliValue(),
                                                        QuantityFormat.DECIMAL_SI)
                                                : Quantity.of(
                                                        amount.value(), QuantityFormat.DECIMAL_SI);
                                all.add(new ResourceList().put(name, whole));
                            });
        }
        return common == null ? all : all.mask(common);
    }
}
