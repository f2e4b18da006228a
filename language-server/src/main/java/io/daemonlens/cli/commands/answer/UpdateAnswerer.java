package io.daemonlens.cli.commands.answer;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apiserver.ApiServer;
import io.daemonlens.engine.apiserver.Endpoint;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.engine.apps.PodTemplateHash;
import io.daemonlens.engine.conformance.Answerer;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.function.Consumer;

/** The API server's answer to the update of a stored object. */
public final class UpdateAnswerer implements Answerer {

    @Override
    public void answer(JsonObject recorded, Consumer<JsonObject> out) {
        RecordedRequest request = new RecordedRequest(recorded);
        for (KubernetesVersion version : request.versions()) {
            Body old = request.body("old", version);
            JsonObject answer = answer(request, old, request.body("new", version), version);
            JsonObject update = answer.object("update");
            if (update != null && update.has("oldHash") && version.isBefore(16)) {
                update.put("oldHash", oldHashes(request, version));
            }
            out.accept(answer);
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
        if (created.decodeError() != null) {
            return request.refusedByClient("old: " + created.decodeError().text(), version);
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
        if (created.stored() != null) {
            update.put("oldHash", hash(created.stored(), version));
        }
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

    /** Lines of old minors hold the hash of each minor with the same answer. */
    private static JsonObject oldHashes(RecordedRequest request, KubernetesVersion version) {
        JsonObject hashes = new JsonObject();
        for (KubernetesVersion minor : request.answeredAlike(version)) {
            Body old = request.body("old", minor);
            Response created =
                    ApiServer.create(old, request.endpoint(old), minor, Gates.defaults(minor));
            if (created.accepted()) {
                hashes.put(minor.toString(), hash(created.stored(), minor));
            }
        }
        return hashes;
    }

    private static String hash(JsonObject stored, KubernetesVersion version) {
        return PodTemplateHash.of(stored.object("spec").object("template"), null, version)
                .encoded();
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
