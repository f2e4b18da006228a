package io.daemonlens.revision;

import io.daemonlens.engine.apps.PodTemplateHash;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;

/** Computes the hash in the name of the ControllerRevision that a cluster creates for an object. */
public final class RevisionHash {

    private RevisionHash() {}

    public static String of(JsonObject stored, KubernetesVersion version) {
        return of(stored, null, version);
    }

    /**
     * Computes the hash after name collisions; {@code collisionCount} is null if there were none.
     */
    public static String of(JsonObject stored, Integer collisionCount, KubernetesVersion version) {
        JsonObject spec = stored == null ? null : stored.object("spec");
        JsonObject template = spec == null ? null : spec.object("template");
        return template == null
                ? null
                : PodTemplateHash.of(template, collisionCount, version).encoded();
    }
}
