package io.daemonlens.engine.apiserver.validation.meta;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.schemas.KubernetesVersion;

/** Validates owner references ({@code ValidateOwnerReferences}). */
final class OwnerReferenceRules {

    /**
     * Since this minor version, paths contain the index, and missing fields are required errors
     * instead of invalid ones.
     */
    private static final int INDEXED = 37;

    /** Since this minor version, the message does not repeat the name of an empty field. */
    private static final int SHORT_TEXTS = 34;

    /** Since this minor version, messages include the kind of the reference. */
    private static final int NAMED_WITH_KIND = 26;

    private OwnerReferenceRules() {}

    static void check(Field references, Errors errors) {
        KubernetesVersion version = errors.version();
        String first = null;
        for (Field item : references.items()) {
            Field reference =
                    version.isAtLeast(INDEXED) ? item : item.printedAs(references.printed());
            checkReference(reference, errors);
            if (item.at("controller").isTrue()) {
                String name =
                        (version.isAtLeast(NAMED_WITH_KIND) ? item.at("kind").text() + "/" : "")
                                + item.at("name").text();
                if (first == null) {
                    first = name;
                } else {
                    errors.invalid(
                            references,
                            "Only one reference can have Controller set to true. Found \"true\""
                                    + " in references for "
                                    + first
                                    + " and "
                                    + name);
                }
            }
        }
    }

    private static void checkReference(Field reference, Errors errors) {
        checkApiVersion(reference.at("apiVersion"), errors);
        for (String member : new String[] {"kind", "name", "uid"}) {
            checkNotEmpty(reference.at(member), member, errors);
        }
        if (reference.at("apiVersion").text().equals("v1")
                && reference.at("kind").text().equals("Event")) {
            errors.invalid(reference, "/v1, Kind=Event is disallowed from being an owner");
        }
    }

    private static void checkApiVersion(Field apiVersion, Errors errors) {
        if (!errors.version().isAtLeast(INDEXED)) {
            if (versionOf(apiVersion.text()).isEmpty()) {
                errors.invalid(apiVersion, "version must not be empty");
            }
        } else if (apiVersion.isEmpty()) {
            errors.required(apiVersion, "must not be empty");
        } else if (versionOf(apiVersion.text()).isEmpty()) {
            errors.invalid(apiVersion, "must be <group>/<version> or <version>");
        }
    }

    /** Returns the version in {@code version} or {@code group/version}; empty if malformed. */
    private static String versionOf(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        String version = apiVersion.substring(slash + 1);
        return version.indexOf('/') < 0 ? version : "";
    }

    private static void checkNotEmpty(Field member, String name, Errors errors) {
        if (!member.isEmpty()) {
            return;
        }
        if (errors.version().isAtLeast(INDEXED)) {
            errors.required(member, "must not be empty");
        } else {
            errors.invalid(
                    member,
                    (errors.version().isAtLeast(SHORT_TEXTS) ? "" : name + " ")
                            + "must not be empty");
        }
    }
}
