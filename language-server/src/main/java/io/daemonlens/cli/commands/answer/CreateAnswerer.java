package io.daemonlens.cli.commands.answer;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apiserver.ApiServer;
import io.daemonlens.engine.apiserver.Endpoint;
import io.daemonlens.engine.conformance.Answerer;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.function.Consumer;

/** The API server's answer to the creation of a manifest. */
public final class CreateAnswerer implements Answerer {

    @Override
    public void answer(JsonObject recorded, Consumer<JsonObject> out) {
        RecordedRequest request = new RecordedRequest(recorded);
        for (KubernetesVersion version : request.versions()) {
            Body body = request.body("yaml", version);
            Endpoint endpoint = request.endpoint(body);
            String error = request.clientError(body, version);
            out.accept(
                    error != null
                            ? request.refusedByClient(error, version)
                            : request.written(
                                    ApiServer.create(
                                            body, endpoint, version, Gates.defaults(version)),
                                    version));
        }
    }
}
