package io.daemonlens.engine.apiserver.validation.volume;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.print.GoValues;

/** Validates the data source of a claim ({@code ValidatePersistentVolumeClaimSpec}). */
final class ClaimSourceRules {

    /** Since this minor version, dataSourceRef is validated and must equal dataSource. */
    private static final int REFERENCE = 22;

    /** Since this minor version, the message says why a kind is not allowed. */
    private static final int KIND_EXPLAINED = 26;

    /** Since this minor version, the name of the API group is checked. */
    private static final int GROUP_CHECKED = 29;

    /**
     * Since this minor version, the path that upstream passes as the value prints as an empty
     * struct.
     */
    private static final int AS_JSON = 34;

    private ClaimSourceRules() {}

    static void check(Field spec, Errors errors) {
        Field source = spec.at("dataSource");
        Field reference = spec.at("dataSourceRef");
        checkSource(source, errors);
        if (errors.version().isBefore(REFERENCE)) {
            return;
        }
        checkSource(reference, errors);
        Field namespace = reference.at("namespace");
        if (!namespace.isEmpty()) {
            errors.invalid(namespace, NameValidation.label(namespace.text(), errors.version()));
        }
        if (source.absent() || reference.absent()) {
            return;
        }
        if (!namespace.isEmpty()) {
            report(spec, "may not be specified when dataSourceRef.namespace is specified", errors);
        } else if (!same(source, reference)) {
            report(spec, "must match dataSourceRef", errors);
        }
    }

    private static void report(Field spec, String detail, Errors errors) {
        errors.invalid(
                spec,
                errors.version().isAtLeast(AS_JSON)
                        ? "{}"
                        : "field.Path{name:\"dataSource\", index:\"\","
                                + " parent:(*field.Path)(0xADDRESS)}",
                detail);
    }

    private static boolean same(Field source, Field reference) {
        return source.at("apiGroup").present() == reference.at("apiGroup").present()
                && source.at("apiGroup").text().equals(reference.at("apiGroup").text())
                && source.at("kind").text().equals(reference.at("kind").text())
                && source.at("name").text().equals(reference.at("name").text());
    }

    private static void checkSource(Field source, Errors errors) {
        if (source.absent()) {
            return;
        }
        VolumeFields.checkRequired(source, errors, "name", "kind");
        Field kind = source.at("kind");
        Field group = source.at("apiGroup");
        if (!group.isEmpty()) {
            if (errors.version().isAtLeast(GROUP_CHECKED)) {
                errors.invalid(group, NameValidation.subdomain(group.text(), errors.version()));
            }
        } else if (!kind.text().equals("PersistentVolumeClaim")) {
            errors.invalid(
                    source,
                    GoValues.quote(kind.text()),
                    errors.version().isAtLeast(KIND_EXPLAINED)
                            ? "must be 'PersistentVolumeClaim' when referencing the default apiGroup"
                            : "");
        }
    }
}
