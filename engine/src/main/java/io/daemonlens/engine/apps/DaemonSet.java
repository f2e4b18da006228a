package io.daemonlens.engine.apps;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.LabelSelector;
import io.daemonlens.engine.core.OwnerReference;
import io.daemonlens.engine.core.Timestamps;
import io.daemonlens.engine.core.WellKnown;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A DaemonSet, with the fields that its controller uses.
 *
 * @param uid empty if unknown
 * @param generation the number of changes of the spec
 * @param annotations in document order
 * @param createdAt null if unknown
 * @param deletedAt the deletion timestamp; null if it is not being deleted
 */
public record DaemonSet(
        String namespace,
        String name,
        String uid,
        long generation,
        Map<String, String> annotations,
        @Nullable Instant createdAt,
        @Nullable Instant deletedAt,
        DaemonSetSpec spec,
        DaemonSetStatus status) {

    /** The pod label with the hash of the revision. */
    public static final String HASH_LABEL = "controller-revision-hash";

    /** The pod label with the generation of the template. */
    public static final String GENERATION_LABEL = "pod-template-generation";

    /** Reads a DaemonSet as the API server serves it, with defaults applied. */
    public static DaemonSet of(JsonObject object) {
        Field daemonSet = Field.of(object);
        Field metadata = daemonSet.at("metadata");
        Field spec = daemonSet.at("spec");
        Map<String, String> annotations = new LinkedHashMap<>(metadata.at("annotations").textMap());
        Field generation = spec.at("templateGeneration");
        if (generation.value() instanceof JsonNumber) {
            annotations.putIfAbsent(
                    WellKnown.TEMPLATE_GENERATION, Long.toString(generation.number()));
        }
        return new DaemonSet(
                metadata.at("namespace").text(),
                metadata.at("name").text(),
                metadata.at("uid").text(),
                metadata.at("generation").number(),
                Collections.unmodifiableMap(annotations),
                Timestamps.of(metadata.at("creationTimestamp")),
                Timestamps.of(metadata.at("deletionTimestamp")),
                DaemonSetSpec.of(spec),
                DaemonSetStatus.of(daemonSet.at("status")));
    }

    /** Returns the template generation; null if absent or not a number. */
    public @Nullable Long templateGeneration() {
        String text = annotations.get(WellKnown.TEMPLATE_GENERATION);
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Returns the owner reference for its pods and revisions. */
    public OwnerReference asOwner() {
        return new OwnerReference("DaemonSet", name, uid);
    }

    /** Returns the pod selector; null if there is none. */
    public @Nullable LabelSelector selector() {
        return spec.selector();
    }

    public PodTemplate template() {
        return spec.template();
    }

    public UpdateStrategy updateStrategy() {
        return spec.updateStrategy();
    }

    /** Returns how long a pod must be ready before it counts as available. */
    public int minReadySeconds() {
        return spec.minReadySeconds();
    }

    /** Returns the number of old revisions to keep. */
    public int revisionHistoryLimit() {
        return spec.revisionHistoryLimit();
    }

    /** Returns a copy with another status. */
    public DaemonSet withStatus(DaemonSetStatus other) {
        return with(uid, generation, annotations, deletedAt, spec, other);
    }

    /** Returns a copy with another uid: a different object with the same name. */
    public DaemonSet withUid(String other) {
        return with(other, generation, annotations, deletedAt, spec, status);
    }

    /** Returns a copy that is being deleted. */
    public DaemonSet withDeletedAt(Instant time) {
        return with(uid, generation, annotations, time, spec, status);
    }

    /** Returns a copy whose template is written differently but equal; no generation changes. */
    public DaemonSet withEqualTemplate(PodTemplate other) {
        return with(uid, generation, annotations, deletedAt, spec.withTemplate(other), status);
    }

    /** Returns a copy with an updated template; both generations increase by one. */
    public DaemonSet withTemplate(PodTemplate other) {
        Long before = templateGeneration();
        return with(
                uid,
                generation + 1,
                counting(annotations, before == null ? 1 : before + 1),
                deletedAt,
                spec.withTemplate(other),
                status);
    }

    /** Returns a copy with an updated strategy. */
    public DaemonSet withUpdateStrategy(UpdateStrategy other) {
        DaemonSetSpec changed = spec.withUpdateStrategy(other);
        return with(uid, generation + 1, annotations, deletedAt, changed, status);
    }

    /** Returns a copy with an updated minReadySeconds. */
    public DaemonSet withMinReadySeconds(int seconds) {
        DaemonSetSpec changed = spec.withMinReadySeconds(seconds);
        return with(uid, generation + 1, annotations, deletedAt, changed, status);
    }

    /**
     * Returns the object that an API server creates from this one.
     *
     * @param newUid the uid of the new object
     */
    public DaemonSet created(String newUid) {
        Long given = templateGeneration();
        long templates = given == null || given < 1 ? 1 : given;
        return with(
                newUid, 1, counting(annotations, templates), deletedAt, spec, DaemonSetStatus.NONE);
    }

    /**
     * Returns the object after a user replaces it. A change of the spec increases the generation; a
     * change of the template also increases the template generation.
     */
    public DaemonSet replacedBy(DaemonSet wanted) {
        Long before = templateGeneration();
        boolean otherTemplate = !template().equals(wanted.template());
        boolean otherSpec = !spec.equals(wanted.spec);
        return with(
                uid,
                otherSpec ? generation + 1 : generation,
                counting(
                        wanted.annotations,
                        (before == null ? 0 : before) + (otherTemplate ? 1 : 0)),
                deletedAt,
                wanted.spec,
                status);
    }

    /** Returns the annotations with another template generation. */
    private static Map<String, String> counting(Map<String, String> annotations, long templates) {
        Map<String, String> changed = new LinkedHashMap<>(annotations);
        changed.put(WellKnown.TEMPLATE_GENERATION, Long.toString(templates));
        return Collections.unmodifiableMap(changed);
    }

    /** Returns the same DaemonSet with other values of everything that may change. */
    private DaemonSet with(
            String otherUid,
            long otherGeneration,
            Map<String, String> otherAnnotations,
            @Nullable Instant otherDeletedAt,
            DaemonSetSpec otherSpec,
            DaemonSetStatus otherStatus) {
        return new DaemonSet(
                namespace,
                name,
                otherUid,
                otherGeneration,
                otherAnnotations,
                createdAt,
                otherDeletedAt,
                otherSpec,
                otherStatus);
    }

    /** {@code namespace/name}. */
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
