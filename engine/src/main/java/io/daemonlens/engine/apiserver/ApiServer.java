package io.daemonlens.engine.apiserver;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.JsonObject;
import io.daemonlens.engine.apiserver.validation.DaemonSetValidation;
import io.daemonlens.engine.apiserver.validation.Errors;
import io.daemonlens.engine.apiserver.validation.Warnings;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;

/**
 * The API server: answers what kube-apiserver of a minor answers to a DaemonSet. Strict field
 * validation, no admission plugins, no clock: what the server fills in from time or chance is left
 * out.
 */
public final class ApiServer {

    private ApiServer() {}

    /** The answer to a POST of the body to the endpoint. */
    public static Response create(
            Body body, Endpoint endpoint, KubernetesVersion version, Gates gates) {
        JsonObject object = body.tree() instanceof JsonObject sent ? sent.copy() : new JsonObject();
        Errors errors = Errors.onCreate(version, gates);
        Field daemonSet = Field.of(object);
        DaemonSetValidation.onCreate(daemonSet, errors);
        if (!errors.isEmpty()) {
            String name = daemonSet.at("metadata", "name").text();
            return new Response(
                    422,
                    "Invalid",
                    StatusMessage.invalid(name, errors.list()),
                    errors.list(),
                    null,
                    List.of(),
                    List.of(),
                    null);
        }
        List<String> warnings = Warnings.of(daemonSet, version, gates);
        return new Response(201, "", "", List.of(), null, List.of(), warnings, object);
    }
}
