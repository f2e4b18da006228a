package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.InvalidMessage;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;

/**
 * Validates a pod that a controller creates. Its template is already valid, so only changes made by
 * defaults and admission can cause errors. Checked against {@code ValidatePodCreate} of {@code
 * pkg/apis/core/validation/validation.go}, 1.8 to 1.37.
 */
public final class PodValidation {

    private PodValidation() {}

    /**
     * Returns the server's complete message about an invalid pod, or null if the pod is valid.
     *
     * @param pod the pod after defaults and admission
     * @param name the pod name to print in the message
     */
    public static String onCreate(JsonObject pod, String name, KubernetesVersion version) {
        Errors errors = Errors.onCreate(version, Gates.defaults(version));
        PodSpecRules.check(Field.of(pod).at("spec"), errors);
        return errors.isEmpty() ? null : InvalidMessage.of("Pod", name, errors.list());
    }
}
