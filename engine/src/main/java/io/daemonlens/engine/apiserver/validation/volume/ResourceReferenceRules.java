package io.daemonlens.engine.apiserver.validation.volume;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.Quantities;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.List;

/**
 * Validates a reference to a container's resource ({@code validateContainerResourceFieldSelector}).
 */
public final class ResourceReferenceRules {

    private static final int HUGE_PAGES_DIVISOR = 20;

    private static final List<String> RESOURCES =
            List.of(
                    "limits.cpu",
                    "limits.ephemeral-storage",
                    "limits.memory",
                    "requests.cpu",
                    "requests.ephemeral-storage",
                    "requests.memory");
    private static final List<String> CPU_DIVISORS = List.of("1m", "1");
    private static final List<String> OTHER_DIVISORS =
            List.of(
                    "1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi",
                    "1Ei");

    private ResourceReferenceRules() {}

    public static void ofVariable(Field ref, Errors errors) {
        check(ref, false, errors.as(RuleCodes.RESOURCE_REFERENCE));
    }

    /** Checks a reference in a downwardAPI volume, where containerName is required. */
    static void ofVolume(Field ref, Errors errors) {
        check(ref, true, errors.as(RuleCodes.RESOURCE_REFERENCE));
    }

    private static void check(Field ref, boolean ofVolume, Errors errors) {
        Field resource = ref.at("resource");
        if (ofVolume && ref.at("containerName").isEmpty()) {
            errors.required(ref.at("containerName"));
        } else if (resource.isEmpty()) {
            errors.required(resource);
        } else if (!RESOURCES.contains(resource.text()) && !hugePages(resource.text(), errors)) {
            errors.notSupported(resource, GoValues.quote(resource.text()), RESOURCES);
        } else if (resource.text().endsWith(".ephemeral-storage")
                && !errors.gates().enabled("LocalStorageCapacityIsolation")) {
            errors.forbidden(
                    ref,
                    "Containers' ephemeral storage requests/limits disabled by feature-gate for"
                            + " Downward API");
        }
        divisor(ref, errors);
    }

    private static boolean hugePages(String resource, Errors errors) {
        return isHugePages(resource)
                && (errors.gates().enabled("DownwardAPIHugePages")
                        || errors.version().isAtLeast(HUGE_PAGES_DIVISOR)
                                && StoredVolumes.hugePagesReference(errors));
    }

    public static boolean isHugePages(String resource) {
        return resource.startsWith("limits.hugepages-")
                || resource.startsWith("requests.hugepages-");
    }

    private static void divisor(Field ref, Errors errors) {
        String resource = ref.at("resource").text();
        Quantity divisor = Quantities.of(ref.at("divisor"));
        if (divisor.isZero()) {
            return;
        }
        switch (resource) {
            case "limits.cpu", "requests.cpu" -> divisor(ref, divisor, CPU_DIVISORS, "cpu", errors);
            case "limits.memory", "requests.memory" ->
                    divisor(ref, divisor, OTHER_DIVISORS, "memory", errors);
            case "limits.ephemeral-storage", "requests.ephemeral-storage" ->
                    divisor(ref, divisor, OTHER_DIVISORS, "local ephemeral storage", errors);
            default -> {
                if (isHugePages(resource) && errors.version().isAtLeast(HUGE_PAGES_DIVISOR)) {
                    divisor(ref, divisor, OTHER_DIVISORS, "hugepages", errors);
                }
            }
        }
    }

    private static void divisor(
            Field ref, Quantity divisor, List<String> supported, String words, Errors errors) {
        if (supported.contains(divisor.toString())) {
            return;
        }
        String list = String.join(words.equals("cpu") ? " and " : ", ", supported);
        errors.invalid(
                ref.at("divisor"),
                GoValues.quote(ref.at("resource").text()),
                "only divisor's values " + list + " are supported with the " + words + " resource");
    }
}
