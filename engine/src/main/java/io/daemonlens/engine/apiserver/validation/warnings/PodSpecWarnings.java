package io.daemonlens.engine.apiserver.validation.warnings;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.IpAddress;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Warns about scalar fields and lists of a pod spec that have repeated, empty or out-of-range
 * values.
 */
final class PodSpecWarnings {

    private static final int NEGATIVE_GRACE = 28;
    private static final int ADDRESSES = 33;

    private PodSpecWarnings() {}

    /** Warns about repeated host aliases and image pull secrets. */
    static void addRepetitions(Field spec, WarningList warnings) {
        addRepetitions(spec.at("hostAliases"), "ip", warnings);
        addRepetitions(spec.at("imagePullSecrets"), "name", warnings);
        for (Field secret : spec.at("imagePullSecrets").items()) {
            if (secret.at("name").isEmpty()) {
                warnings.add(secret.at("name"), "invalid empty name \"\"");
            }
        }
    }

    private static void addRepetitions(Field list, String member, WarningList warnings) {
        Set<String> seen = new LinkedHashSet<>();
        for (Field item : list.items()) {
            Field value = item.at(member);
            if (!seen.add(value.text())) {
                warnings.add(value, "duplicate " + member + " " + GoValues.quote(value.text()));
            }
        }
    }

    /** Adds the warnings that follow those of the containers. */
    static void addLast(Field spec, WarningList warnings) {
        Field grace = spec.at("terminationGracePeriodSeconds");
        if (grace.number() < 0 && warnings.version().isAtLeast(NEGATIVE_GRACE)) {
            warnings.add(
                    grace, "must be >= 0; negative values are invalid and will be treated as 1");
        }
        if (warnings.version().isAtLeast(NodeLabelWarnings.SELECTORS)) {
            addNullSelectors(spec.at("affinity", "podAffinity"), warnings);
            addNullSelectors(spec.at("affinity", "podAntiAffinity"), warnings);
        }
        if (warnings.version().isAtLeast(ADDRESSES)) {
            for (Field nameserver : spec.at("dnsConfig", "nameservers").items()) {
                addAddress(nameserver, warnings);
            }
            for (Field alias : spec.at("hostAliases").items()) {
                addAddress(alias.at("ip"), warnings);
            }
        }
    }

    private static void addNullSelectors(Field affinity, WarningList warnings) {
        for (Field term : affinity.at("requiredDuringSchedulingIgnoredDuringExecution").items()) {
            addNullSelector(term, warnings);
        }
        for (Field term : affinity.at("preferredDuringSchedulingIgnoredDuringExecution").items()) {
            addNullSelector(term.at("podAffinityTerm"), warnings);
        }
    }

    private static void addNullSelector(Field term, WarningList warnings) {
        if (term.at("labelSelector").absent()) {
            warnings.add(
                    term.at("labelSelector"), "a null labelSelector results in matching no pod");
        }
    }

    private static void addAddress(Field address, WarningList warnings) {
        String text = IpAddress.warning(address.text());
        if (text != null) {
            warnings.add(address, text);
        }
    }
}
