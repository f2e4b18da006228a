package io.daemonlens.revision;

import io.daemonlens.engine.apps.PodTemplateHash;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;

/** The hash in the name of the ControllerRevision that a cluster would make of an object. */
public final class RevisionHash {

    private RevisionHash() {}

    public static String of(JsonObject stored, KubernetesVersion version) {
        return of(stored, null, version);
    }

    /** The same where names were taken already; null where none was. */
    public static String of(JsonObject stored, Integer collisionCount, KubernetesVersion version) {
        JsonObject spec = stored == null ? null : stored.object("spec");
        JsonObject template = spec == null ? null : spec.object("template");
        return template == null
                ? null
                : PodTemplateHash.of(template, collisionCount, version).encoded();
    }
}
