package io.daemonlens.engine.apiserver.validation.meta;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.LocalPaths;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.core.ValueProblem;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import io.daemonlens.engine.json.CodePoints;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Validates the metadata of any object ({@code ValidateObjectMetaAccessor}). Checked against
 * apimachinery's {@code pkg/api/validation/objectmeta.go}, 1.8 and later.
 */
public final class ObjectMetaRules {

    private static final List<String> STANDARD_FINALIZERS =
            List.of("kubernetes", "orphan", "foregroundDeletion");

    private static final List<String> FIXED =
            List.of("uid", "deletionTimestamp", "deletionGracePeriodSeconds");

    /**
     * Before this minor version, the deletion fields have their own messages and are checked first.
     */
    private static final int DELETION_LIKE_ALL = 11;

    private ObjectMetaRules() {}

    /** Validates a creation, after the name is generated and the namespace filled in. */
    public static void onCreate(Field metadata, Errors errors) {
        KubernetesVersion version = errors.version();
        checkNames(
                metadata,
                name -> NameValidation.subdomain(name, version),
                prefix -> NameValidation.subdomain(withoutTrailingDash(prefix), version),
                errors.as(RuleCodes.OBJECT_NAME));
        checkContent(metadata, errors);
        checkFinalizerNames(metadata.at("finalizers"), errors.as(RuleCodes.FINALIZER));
    }

    /** Validates an update of any object: the name as a path segment, then all other checks. */
    public static void onUpdate(Field metadata, Errors errors) {
        checkNames(
                metadata,
                LocalPaths::segment,
                LocalPaths::segmentPrefix,
                errors.as(RuleCodes.OBJECT_NAME));
        checkContent(metadata, errors);
    }

    private static void checkContent(Field metadata, Errors errors) {
        ManagedFieldRules.checkManagersFirst(
                metadata.at("managedFields"), errors.as(RuleCodes.MANAGED_FIELDS));
        NameValidation.notNegative(metadata.at("generation"), errors.as(RuleCodes.NEGATIVE_NUMBER));
        LabelRules.checkLabels(metadata.at("labels"), errors.as(RuleCodes.LABELS));
        LabelRules.checkAnnotations(metadata.at("annotations"), errors.as(RuleCodes.ANNOTATIONS));
        OwnerReferenceRules.check(
                metadata.at("ownerReferences"), errors.as(RuleCodes.OWNER_REFERENCE));
        checkFinalizers(metadata.at("finalizers"), errors.as(RuleCodes.FINALIZER));
        ManagedFieldRules.check(metadata.at("managedFields"), errors.as(RuleCodes.MANAGED_FIELDS));
    }

    /** Checks the fields that an update may change. */
    public static void checkChangeable(Field metadata, Errors errors) {
        LabelRules.checkLabels(metadata.at("labels"), errors.as(RuleCodes.LABELS));
        LabelRules.checkAnnotations(metadata.at("annotations"), errors.as(RuleCodes.ANNOTATIONS));
        OwnerReferenceRules.check(
                metadata.at("ownerReferences"), errors.as(RuleCodes.OWNER_REFERENCE));
        ManagedFieldRules.check(metadata.at("managedFields"), errors.as(RuleCodes.MANAGED_FIELDS));
    }

    /**
     * Checks the fields that an update must not change. The server copies omitted fields from the
     * stored object, so only fields that are written can differ.
     */
    public static void checkUnchanged(Field metadata, Field old, Errors errors) {
        if (errors.version().isBefore(DELETION_LIKE_ALL)) {
            for (String member : List.of("deletionGracePeriodSeconds", "deletionTimestamp")) {
                fixed(
                        metadata.at(member),
                        old,
                        NameValidation.IMMUTABLE + "; may only be changed via deletion",
                        errors);
            }
        }
        if (old.at("deletionTimestamp").present()) {
            checkNoNewFinalizers(
                    metadata.at("finalizers"),
                    old.at("finalizers"),
                    errors.as(RuleCodes.FINALIZER));
        }
        ManagedFieldRules.checkManagersFirst(
                metadata.at("managedFields"), errors.as(RuleCodes.MANAGED_FIELDS));
        for (String member : FIXED) {
            if (member.equals("uid") || errors.version().isAtLeast(DELETION_LIKE_ALL)) {
                fixed(metadata.at(member), old, NameValidation.IMMUTABLE, errors);
            }
        }
    }

    private static void fixed(Field field, Field old, String words, Errors errors) {
        String member = field.path().name();
        if (field.present()
                && !(field.isEmpty() && member.equals("uid"))
                && !field.value().equals(old.at(member).value())) {
            errors.as(RuleCodes.IMMUTABLE_FIELD).invalid(field, words);
        }
    }

    private static void checkNoNewFinalizers(Field finalizers, Field old, Errors errors) {
        Set<String> added = new TreeSet<>(CodePoints.ORDER);
        finalizers.items().forEach(finalizer -> added.add(finalizer.text()));
        old.items().forEach(finalizer -> added.remove(finalizer.text()));
        if (!added.isEmpty()) {
            errors.forbidden(
                    finalizers,
                    "no new finalizers can be added if the object is being deleted, found new"
                            + " finalizers []string{"
                            + added.stream().map(GoValues::quote).collect(Collectors.joining(", "))
                            + "}");
        }
    }

    private static void checkNames(
            Field metadata,
            Function<String, List<ValueProblem>> ofName,
            Function<String, List<ValueProblem>> ofPrefix,
            Errors errors) {
        Field generateName = metadata.at("generateName");
        if (!generateName.isEmpty()) {
            errors.invalid(generateName, ofPrefix.apply(generateName.text()));
        }
        Field name = metadata.at("name");
        if (name.isEmpty()) {
            errors.required(name, "name or generateName is required");
        } else {
            errors.invalid(name, ofName.apply(name.text()));
        }
        Field namespace = metadata.at("namespace");
        if (namespace.isEmpty()) {
            errors.required(namespace);
        } else {
            errors.invalid(namespace, NameValidation.label(namespace.text(), errors.version()));
        }
    }

    /** Replaces a trailing dash for the check, because a suffix is appended to the prefix. */
    private static String withoutTrailingDash(String prefix) {
        return prefix.length() > 1 && prefix.endsWith("-")
                ? prefix.substring(0, prefix.length() - 2) + "a"
                : prefix;
    }

    /**
     * Checks that each is a qualified name, and that orphan and foregroundDeletion are not
     * combined.
     */
    static void checkFinalizers(Field finalizers, Errors errors) {
        boolean orphan = false;
        boolean foreground = false;
        for (Field finalizer : finalizers.items()) {
            String name = finalizer.text();
            errors.invalid(
                    finalizers,
                    GoValues.quote(name),
                    NameValidation.qualifiedName(name, errors.version()));
            orphan |= name.equals("orphan");
            foreground |= name.equals("foregroundDeletion");
        }
        if (orphan && foreground) {
            errors.invalid(
                    finalizers, "finalizer orphan and foregroundDeletion cannot be both set");
        }
    }

    /** Checks that a finalizer without a domain is one that Kubernetes defines. */
    public static void checkFinalizerNames(Field finalizers, Errors errors) {
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
