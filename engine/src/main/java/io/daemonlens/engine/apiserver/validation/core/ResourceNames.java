package io.daemonlens.engine.apiserver.validation.core;

import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;

/** Classifies resources by their names. */
public final class ResourceNames {

    /** The first GPU resource; the API server removed it in 1.11. */
    public static final String OLD_GPU = "alpha.kubernetes.io/nvidia-gpu";

    private static final int NO_OLD_GPU = 11;
    private static final String HUGE_PAGES = "hugepages-";

    /** The first of the minor versions that print a resource name without quotes. */
    private static final int BARE_FROM = 29;

    private static final int BARE_UNTIL = 34;

    private static final List<String> CONTAINER = List.of("cpu", "memory", "ephemeral-storage");

    /** The names without a prefix that some object supports, even if a container does not. */
    private static final List<String> STANDARD =
            List.of(
                    "cpu",
                    "memory",
                    "ephemeral-storage",
                    "requests.cpu",
                    "requests.memory",
                    "requests.ephemeral-storage",
                    "limits.cpu",
                    "limits.memory",
                    "limits.ephemeral-storage",
                    "pods",
                    "resourcequotas",
                    "services",
                    "replicationcontrollers",
                    "secrets",
                    "configmaps",
                    "persistentvolumeclaims",
                    "storage",
                    "requests.storage",
                    "services.nodeports",
                    "services.loadbalancers");

    /** The standard names that are object counts. */
    private static final List<String> COUNTED =
            List.of(
                    "pods",
                    "resourcequotas",
                    "services",
                    "replicationcontrollers",
                    "secrets",
                    "configmaps",
                    "persistentvolumeclaims",
                    "services.nodeports",
                    "services.loadbalancers");

    private ResourceNames() {}

    public static boolean isHugePages(String name) {
        return name.startsWith(HUGE_PAGES);
    }

    /** Returns the page size in a huge page name, such as 2Mi; zero if it is malformed. */
    public static Quantity pageSize(String name) {
        try {
            return Quantity.parse(name.substring(HUGE_PAGES.length()));
        } catch (Quantity.FormatException e) {
            return Quantity.ZERO;
        }
    }

    public static boolean isStandard(String name) {
        return STANDARD.contains(name) || isHugePages(name);
    }

    public static boolean isStandardForContainers(String name) {
        return CONTAINER.contains(name) || isHugePages(name);
    }

    /**
     * Returns whether a resource is native: it has no prefix, or one of the kubernetes.io domain.
     */
    public static boolean isNative(String name) {
        return name.indexOf('/') < 0 || name.contains("kubernetes.io/");
    }

    /** Returns whether a resource is an extended resource, such as {@code nvidia.com/gpu}. */
    public static boolean isExtended(String name, KubernetesVersion version) {
        return !isNative(name)
                && !name.startsWith("requests.")
                && NameValidation.qualifiedName("requests." + name, version).isEmpty();
    }

    /** Returns whether quantities of the resource must be integers. */
    public static boolean isWhole(String name, KubernetesVersion version) {
        return COUNTED.contains(name) || isExtended(name, version);
    }

    /** Returns whether the request of the resource may be lower than its limit. */
    public static boolean mayBeOvercommitted(String name, KubernetesVersion version) {
        return isNative(name)
                && !isHugePages(name)
                && !(name.equals(OLD_GPU) && version.isBefore(NO_OLD_GPU));
    }

    /** Formats an invalid resource name. */
    public static String rendered(String name, KubernetesVersion version) {
        return version.isAtLeast(BARE_FROM) && version.isBefore(BARE_UNTIL)
                ? name
                : GoValues.named(name, version);
    }
}
