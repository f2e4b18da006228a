package io.daemonlens.cli.answer;

import io.daemonlens.engine.apimachinery.Body;
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
        Body old = request.body("old");
        Body replacement = request.body("new");
        for (KubernetesVersion version : request.versions()) {
            out.accept(answer(request, old, replacement, version));
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
        Response response =
                ApiServer.update(
                        stored, replacement, request.endpoint(replacement), version, gates);
        JsonObject line = request.written(response, version);
        JsonObject update = new JsonObject().put("oldOk", created.accepted());
        if (response.accepted()) {
            update.put("generation", response.stored().object("metadata").get("generation"));
        }
        return line.put("update", update);
    }
}
