package io.daemonlens.engine.apiserver.validation.core;

import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;

/** What kinds of resources there are, by their names. */
public final class ResourceNames {

    /** The first GPU resource; the API server forgot it with 1.11. */
    public static final String OLD_GPU = "alpha.kubernetes.io/nvidia-gpu";

    private static final int NO_OLD_GPU = 11;
    private static final String HUGE_PAGES = "hugepages-";

    /** Between these minors a resource's name printed without quotes. */
    private static final int BARE_FROM = 29;

    private static final int BARE_UNTIL = 34;

    private static final List<String> CONTAINER = List.of("cpu", "memory", "ephemeral-storage");

    /** Names without a prefix that mean something to some object, if not to a container. */
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

    /** Of those, the ones that count things. */
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

    /** The size of one page, such as 2Mi; nothing where the name tells none. */
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

    /** Kubernetes' own: without a prefix, or with one of its domain. */
    public static boolean isNative(String name) {
        return name.indexOf('/') < 0 || name.contains("kubernetes.io/");
    }

    /** Somebody else's, such as {@code nvidia.com/gpu}. */
    public static boolean isExtended(String name, KubernetesVersion version) {
        return !isNative(name)
                && !name.startsWith("requests.")
                && NameValidation.qualifiedName("requests." + name, version).isEmpty();
    }

    /** Whether there are only whole ones of it. */
    public static boolean isWhole(String name, KubernetesVersion version) {
        return COUNTED.contains(name) || isExtended(name, version);
    }

    /** Whether a container may be promised less than it may use. */
    public static boolean mayBeOvercommitted(String name, KubernetesVersion version) {
        return isNative(name)
                && !isHugePages(name)
                && !(name.equals(OLD_GPU) && version.isBefore(NO_OLD_GPU));
    }

    /** How a name prints as a bad value. */
    public static String rendered(String name, KubernetesVersion version) {
        return version.isAtLeast(BARE_FROM) && version.isBefore(BARE_UNTIL)
                ? name
                : GoValues.named(name, version);
    }
}
