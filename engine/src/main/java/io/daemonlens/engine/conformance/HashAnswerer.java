package io.daemonlens.engine.conformance;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apiserver.ApiServer;
import io.daemonlens.engine.apiserver.Endpoint;
import io.daemonlens.engine.apps.PodTemplateHash;
import io.daemonlens.engine.apps.RevisionData;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.function.Consumer;

/** {@code answer hash}: the name and the data of the revision for a DaemonSet manifest. */
public final class HashAnswerer implements Answerer {

    @Override
    public void answer(JsonObject recorded, Consumer<JsonObject> out) {
        JsonObject in = recorded.object("in");
        for (String release : Releases.RECORDED) {
            KubernetesVersion version = Releases.version(release);
            JsonObject template = storedTemplate(in.object("ds"), version);
            JsonObject answer = Releases.answer(recorded, release);
            if (template == null) {
                out.accept(answer.put("refused", JsonBoolean.of(true)));
                continue;
            }
            PodTemplateHash hash = PodTemplateHash.of(template, null, version);
            answer.put("fnv", hash.number());
            answer.put("hash", hash.encoded());
            JsonArray withCollisions = new JsonArray();
            for (JsonValue count : in.array("collisions")) {
                int collisions = (int) ((JsonNumber) count).longValue();
                withCollisions.add(PodTemplateHash.of(template, collisions, version).encoded());
            }
            answer.put("hashWithCollisions", withCollisions);
            answer.put("revisionData", RevisionData.of(template, version));
            if (JsonBoolean.of(true).equals(in.get("dump"))) {
                answer.put("dump", PodTemplateHash.dump(template, version));
            }
            out.accept(answer);
        }
    }

    /**
     * Decodes and applies defaults; returns null if decoding fails. Gated fields are kept, as in
     * the recordings.
     */
    private static JsonObject storedTemplate(JsonObject typed, KubernetesVersion version) {
        JsonObject object = typed.copy();
        object.put("apiVersion", "apps/v1");
        object.put("kind", "DaemonSet");
        String namespace = object.object("metadata").text("namespace");
        JsonObject stored =
                ApiServer.storedUnchecked(
                        Body.of(object),
                        Endpoint.of("apps/v1", namespace),
                        version,
                        Gates.allOn(version));
        JsonObject spec = stored == null ? null : stored.object("spec");
        return spec == null ? null : spec.object("template");
    }
}
