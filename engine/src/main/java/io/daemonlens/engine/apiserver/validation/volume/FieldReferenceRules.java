package io.daemonlens.engine.apiserver.validation.volume;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Validates a reference to a field of the pod ({@code validateObjectFieldSelector}). */
public final class FieldReferenceRules {

    private static final int POD_IPS = 17;
    private static final int HOST_IPS = 28;

    private static final List<String> VOLUME =
            List.of(
                    "metadata.annotations",
                    "metadata.labels",
                    "metadata.name",
                    "metadata.namespace",
                    "metadata.uid");

    private static final List<String> ALWAYS_CONVERTIBLE =
            List.of(
                    "metadata.annotations",
                    "metadata.labels",
                    "metadata.name",
                    "metadata.namespace",
                    "metadata.uid",
                    "spec.nodeName",
                    "spec.restartPolicy",
                    "spec.serviceAccountName",
                    "spec.schedulerName",
                    "status.phase",
                    "status.hostIP",
                    "status.podIP");

    /** Since this minor version, a path can select one label or annotation. */
    private static final int SUBSCRIPTS = 9;

    private FieldReferenceRules() {}

    public static void ofVariable(Field ref, Errors all) {
        Errors errors = all.as(RuleCodes.FIELD_REFERENCE);
        check(ref, variableFields(errors.version()), errors);
        if (ref.at("fieldPath").text().equals("status.hostIPs")
                && errors.version().isAtLeast(HOST_IPS)
                && !errors.gates().enabled("PodHostIPs")
                && !StoredVolumes.hostIps(errors)) {
            errors.forbidden(ref, "may not be set when feature gate 'PodHostIPs' is not enabled");
        }
    }

    /** Checks a reference in a downwardAPI volume, plain or projected. */
    static void ofVolume(Field ref, Errors errors) {
        check(ref, VOLUME, errors.as(RuleCodes.FIELD_REFERENCE));
    }

    private static void check(Field ref, List<String> supported, Errors errors) {
        Field version = ref.at("apiVersion");
        Field fieldPath = ref.at("fieldPath");
        if (version.isEmpty()) {
            errors.required(version);
            return;
        }
        if (fieldPath.isEmpty()) {
            errors.required(fieldPath);
            return;
        }
        String problem = conversionProblem(version.text(), fieldPath.text(), errors.version());
        if (problem != null) {
            errors.invalid(fieldPath, "error converting fieldPath: " + problem);
            return;
        }
        String path = fieldPath.text().equals("spec.host") ? "spec.nodeName" : fieldPath.text();
        int subscript = subscript(path);
        if (subscript > 0) {
            String key = path.substring(subscript + 2, path.length() - 2);
            if (path.startsWith("metadata.annotations")) {
                key = key.toLowerCase(Locale.ROOT);
            }
            errors.invalid(
                    ref, GoValues.quote(key), NameValidation.qualifiedName(key, errors.version()));
        } else if (!supported.contains(path)) {
            errors.notSupported(fieldPath, GoValues.quote(path), supported);
        }
    }

    /** Returns why the server cannot convert the path; null if it can. */
    private static String conversionProblem(
            String version, String path, KubernetesVersion kubernetes) {
        if (!version.equals("v1")) {
            return "unsupported pod version: " + version;
        }
        int subscript = subscript(path);
        if (subscript > 0 && kubernetes.isAtLeast(SUBSCRIPTS)) {
            String base = path.substring(0, subscript);
            return base.equals("metadata.annotations") || base.equals("metadata.labels")
                    ? null
                    : "field label does not support subscript: " + path;
        }
        boolean known =
                ALWAYS_CONVERTIBLE.contains(path)
                        || path.equals("spec.host")
                        || path.equals("status.podIPs") && kubernetes.isAtLeast(POD_IPS)
                        || path.equals("status.hostIPs") && kubernetes.isAtLeast(HOST_IPS);
        return known ? null : "field label not supported: " + path;
    }

    /** Returns the index of {@code ['key']}, or 0. */
    private static int subscript(String path) {
        int at = path.endsWith("']") ? path.indexOf("['") : 0;
        return at > 0 && at + 2 <= path.length() - 2 ? at : 0;
    }

    private static List<String> variableFields(KubernetesVersion version) {
        List<String> fields =
                new ArrayList<>(
                        List.of(
                                "metadata.name",
                                "metadata.namespace",
                                "metadata.uid",
                                "spec.nodeName",
                                "spec.serviceAccountName",
                                "status.hostIP"));
        if (version.isAtLeast(HOST_IPS)) {
            fields.add("status.hostIPs");
        }
        fields.add("status.podIP");
        if (version.isAtLeast(POD_IPS)) {
            fields.add("status.podIPs");
        }
        return fields;
    }
}
