package io.daemonlens.engine.apiserver.validation.volume;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.Quantities;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.meta.LabelRules;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import io.daemonlens.engine.json.JsonArray;
import java.util.List;

/**
 * Validates the claim template of an ephemeral volume ({@code validateEphemeralVolumeSource}).
 * Checked against {@code pkg/apis/core/validation/validation.go}, 1.21 and later.
 */
final class ClaimTemplateRules {

    /** Since this minor version, ReadWriteOncePod is a supported access mode. */
    private static final int ONE_POD = 27;

    /** Since this minor version, the message for a forbidden field is shorter. */
    private static final int SHORT_WORDS = 26;

    private static final String ONCE_POD = "ReadWriteOncePod";
    private static final List<String> OLD_MODES =
            List.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce");
    private static final List<String> MODES =
            List.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", ONCE_POD);

    /** The forbidden metadata fields, in the order of the Go struct. */
    private static final List<String> FORBIDDEN =
            List.of(
                    "name",
                    "generateName",
                    "namespace",
                    "selfLink",
                    "uid",
                    "resourceVersion",
                    "generation",
                    "creationTimestamp",
                    "deletionTimestamp",
                    "deletionGracePeriodSeconds",
                    "ownerReferences",
                    "finalizers",
                    "clusterName",
                    "managedFields");

    private ClaimTemplateRules() {}

    static void check(Field ephemeral, Errors all) {
        Errors errors = all.as(RuleCodes.CLAIM_TEMPLATE);
        Field template = ephemeral.at("volumeClaimTemplate");
        if (template.absent()) {
            errors.required(template);
            return;
        }
        checkMetadata(template.at("metadata"), errors);
        checkSpec(template.at("spec"), errors);
    }

    /**
     * Checks the metadata. Only labels and annotations are copied to the claim; other fields are
     * not allowed.
     */
    private static void checkMetadata(Field metadata, Errors errors) {
        LabelRules.checkAnnotations(metadata.at("annotations"), errors);
        LabelRules.checkLabels(metadata.at("labels"), errors);
        for (String member : FORBIDDEN) {
            Field field = metadata.at(member);
            if (isSet(field, member)) {
                errors.forbidden(
                        field.printedAs(metadata.printed().child(goName(member))),
                        errors.version().isAtLeast(SHORT_WORDS)
                                ? "cannot be set"
                                : "cannot be set for an ephemeral volume");
            }
        }
    }

    /** Returns the name of the Go field with its first letter in lowercase. */
    private static String goName(String member) {
        return member.equals("uid") ? "uID" : member;
    }

    /**
     * Returns whether the field is set. In Go, an empty list and a pointer to an empty value are
     * set.
     */
    private static boolean isSet(Field field, String member) {
        return field.present()
                && (!field.isEmpty()
                        || field.value() instanceof JsonArray
                        || member.startsWith("deletion"));
    }

    private static void checkSpec(Field spec, Errors errors) {
        Field modes = spec.at("accessModes");
        if (modes.isEmpty()) {
            errors.required(modes, "at least 1 access mode is required");
        }
        LabelRules.checkSelector(spec.at("selector"), errors);
        checkModes(modes, errors);
        checkStorage(spec.at("resources"), errors);
        checkClass(spec.at("storageClassName"), errors);
        Field volumeMode = spec.at("volumeMode");
        if (volumeMode.present()
                && !volumeMode.text().equals("Block")
                && !volumeMode.text().equals("Filesystem")) {
            errors.notSupported(volumeMode, "Block", "Filesystem");
        }
        ClaimSourceRules.check(spec, errors);
        if (errors.gates().enabled("VolumeAttributesClass")) {
            checkClass(spec.at("volumeAttributesClassName"), errors);
        }
    }

    private static void checkModes(Field modes, Errors errors) {
        List<String> supported = errors.version().isAtLeast(ONE_POD) ? MODES : OLD_MODES;
        boolean alone = false;
        boolean shared = false;
        for (Field mode : modes.items()) {
            if (!supported.contains(mode.text())) {
                errors.notSupported(
                        mode.printedAs(modes.printed()),
                        GoValues.named(mode.text(), errors.version()),
                        supported);
            }
            alone |= mode.text().equals(ONCE_POD);
            shared |= OLD_MODES.contains(mode.text());
        }
        if (alone && shared && errors.version().isAtLeast(22)) {
            errors.forbidden(modes, "may not use ReadWriteOncePod with other access modes");
        }
    }

    private static void checkStorage(Field resources, Errors errors) {
        Field request = resources.at("requests", "storage");
        Field storage = request.printedAs(resources.printed().key("storage"));
        if (request.absent()) {
            errors.required(storage);
        } else if (Quantities.of(request).signum() <= 0) {
            errors.invalid(
                    storage,
                    Quantities.quoted(Quantities.of(request)),
                    "must be greater than zero");
        }
    }

    private static void checkClass(Field name, Errors errors) {
        if (!name.isEmpty()) {
            errors.invalid(name, NameValidation.subdomain(name.text(), errors.version()));
        }
    }
}
