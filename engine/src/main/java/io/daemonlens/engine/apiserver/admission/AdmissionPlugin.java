package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.json.JsonObject;

/**
 * One plugin of the admission chain. The server first lets all plugins mutate the pod, validates
 * it, and then lets all plugins validate it. Both steps return null if the plugin does not object.
 */
interface AdmissionPlugin {

    /** Mutates the pod in place; returns a refusal, or null. */
    default Refusal admit(JsonObject pod) {
        return null;
    }

    /** Validates the pod after all plugins have mutated it. */
    default Refusal validate(JsonObject pod) {
        return null;
    }

    /** Returns the pod's name as messages print it: generateName without the random suffix. */
    static String nameOf(JsonObject pod) {
        JsonObject metadata = pod.object("metadata");
        String name = metadata.text("name");
        return name.isEmpty() ? metadata.text("generateName") : name;
    }
}
