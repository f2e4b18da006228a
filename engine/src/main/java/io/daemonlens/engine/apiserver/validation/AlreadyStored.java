package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;
import java.util.List;
import java.util.function.Predicate;

/**
 * What an update may keep although a creation may not bring it, because the stored object has it
 * already (C.17). Each answer is false on a creation.
 */
final class AlreadyStored {

    private AlreadyStored() {}

    /** A variable's name that only the relaxed rule allows. */
    static boolean relaxedEnvName(Errors errors) {
        return any(
                errors,
                container ->
                        has(container.at("env"), "name", AlreadyStored::isRelaxed)
                                || has(
                                        container.at("envFrom"),
                                        "prefix",
                                        AlreadyStored::isRelaxed));
    }

    private static boolean isRelaxed(Field name) {
        return !name.isEmpty()
                && !MessageFamilies.envName(name.text()).isEmpty()
                && MessageFamilies.relaxedEnvName(name.text()).isEmpty();
    }

    /** Huge pages that are not whole. */
    static boolean brokenHugePages(Errors errors) {
        return brokenOverhead(errors)
                || any(
                        errors,
                        container ->
                                List.of("limits", "requests").stream()
                                        .flatMap(
                                                k ->
                                                        container
                                                                .at("resources", k)
                                                                .entries()
                                                                .stream())
                                        .anyMatch(entry -> !ResourceRules.isWholePages(entry)));
    }

    /** Huge pages that are not whole in what the pod itself takes. */
    static boolean brokenOverhead(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && spec.at("overhead").entries().stream()
                        .anyMatch(entry -> !ResourceRules.isWholePages(entry));
    }

    /** A container that may do all, but gain nothing. */
    static boolean adminWithoutEscalation(Errors errors) {
        return any(
                errors,
                container -> {
                    Field context = container.at("securityContext");
                    return !context.at("allowPrivilegeEscalation").isTrue()
                            && context.at("capabilities", "add").items().stream()
                                    .anyMatch(SecurityContextRules::isSysAdmin);
                });
    }

    /** A sysctl written with slashes. */
    static boolean slashedSysctl(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && has(
                        spec.at("securityContext", "sysctls"),
                        "name",
                        name -> name.text().indexOf('/') >= 0);
    }

    /** Label keys of a topology spread constraint that newer servers refuse. */
    static boolean brokenSpreadKeys(Errors errors) {
        Field spec = spec(errors);
        if (spec == null) {
            return false;
        }
        Errors found = Errors.onCreate(errors.version(), errors.gates());
        spec.at("topologySpreadConstraints")
                .items()
                .forEach(each -> MatchLabelKeyRules.check(each, found));
        return !found.isEmpty();
    }

    /** A sysctl of the host's own namespaces. */
    static boolean hostSysctl(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && has(
                        spec.at("securityContext", "sysctls"),
                        "name",
                        name -> SysctlRules.hostNamespace(name.text(), spec) != null);
    }

    /** An init container, not a sidecar, that is started again when its resources change. */
    static boolean restartedInitContainer(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && spec.at("initContainers").items().stream()
                        .filter(container -> !container.at("restartPolicy").text().equals("Always"))
                        .anyMatch(
                                container ->
                                        has(
                                                container.at("resizePolicy"),
                                                "restartPolicy",
                                                policy ->
                                                        policy.text().equals("RestartContainer")));
    }

    /** A volume of an image that is not named. */
    static boolean namelessImageVolume(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && spec.at("volumes").items().stream()
                        .map(volume -> volume.at("image"))
                        .anyMatch(image -> image.present() && image.at("reference").isEmpty());
    }

    /** Devices in a pod with users of its own. */
    static boolean mappedDevices(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && spec.at("hostUsers").present()
                && !spec.at("hostUsers").isTrue()
                && any(errors, container -> container.at("volumeDevices").size() > 0);
    }

    /** A value in the requirements of the selector or of a pod affinity that no label can have. */
    static boolean brokenSelectorValues(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && (hasBrokenValues(errors.old().at("spec", "selector"), errors)
                        || AffinityRules.podTerms(spec.at("affinity")).stream()
                                .anyMatch(term -> hasBrokenSelectors(term, errors)));
    }

    private static boolean hasBrokenSelectors(Field term, Errors errors) {
        Errors found = Errors.onCreate(errors.version(), errors.gates());
        LabelRules.checkSelector(term.at("labelSelector"), found);
        LabelRules.checkSelector(term.at("namespaceSelector"), found);
        return !found.isEmpty();
    }

    /** A value in a required term of node affinity that no label can have. */
    static boolean brokenNodeAffinityValues(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && AffinityRules.requiredNodeTerms(spec.at("affinity")).items().stream()
                        .anyMatch(term -> hasBrokenValues(term, errors));
    }

    private static boolean hasBrokenValues(Field selector, Errors errors) {
        return selector.at("matchExpressions").items().stream()
                .flatMap(requirement -> requirement.at("values").items().stream())
                .anyMatch(
                        value ->
                                !MessageFamilies.labelValue(value.text(), errors.version())
                                        .isEmpty());
    }

    /** A topology spread constraint with a malformed selector. */
    static boolean brokenSpreadSelector(Errors errors) {
        Field spec = spec(errors);
        if (spec == null) {
            return false;
        }
        Errors found = Errors.onCreate(errors.version(), errors.gates());
        spec.at("topologySpreadConstraints")
                .items()
                .forEach(each -> LabelRules.checkSelector(each.at("labelSelector"), found));
        return !found.isEmpty();
    }

    /** The path of a projected token that leads out of its volume. */
    static boolean tokenPathOutside(Errors errors) {
        Field spec = spec(errors);
        if (spec == null) {
            return false;
        }
        Errors found = Errors.onCreate(errors.version(), errors.gates());
        for (Field volume : spec.at("volumes").items()) {
            for (Field source : volume.at("projected", "sources").items()) {
                Paths.checkLocal(source.at("serviceAccountToken", "path"), found);
            }
        }
        return !found.isEmpty();
    }

    /** A search name that only the relaxed rule allows, in the minors that have it. */
    static boolean relaxedSearchName(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && errors.version().isAtLeast(32)
                && spec.at("dnsConfig", "searches").items().stream()
                        .map(Field::text)
                        .anyMatch(name -> name.equals(".") || name.indexOf('_') >= 0);
    }

    /** A GCE disk that is not read-only. */
    static boolean sharedDisk(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && spec.at("volumes").items().stream()
                        .map(volume -> volume.at("gcePersistentDisk"))
                        .anyMatch(disk -> disk.present() && !disk.at("readOnly").isTrue());
    }

    static Field spec(Errors errors) {
        return errors.old() == null ? null : errors.old().at("spec", "template", "spec");
    }

    static boolean any(Errors errors, Predicate<Field> container) {
        Field spec = spec(errors);
        return spec != null && PodFacts.everyContainer(spec).stream().anyMatch(container);
    }

    static boolean has(Field list, String member, Predicate<Field> wanted) {
        return list.items().stream().anyMatch(item -> wanted.test(item.at(member)));
    }
}
