package io.daemonlens.engine.apiserver;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.apimachinery.GoText;
import io.daemonlens.engine.apiserver.decoding.DecodeError;
import io.daemonlens.engine.core.WellKnown;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;

/**
 * Converts between the form of an API version and the server's internal form where the two differ.
 * The template generation is a field in the internal form and in extensions/v1beta1, and an
 * annotation in the other versions. Checked against {@code pkg/apis/apps/v1/conversion.go}.
 */
final class Conversion {

    /** The annotation that holds the template generation in apps/v1 and apps/v1beta2. */

    /** Since this minor version, a missing bound (for example with OnDelete) becomes 0. */
    private static final int NOT_POINTED_TO = 17;

    private static final int SURGE = 21;

    private static final List<String> OLD_INIT_CONTAINERS =
            List.of(
                    "pod.beta.kubernetes.io/init-containers",
                    "pod.alpha.kubernetes.io/init-containers",
                    "pod.beta.kubernetes.io/init-container-statuses",
                    "pod.alpha.kubernetes.io/init-container-statuses");

    private Conversion() {}

    /** Converts the object in place; returns the conversion error, or null on success. */
    static DecodeError toInternal(
            JsonObject daemonSet, String apiVersion, KubernetesVersion version) {
        JsonObject spec = daemonSet.object("spec");
        JsonObject strategy = spec.object("updateStrategy");
        JsonObject rollingUpdate = strategy == null ? null : strategy.object("rollingUpdate");
        if (rollingUpdate != null && !rollingUpdate.has("maxUnavailable")) {
            if (version.isBefore(NOT_POINTED_TO)) {
                FieldPath at = FieldPath.of("spec", "updateStrategy", "rollingUpdate");
                return new DecodeError(
                        DecodeError.Kind.CONVERSION, at, "expected pointer, but got nil");
            }
            rollingUpdate.put("maxUnavailable", 0);
        }
        if (rollingUpdate != null && !rollingUpdate.has("maxSurge") && version.isAtLeast(SURGE)) {
            rollingUpdate.put("maxSurge", 0);
        }
        withoutOldInitContainers(spec.object("template"));
        daemonSet.remove("status");
        return apiVersion.equals("extensions/v1beta1") ? null : templateGeneration(daemonSet, spec);
    }

    private static DecodeError templateGeneration(JsonObject daemonSet, JsonObject spec) {
        JsonObject metadata = daemonSet.object("metadata");
        JsonObject annotations = metadata == null ? null : metadata.object("annotations");
        JsonValue written =
                annotations == null ? null : annotations.get(WellKnown.TEMPLATE_GENERATION);
        if (!(written instanceof JsonText text)) {
            return null;
        }
        try {
            spec.put("templateGeneration", GoText.parseInt(text.value()));
        } catch (NumberFormatException e) {
            FieldPath at =
                    FieldPath.of("metadata", "annotations").key(WellKnown.TEMPLATE_GENERATION);
            return new DecodeError(DecodeError.Kind.CONVERSION, at, e.getMessage());
        }
        annotations.remove(WellKnown.TEMPLATE_GENERATION);
        return null;
    }

    private static void withoutOldInitContainers(JsonObject template) {
        JsonObject metadata = template == null ? null : template.object("metadata");
        JsonObject annotations = metadata == null ? null : metadata.object("annotations");
        if (annotations != null) {
            OLD_INIT_CONTAINERS.forEach(annotations::remove);
        }
    }

    /** Returns the object in the form of an API version. Nested values are shared, not copied. */
    static JsonObject fromInternal(JsonObject daemonSet, String apiVersion) {
        JsonObject out = new JsonObject().put("apiVersion", apiVersion).put("kind", "DaemonSet");
        daemonSet.entries().forEach(e -> out.put(e.getKey(), e.getValue()));
        out.put("apiVersion", apiVersion).put("kind", "DaemonSet");
        JsonObject metadata = shallowCopy(daemonSet.object("metadata"));
        metadata.put("annotations", shallowCopy(metadata.object("annotations")));
        out.put("metadata", metadata);
        if (apiVersion.equals("extensions/v1beta1")) {
            return out;
        }
        JsonObject spec = shallowCopy(daemonSet.object("spec"));
        if (spec.remove("templateGeneration") instanceof JsonNumber generation) {
            metadata.object("annotations").put(WellKnown.TEMPLATE_GENERATION, generation.literal());
        }
        return out.put("spec", spec);
    }

    private static JsonObject shallowCopy(JsonObject object) {
        JsonObject copy = new JsonObject();
        if (object != null) {
            object.entries().forEach(e -> copy.put(e.getKey(), e.getValue()));
        }
        return copy;
    }
}
