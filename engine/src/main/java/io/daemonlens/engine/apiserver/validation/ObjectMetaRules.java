package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;
import java.util.List;

/**
 * What the API server asks of any object's metadata (META-01 to META-24). Checked against
 * apimachinery's {@code pkg/api/validation/objectmeta.go}, 1.8 to 1.37.
 */
final class ObjectMetaRules {

    private static final List<String> STANDARD_FINALIZERS =
            List.of("kubernetes", "orphan", "foregroundDeletion");

    private ObjectMetaRules() {}

    /** The checks of a creation, on an object whose name was generated and namespace filled in. */
    static void onCreate(Field metadata, Errors errors) {
        checkNames(metadata, errors.as(RuleCodes.OBJECT_NAME));
        MessageFamilies.notNegative(
                metadata.at("generation"), errors.as(RuleCodes.NEGATIVE_NUMBER));
        LabelRules.checkLabels(metadata.at("labels"), errors.as(RuleCodes.LABELS));
        LabelRules.checkAnnotations(metadata.at("annotations"), errors.as(RuleCodes.ANNOTATIONS));
        OwnerReferenceRules.check(
                metadata.at("ownerReferences"), errors.as(RuleCodes.OWNER_REFERENCE));
        checkFinalizers(metadata.at("finalizers"), errors.as(RuleCodes.FINALIZER));
        ManagedFieldRules.check(metadata.at("managedFields"), errors.as(RuleCodes.MANAGED_FIELDS));
        checkFinalizerNames(metadata.at("finalizers"), errors.as(RuleCodes.FINALIZER));
    }

    private static void checkNames(Field metadata, Errors errors) {
        Field generateName = metadata.at("generateName");
        if (!generateName.isEmpty()) {
            errors.invalid(
                    generateName,
                    MessageFamilies.subdomain(
                            withoutTrailingDash(generateName.text()), errors.version()));
        }
        Field name = metadata.at("name");
        if (name.isEmpty()) {
            errors.required(name, "name or generateName is required");
        } else {
            errors.invalid(name, MessageFamilies.subdomain(name.text(), errors.version()));
        }
        Field namespace = metadata.at("namespace");
        if (namespace.isEmpty()) {
            errors.required(namespace);
        } else {
            errors.invalid(namespace, MessageFamilies.label(namespace.text(), errors.version()));
        }
    }

    /** More characters will follow a dash at the end, so it is looked at as if one had. */
    private static String withoutTrailingDash(String prefix) {
        return prefix.length() > 1 && prefix.endsWith("-")
                ? prefix.substring(0, prefix.length() - 2) + "a"
                : prefix;
    }

    /** Each is a qualified name; the two that decide about dependents exclude each other. */
    static void checkFinalizers(Field finalizers, Errors errors) {
        boolean orphan = false;
        boolean foreground = false;
        for (Field finalizer : finalizers.items()) {
            String name = finalizer.text();
            errors.invalid(
                    finalizers,
                    GoValues.quote(name),
                    MessageFamilies.qualifiedName(name, errors.version()));
            orphan |= name.equals("orphan");
            foreground |= name.equals("foregroundDeletion");
        }
        if (orphan && foreground) {
            errors.invalid(
                    finalizers, "finalizer orphan and foregroundDeletion cannot be both set");
        }
    }

    /** A name without a domain must be one that Kubernetes itself knows. */
    static void checkFinalizerNames(Field finalizers, Errors errors) {
        for (Field finalizer : finalizers.items()) {
            String name = finalizer.text();
            if (name.indexOf('/') < 0 && !STANDARD_FINALIZERS.contains(name)) {
                errors.invalid(
                        finalizer,
                        "name is neither a standard finalizer name nor is it fully qualified");
            }
        }
    }
}
