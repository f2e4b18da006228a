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

/**
 * A state of a DaemonSet's template that the cluster remembers.
 *
 * @param uid empty where it is not known
 * @param labels the template's, and the hash
 * @param annotations the DaemonSet's at that time
 * @param controller who controls it; null for an orphan
 * @param terminating whether somebody has asked for its deletion
 * @param revision its number; the highest is the current one
 * @param data the bytes of the patch that restores the template
 */
public record ControllerRevision(
        String namespace,
        String name,
        String uid,
        Map<String, String> labels,
        Map<String, String> annotations,
        OwnerReference controller,
        boolean terminating,
        long revision,
        String data) {

    public ControllerRevision {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }

    /** From a ControllerRevision as the API server serves it. */
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

    /** The revision that a DaemonSet's present template makes. */
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

    /** The hash its pods carry; empty where its label is missing. */
    public String hash() {
        String hash = labels.get(DaemonSet.HASH_LABEL);
        return hash == null ? "" : hash;
    }

    /** The same revision under another number. */
    public ControllerRevision withRevision(long number) {
        return new ControllerRevision(
                namespace, name, uid, labels, annotations, controller, terminating, number, data);
    }

    /** The same revision with a hash of its own. */
    public ControllerRevision withHash(String hash) {
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(DaemonSet.HASH_LABEL, hash);
        return new ControllerRevision(
                namespace, name, uid, more, annotations, controller, terminating, revision, data);
    }

    /** The same revision with its data written in another way. */
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

    /** The same revision under another controller, or none ({@code null}). */
    public ControllerRevision withController(OwnerReference other) {
        return new ControllerRevision(
                namespace, name, uid, labels, annotations, other, terminating, revision, data);
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
