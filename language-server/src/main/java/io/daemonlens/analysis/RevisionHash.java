package io.daemonlens.analysis;

import io.daemonlens.engine.apimachinery.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;

/** The hash in the name of the ControllerRevision that a cluster would make of an object. */
final class RevisionHash {

    private RevisionHash() {}

    static String of(JsonObject stored, KubernetesVersion version) {
        return null;
    }
}
