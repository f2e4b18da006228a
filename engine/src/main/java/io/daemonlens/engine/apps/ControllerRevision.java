package io.daemonlens.engine.apps;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.OwnerReference;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ControllerRevision: a stored state of a DaemonSet's template.
 *
 * @param uid empty if unknown
 * @param labels the template's labels and the hash label
 * @param annotations the DaemonSet's annotations when the revision was created
 * @param controller the controlling owner; null for an orphan
 * @param terminating whether it is being deleted
 * @param revision the revision number; the highest is the current one
 * @param data the bytes of the patch that restores the template
 */
public record ControllerRevision(
        String namespace,
        String name,
        String uid,
        Map<String, String> labels,
        Map<String, String> annotations,
        @Nullable OwnerReference controller,
        boolean terminating,
        long revision,
        String data) {

    public ControllerRevision {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }

    /** Reads a ControllerRevision as the API server serves it. */
    public static ControllerRevision of(JsonObject object) {
        Field revision = Field.of(object);
        Field metadata = revision.at("metadata");
        JsonValue data = object.get("data");
        return new ControllerRevision(
                metadata.at("namespace").text(),
                metadata.at("name").text(),
                metadata.at("uid").text(),
                metadata.at("labels").textMap(),
                metadata.at("annotations").textMap(),
                OwnerReference.controllerOf(metadata),
                metadata.at("deletionTimestamp").present(),
                revision.at("revision").number(),
                data == null ? "" : JsonWriter.sorted(data));
    }

    /** Creates the revision of a DaemonSet's current template. */
    public static ControllerRevision of(
            DaemonSet daemonSet, long number, KubernetesVersion version) {
        PodTemplateHash hash =
                PodTemplateHash.of(
                        daemonSet.template().json(), daemonSet.status().collisionCount(), version);
        Map<String, String> labels = new LinkedHashMap<>(daemonSet.template().labels());
        labels.put(DaemonSet.HASH_LABEL, hash.label(version));
        return new ControllerRevision(
                daemonSet.namespace(),
                daemonSet.name() + "-" + hash.encoded(),
                "",
                labels,
                daemonSet.annotations(),
                daemonSet.asOwner(),
                false,
                number,
                RevisionData.of(daemonSet.template().json(), version));
    }

    /** Returns the hash that its pods carry; empty if the label is missing. */
    public String hash() {
        String hash = labels.get(DaemonSet.HASH_LABEL);
        return hash == null ? "" : hash;
    }

    /** Returns a copy with another revision number. */
    public ControllerRevision withRevision(long number) {
        return new ControllerRevision(
                namespace, name, uid, labels, annotations, controller, terminating, number, data);
    }

    /** Returns a copy with another hash. */
    public ControllerRevision withHash(String hash) {
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(DaemonSet.HASH_LABEL, hash);
        return new ControllerRevision(
                namespace, name, uid, more, annotations, controller, terminating, revision, data);
    }

    /** Returns a copy whose data is written in other bytes. */
    public ControllerRevision withData(String other) {
        return new ControllerRevision(
                namespace,
                name,
                uid,
                labels,
                annotations,
                controller,
                terminating,
                revision,
                other);
    }

    /** Returns a copy with another controller, or an orphan ({@code null}). */
    public ControllerRevision withController(OwnerReference other) {
        return new ControllerRevision(
                namespace, name, uid, labels, annotations, other, terminating, revision, data);
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
