package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.ErrorCause;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import io.daemonlens.engine.apiserver.validation.core.Quantities;
import io.daemonlens.engine.apiserver.validation.core.ResourceNames;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.core.ValueProblem;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;

/**
 * Validates requests and limits ({@code ValidateContainerResourceRequirements}). Entries are
 * visited by name, because Go's map order is random.
 */
public final class ResourceRules {

    /** Since this minor version, a name with a slash must be a valid extended resource name. */
    private static final int EXTENDED_NAMES = 10;

    /**
     * Before this minor version, the message names the GPU limit for every resource that cannot be
     * overcommitted.
     */
    private static final int NAMES_RESOURCE = 9;

    private static final int TELLS_LIMIT = 27;
    private static final int WHOLE_PAGES = 21;
    private static final int LIMIT_REQUIRED = 10;

    /** A check of a resource name; it differs between containers and pods. */
    interface NameRule {
        void check(Field entry, Errors errors);
    }

    private ResourceRules() {}

    static void ofContainer(Field resources, PodFacts pod, Errors errors) {
        check(resources, pod, ResourceRules::containerName, errors);
    }

    static void check(Field resources, PodFacts pod, NameRule name, Errors errors) {
        Field limits = resources.at("limits");
        Field requests = resources.at("requests");
        for (Field limit : limits.entries()) {
            entry(limit, name, errors);
            notYet(limit, limits, errors);
            wholePages(limit, pod.brokenHugePages(), errors);
        }
        for (Field request : requests.entries()) {
            entry(request, name, errors);
            againstLimit(request, requests, limits, errors);
            wholePages(request, pod.brokenHugePages(), errors);
        }
        if ((hasHugePages(limits) || hasHugePages(requests))
                && errors.gates().enabled("HugePages")
                && !hasCpuOrMemory(limits)
                && !hasCpuOrMemory(requests)) {
            errors.as(RuleCodes.HUGE_PAGES).forbidden(resources, "HugePages require cpu or memory");
        }
        ResourceClaimRules.ofContainer(resources.at("claims"), pod.claims(), errors);
    }

    /** Checks limits without requests, such as a pod's overhead. */
    static void limitsAlone(Field limits, Field owner, Errors errors) {
        boolean mayBeBroken = brokenHugePages(errors);
        for (Field limit : limits.entries()) {
            entry(limit, ResourceRules::containerName, errors);
            wholePages(limit, mayBeBroken, errors);
        }
        if (hasHugePages(limits) && !hasCpuOrMemory(limits)) {
            errors.as(RuleCodes.HUGE_PAGES).forbidden(owner, "HugePages require cpu or memory");
        }
    }

    /** Checks the name and the quantity of an entry. */
    static void entry(Field entry, NameRule name, Errors all) {
        name.check(entry, all);
        Errors errors = all.as(RuleCodes.RESOURCE_QUANTITY);
        Quantity quantity = Quantities.of(entry);
        if (quantity.signum() < 0) {
            NameValidation.negative(entry, Quantities.quoted(quantity), errors);
        }
        if (ResourceNames.isWhole(entry.path().name(), errors.version())
                && quantity.milliValue() % 1000 != 0) {
            errors.invalid(
                    entry, Quantities.rendered(quantity, errors.version()), "must be an integer");
        }
    }

    static void containerName(Field entry, Errors all) {
        Errors errors = all.as(RuleCodes.RESOURCE_NAME);
        KubernetesVersion version = errors.version();
        String name = entry.path().name();
        String rendered = ResourceNames.rendered(name, version);
        anyName(entry, errors);
        if (name.indexOf('/') < 0) {
            if (!ResourceNames.isStandardForContainers(name)) {
                errors.invalid(entry, rendered, "must be a standard resource for containers");
            }
        } else if (version.isAtLeast(EXTENDED_NAMES)
                && !ResourceNames.isNative(name)
                && !ResourceNames.isExtended(name, version)) {
            errors.invalid(entry, rendered, "doesn't follow extended resource name standard");
        }
    }

    /** Checks a resource name by the rules that hold everywhere. */
    static void anyName(Field entry, Errors errors) {
        String name = entry.path().name();
        String rendered = ResourceNames.rendered(name, errors.version());
        List<ValueProblem> problems = NameValidation.qualifiedName(name, errors.version());
        errors.invalid(entry, rendered, problems);
        if (problems.isEmpty() && name.indexOf('/') < 0 && !ResourceNames.isStandard(name)) {
            errors.invalid(entry, rendered, "must be a standard resource type or fully qualified");
        }
    }

    private static void againstLimit(Field request, Field requests, Field limits, Errors all) {
        Errors errors = all.as(RuleCodes.REQUEST_ABOVE_LIMIT);
        String name = request.path().name();
        boolean overcommit = ResourceNames.mayBeOvercommitted(name, errors.version());
        Field printed = request.printedAs(requests.printed());
        Field limit = entryOf(limits, name);
        if (limit == null && errors.version().isBefore(LIMIT_REQUIRED)) {
            if (name.equals(ResourceNames.OLD_GPU)) {
                errors.invalid(
                        printed,
                        Quantities.quoted(Quantities.of(request)),
                        "must be equal to " + name + " request");
            }
            return;
        }
        if (limit == null) {
            if (!overcommit) {
                errors.required(limits, "Limit must be set for non overcommitable resources");
            }
            return;
        }
        Quantity asked = Quantities.of(request);
        Quantity most = Quantities.of(limit);
        String tail =
                name + " limit" + (errors.version().isAtLeast(TELLS_LIMIT) ? " of " + most : "");
        if (!overcommit && asked.compareTo(most) != 0) {
            errors.invalid(
                    printed,
                    Quantities.quoted(asked),
                    "must be equal to "
                            + (errors.version().isBefore(NAMES_RESOURCE)
                                    ? ResourceNames.OLD_GPU + " limit"
                                    : tail));
        } else if (asked.compareTo(most) > 0) {
            errors.because(new ErrorCause.RequestAboveLimit(name))
                    .invalid(
                            printed,
                            Quantities.quoted(asked),
                            "must be less than or equal to " + tail);
        }
    }

    /** Rejects a limit for two resources while their feature gate is off. */
    private static void notYet(Field limit, Field limits, Errors all) {
        String name = limit.path().name();
        String refused = null;
        if (name.equals("ephemeral-storage")
                && !all.gates().enabled("LocalStorageCapacityIsolation")) {
            refused = "ResourceEphemeralStorage";
        } else if (ResourceNames.isHugePages(name) && !all.gates().enabled("HugePages")) {
            refused = name;
        }
        if (refused != null) {
            all.as(RuleCodes.RESOURCE_NAME)
                    .forbidden(
                            limits,
                            refused + " field disabled by feature-gate for ResourceRequirements");
        }
    }

    /**
     * Returns whether partial huge pages are accepted: by old versions, or because they are stored.
     */
    public static boolean brokenHugePages(Errors errors) {
        return errors.version().isBefore(WHOLE_PAGES) || StoredContainers.brokenHugePages(errors);
    }

    private static void wholePages(Field entry, boolean mayBeBroken, Errors all) {
        if (mayBeBroken || HugePages.isWhole(entry)) {
            return;
        }
        Quantity quantity = Quantities.of(entry);
        all.as(RuleCodes.RESOURCE_QUANTITY)
                .invalid(
                        entry,
                        Quantities.quoted(quantity),
                        quantity + " is not positive integer multiple of " + entry.path().name());
    }

    /** Returns the entry with that name, or null. */
    static Field entryOf(Field map, String name) {
        Field entry = map.at(name);
        return entry.absent() ? null : entry;
    }

    private static boolean hasHugePages(Field map) {
        for (Field entry : map.entries()) {
            if (ResourceNames.isHugePages(entry.path().name())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasCpuOrMemory(Field map) {
        return map.at("cpu").present() || map.at("memory").present();
    }
}
