package io.daemonlens.cli.answer;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apimachinery.JsonNumber;
import io.daemonlens.engine.apimachinery.JsonObject;
import io.daemonlens.engine.apiserver.ApiServer;
import io.daemonlens.engine.apiserver.Endpoint;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.function.Consumer;

/** What the API server answers to a manifest that replaces a stored one. */
final class UpdateAnswerer implements Answerer {

    @Override
    public void answer(JsonObject recorded, Consumer<JsonObject> out) {
        RecordedRequest request = new RecordedRequest(recorded);
        for (KubernetesVersion version : request.versions()) {
            Body old = request.body("old", version);
            out.accept(answer(request, old, request.body("new", version), version));
        }
    }

    private static JsonObject answer(
            RecordedRequest request, Body old, Body replacement, KubernetesVersion version) {
        Gates gates = Gates.defaults(version);
        Endpoint oldEndpoint = request.endpoint(old);
        String error = request.clientError(old, version);
        if (error != null) {
            return request.refusedByClient("old: " + error, version);
        }
        error = request.clientError(replacement, version);
        if (error != null) {
            return request.refusedByClient(error, version);
        }
        Response created = ApiServer.create(old, oldEndpoint, version, gates);
        if (created.code() == 404) {
            return request.refusedByClient("old: " + created.decodeError(), version);
        }
        JsonObject stored =
                created.accepted()
                        ? created.stored()
                        : ApiServer.storedUnchecked(old, oldEndpoint, version, gates);
        stored.object("metadata").put("uid", "00000000-0000-0000-0000-000000000001");
        if (request.oldIsBeingDeleted()) {
            stored.object("metadata").put("deletionTimestamp", "2026-01-01T00:00:00Z");
            stored.object("metadata").put("deletionGracePeriodSeconds", 0);
        }
        Endpoint endpoint = request.endpoint(replacement);
        Response response = ApiServer.update(stored, replacement, endpoint, version, gates);
        JsonObject update = new JsonObject().put("oldOk", created.accepted());
        JsonObject after =
                ApiServer.updatedUnchecked(stored, replacement, endpoint, version, gates);
        if (response.code() == 404 || response.decodeError() != null) {
            return request.written(response, version);
        }
        if (after != null) {
            JsonObject metadata = after.object("metadata");
            update.put("generation", metadata.get("generation"));
            update.put("templateGeneration", templateGeneration(after));
        }
        return request.written(response, version).put("update", update);
    }

    private static JsonNumber templateGeneration(JsonObject daemonSet) {
        if (daemonSet.object("spec").get("templateGeneration") instanceof JsonNumber number) {
            return number;
        }
        return new JsonNumber(
                daemonSet
                        .object("metadata")
                        .object("annotations")
                        .text("deprecated.daemonset.template.generation"));
    }
}
