package io.daemonlens.cli.commands.answer;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apiserver.ApiServer;
import io.daemonlens.engine.apiserver.Endpoint;
import io.daemonlens.engine.conformance.Answerer;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.function.Consumer;

/** The object that the API server stores when a manifest is created. */
public final class DefaultAnswerer implements Answerer {

    @Override
    public void answer(JsonObject recorded, Consumer<JsonObject> out) {
        RecordedRequest request = new RecordedRequest(recorded);
        for (KubernetesVersion version : request.versions()) {
            Body body = request.body("yaml", version);
            Endpoint endpoint = request.endpoint(body);
            JsonObject line = request.line(version);
            JsonObject stored =
                    ApiServer.create(body, endpoint, version, Gates.defaults(version)).stored();
            if (stored != null && version.isBefore(16)) {
                // The recordings do not contain it.
                stored.object("metadata").remove("resourceVersion");
            }
            out.accept(stored == null ? line : line.put("defaulted", stored));
        }
    }
}
