package io.daemonlens.engine.apiserver;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.apimachinery.GoText;
import io.daemonlens.engine.apiserver.decoding.DecodeError;
import io.daemonlens.engine.apiserver.decoding.StrictError;
import io.daemonlens.engine.apiserver.validation.DaemonSetValidation;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.InvalidMessage;
import io.daemonlens.engine.apiserver.validation.warnings.Warning;
import io.daemonlens.engine.apiserver.validation.warnings.Warnings;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Simulates kube-apiserver: returns the response of a given Kubernetes minor version to a DaemonSet
 * create or update. Field validation is strict and no admission plugin runs. Fields that the server
 * fills in from the clock or at random are omitted, and the five random characters of a generated
 * name read {@code xxxxx}.
 */
public final class ApiServer {

    /** Maximum size of a request body, 3 MiB. Observed on 1.21 in kubernetes/kubernetes#105863. */
    private static final int MOST_BYTES = 3 << 20;

    private final Endpoint endpoint;
    private final KubernetesVersion version;
    private final Gates gates;
    private final Strategy strategy;

    private ApiServer(Endpoint endpoint, KubernetesVersion version, Gates gates) {
        this.endpoint = endpoint;
        this.version = version;
        this.gates = gates;
        this.strategy = new Strategy(endpoint, version, gates);
    }

    /** Returns the response to a POST of the body to the endpoint. */
    public static Response create(
            Body body, Endpoint endpoint, KubernetesVersion version, Gates gates) {
        return new ApiServer(endpoint, version, gates).create(body);
    }

    /**
     * Returns the response to a PUT of the body to the endpoint.
     *
     * @param oldStored the object being replaced, as returned by {@link Response#stored}; its API
     *     version may differ from the endpoint's
     */
    public static Response update(
            JsonObject oldStored,
            Body body,
            Endpoint endpoint,
            KubernetesVersion version,
            Gates gates) {
        return new ApiServer(endpoint, version, gates).update(oldStored, body);
    }

    /**
     * Returns the object that {@link #update} would store if nothing were validated, or null if it
     * cannot be decoded.
     */
    public static JsonObject updatedUnchecked(
            JsonObject oldStored,
            Body body,
            Endpoint endpoint,
            KubernetesVersion version,
            Gates gates) {
        return new ApiServer(endpoint, version, gates).updatedUnchecked(oldStored, body);
    }

    /**
     * Returns the object that the server would store if nothing were validated: decoded and
     * defaulted only. Returns null if it cannot be decoded.
     */
    public static JsonObject storedUnchecked(
            Body body, Endpoint endpoint, KubernetesVersion version, Gates gates) {
        return new ApiServer(endpoint, version, gates).storedUnchecked(body);
    }

    private Response create(Body body) {
        if (!isServed() && body.syntaxError() == null) {
            return notServed();
        }
        if (isTooLarge(body)) {
            return tooLarge();
        }
        RequestBody.Read read;
        try {
            read = new RequestBody(body, endpoint, version).read();
        } catch (RequestBody.Refused e) {
            return refused(e);
        }
        JsonObject object = read.object();
        List<Warning> warnings = strategy.dedupOwners(object);
        strategy.prepareForCreate(object);
        if (strategy.panics(object)) {
            return panic();
        }
        Errors errors = Errors.onCreate(version, gates);
        Field daemonSet = Field.of(object);
        DaemonSetValidation.onCreate(daemonSet, errors);
        if (errors.isEmpty()) {
            warnings.addAll(Warnings.of(daemonSet, version, gates));
        }
        return answer(201, object, errors.list(), read.strictErrors(), warnings);
    }

    private Response update(JsonObject oldStored, Body body) {
        if (!isServed()) {
            return notServed();
        }
        if (isTooLarge(body)) {
            return tooLarge();
        }
        RequestBody.Read read;
        JsonObject old;
        try {
            old = internalForm(oldStored);
            read = new RequestBody(body, endpoint, version).read();
        } catch (RequestBody.Refused e) {
            return refused(e);
        }
        JsonObject object = read.object();
        List<Warning> warnings = strategy.dedupOwners(object);
        strategy.prepareForUpdate(object, old);
        if (strategy.panics(object)) {
            return panic();
        }
        Field oldDaemonSet = Field.of(old);
        Errors errors = Errors.onUpdate(version, gates, oldDaemonSet);
        Field daemonSet = Field.of(object);
        DaemonSetValidation.onUpdate(daemonSet, !endpoint.group().equals("extensions"), errors);
        if (errors.isEmpty() && !strategy.sameTemplate(object, old)) {
            warnings.addAll(Warnings.of(daemonSet, version, gates));
        }
        return answer(200, object, errors.list(), read.strictErrors(), warnings);
    }

    /**
     * Converts a stored object, which may have another API version than the request replacing it.
     */
    private JsonObject internalForm(JsonObject stored) throws RequestBody.Refused {
        Endpoint own = Endpoint.of(stored.text("apiVersion"), endpoint.namespace());
        JsonObject read = new RequestBody(Body.of(stored), own, version).read().object();
        JsonArray before = volumes(stored);
        JsonArray after = volumes(read);
        for (int i = 0; before != null && after != null && i < before.size(); i++) {
            if (before.get(i) instanceof JsonObject volume
                    && volume.size() == (volume.has("name") ? 1 : 0)) {
                ((JsonObject) after.get(i)).remove("emptyDir");
            }
        }
        return read;
    }

    /**
     * Returns the volumes. A volume of a stored object has a source unless its feature gate is off.
     */
    private static JsonArray volumes(JsonObject daemonSet) {
        JsonObject template = daemonSet.object("spec").object("template");
        JsonObject spec = template == null ? null : template.object("spec");
        return spec == null ? null : spec.array("volumes");
    }

    private JsonObject updatedUnchecked(JsonObject oldStored, Body body) {
        try {
            JsonObject object = new RequestBody(body, endpoint, version).read().object();
            strategy.prepareForUpdate(object, internalForm(oldStored));
            return strategy.stored(object);
        } catch (RequestBody.Refused e) {
            return null;
        }
    }

    private JsonObject storedUnchecked(Body body) {
        try {
            JsonObject object = new RequestBody(body, endpoint, version).read().object();
            strategy.prepareForCreate(object);
            return strategy.stored(object);
        } catch (RequestBody.Refused e) {
            return null;
        }
    }

    private Response answer(
            int accepted,
            JsonObject object,
            List<FieldError> errors,
            List<StrictError> strictErrors,
            List<Warning> warnings) {
        int code = accepted;
        String reason = "";
        String message = "";
        if (!strictErrors.isEmpty()) {
            code = 400;
            reason = "BadRequest";
            message = RequestBody.strictMessage(endpoint, strictErrors);
        } else if (!errors.isEmpty()) {
            code = 422;
            reason = "Invalid";
            String name = Field.of(object).at("metadata", "name").text();
            message = InvalidMessage.of("DaemonSet.apps", name, errors);
        }
        JsonObject stored = errors.isEmpty() ? strategy.stored(object) : null;
        return new Response(code, reason, message, errors, null, strictErrors, warnings, stored);
    }

    private boolean isServed() {
        GroupVersionKind kind =
                new GroupVersionKind(endpoint.group(), endpoint.version(), "DaemonSet");
        return ApiTypes.of(version).root(kind) != null;
    }

    private Response notServed() {
        String text =
                "no matches for kind \"DaemonSet\" in version "
                        + GoText.quote(endpoint.apiVersion());
        DecodeError error =
                new DecodeError(DecodeError.Kind.NOT_SERVED, FieldPath.of("apiVersion"), text);
        return Response.rejected(404, "NotFound", text, error);
    }

    private static Response refused(RequestBody.Refused refusal) {
        String reason = refusal.byClient() ? "" : "BadRequest";
        return Response.rejected(400, reason, refusal.getMessage(), refusal.decodeError());
    }

    /**
     * Servers of 1.14 accept up to 100 MiB (kubernetes/kubernetes#73805); older servers have no
     * limit.
     */
    private boolean isTooLarge(Body body) {
        return !version.isBefore(16)
                && body.bytes().length() > MOST_BYTES / 3
                && body.bytes().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    private static Response tooLarge() {
        String text = "Request entity too large: limit is " + MOST_BYTES;
        DecodeError error = new DecodeError(DecodeError.Kind.TOO_LARGE, FieldPath.ROOT, text);
        return Response.rejected(413, "RequestEntityTooLarge", text, error);
    }

    private Response panic() {
        String text =
                version.isBefore(16)
                        ? "This request caused apiserver to panic. Look in the logs for details."
                        : Strategy.PANIC;
        FieldPath at = FieldPath.of("metadata", "generateName");
        DecodeError error =
                version.isBefore(16)
                        ? null
                        : new DecodeError(DecodeError.Kind.PANIC, at, Strategy.PANIC);
        return Response.rejected(500, "", text, error);
    }
}
