package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.InvalidMessage;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;

/**
 * What the API server checks on a pod that a controller creates. Its template was checked already,
 * so only what defaults and admission have changed since can be wrong. Checked against {@code
 * ValidatePodCreate} of {@code pkg/apis/core/validation/validation.go}, 1.8 to 1.37.
 */
public final class PodValidation {

    private PodValidation() {}

    /**
     * The server's whole message about a pod that is not valid; null where it is.
     *
     * @param pod with all that defaults and admission add to it
     * @param name as the message shows it
     */
    public static String onCreate(JsonObject pod, String name, KubernetesVersion version) {
        Errors errors = Errors.onCreate(version, Gates.defaults(version));
        PodSpecRules.check(Field.of(pod).at("spec"), errors);
        return errors.isEmpty() ? null : InvalidMessage.of("Pod", name, errors.list());
    }
}
