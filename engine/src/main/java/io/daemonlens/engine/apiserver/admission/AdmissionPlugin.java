package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.json.JsonObject;

/**
 * One plugin of the admission chain. The server first lets all plugins change the pod, validates
 * it, and then lets all plugins validate it. Both steps answer null where the plugin has no
 * objection.
 */
interface AdmissionPlugin {

    /** Changes the pod in place, or refuses it. */
    default Refusal admit(JsonObject pod) {
        return null;
    }

    /** Looks at the pod once no plugin changes it any more. */
    default Refusal validate(JsonObject pod) {
        return null;
    }

    /** The pod's name in a message: without its random part, so only its generateName. */
    static String nameOf(JsonObject pod) {
        JsonObject metadata = pod.object("metadata");
        String name = metadata.text("name");
        return name.isEmpty() ? metadata.text("generateName") : name;
    }
}
