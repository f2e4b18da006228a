package io.daemonlens.engine.conformance;

import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;

/** The minors for which engine recordings exist. */
final class Releases {

    static final List<String> RECORDED = List.of("1.24", "1.30", "1.36", "1.37");

    private Releases() {}

    /** Creates the answer to a recording, with its id and minor only. */
    static JsonObject answer(JsonObject recorded, String version) {
        return new JsonObject().put("id", recorded.text("id")).put("version", version);
    }

    static KubernetesVersion version(String minor) {
        return KubernetesVersion.parse(minor).orElseThrow();
    }
}
