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
import java.util.Objects;

/**
 * A DaemonSet, with the fields that its controller uses.
 *
 * @param uid empty if unknown
 * @param generation the number of changes of the spec
 * @param annotations in document order
 * @param createdAt null if unknown
 * @param deletedAt the deletion timestamp; null if it is not being deleted
 * @param selector the pod selector; null if there is none
 * @param minReadySeconds how long a pod must be ready before it counts as available
 * @param revisionHistoryLimit the number of old revisions to keep
 */
public record DaemonSet(
        String namespace,
        String name,
        String uid,
        long generation,
        Map<String, String> annotations,
        Instant createdAt,
        Instant deletedAt,
        LabelSelector selector,
        PodTemplate template,
        UpdateStrategy updateStrategy,
        int minReadySeconds,
        int revisionHistoryLimit,
        DaemonSetStatus status) {

    /** The annotation (in extensions/v1beta1 also a field) that counts template changes. */

    /** The pod label with the hash of the revision. */
    public static final String HASH_LABEL = "controller-revision-hash";

    /** The pod label with the generation of the template. */
    public static final String GENERATION_LABEL = "pod-template-generation";

    private static final int DEFAULT_HISTORY = 10;

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
        Field history = spec.at("revisionHistoryLimit");
        return new DaemonSet(
                metadata.at("namespace").text(),
                metadata.at("name").text(),
                metadata.at("uid").text(),
                metadata.at("generation").number(),
                Collections.unmodifiableMap(annotations),
                Timestamps.of(metadata.at("creationTimestamp")),
                Timestamps.of(metadata.at("deletionTimestamp")),
                LabelSelector.of(spec.at("selector")),
                PodTemplate.of(
                        spec.at("template").value() instanceof JsonObject template
                                ? template
                                : new JsonObject()),
                UpdateStrategy.of(spec.at("updateStrategy")),
                (int) spec.at("minReadySeconds").number(),
                history.value() instanceof JsonNumber ? (int) history.number() : DEFAULT_HISTORY,
                DaemonSetStatus.of(daemonSet.at("status")));
    }

    /** Returns the template generation; null if absent or not a number. */
    public Long templateGeneration() {
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

    /** Returns a copy with another status. */
    public DaemonSet withStatus(DaemonSetStatus other) {
        return new DaemonSet(
                namespace,
                name,
                uid,
                generation,
                annotations,
                createdAt,
                deletedAt,
                selector,
                template,
                updateStrategy,
                minReadySeconds,
                revisionHistoryLimit,
                other);
    }

    /** Returns a copy with another uid: a different object with the same name. */
    public DaemonSet withUid(String other) {
        return new DaemonSet(
                namespace,
                name,
                other,
                generation,
                annotations,
                createdAt,
                deletedAt,
                selector,
                template,
                updateStrategy,
                minReadySeconds,
                revisionHistoryLimit,
                status);
    }

    /** Returns a copy that is being deleted. */
    public DaemonSet withDeletedAt(Instant time) {
        return new DaemonSet(
                namespace,
                name,
                uid,
                generation,
                annotations,
                createdAt,
                time,
                selector,
                template,
                updateStrategy,
                minReadySeconds,
                revisionHistoryLimit,
                status);
    }

    /** Returns a copy whose template is written differently but equal; no generation changes. */
    public DaemonSet withEqualTemplate(PodTemplate other) {
        return new DaemonSet(
                namespace,
                name,
                uid,
                generation,
                annotations,
                createdAt,
                deletedAt,
                selector,
                other,
                updateStrategy,
                minReadySeconds,
                revisionHistoryLimit,
                status);
    }

    /** Returns a copy with an updated template; both generations increase by one. */
    public DaemonSet withTemplate(PodTemplate other) {
        Map<String, String> changed = new LinkedHashMap<>(annotations);
        Long before = templateGeneration();
        changed.put(WellKnown.TEMPLATE_GENERATION, Long.toString(before == null ? 1 : before + 1));
        return new DaemonSet(
                namespace,
                name,
                uid,
                generation + 1,
                Collections.unmodifiableMap(changed),
                createdAt,
                deletedAt,
                selector,
                other,
                updateStrategy,
                minReadySeconds,
                revisionHistoryLimit,
                status);
    }

    /**
     * Returns the object that an API server creates from this one.
     *
     * @param newUid the uid of the new object
     */
    public DaemonSet created(String newUid) {
        Long given = templateGeneration();
        return with(newUid, 1, given == null || given < 1 ? 1 : given, this, DaemonSetStatus.NONE);
    }

    /**
     * Returns the object after a user replaces it. A change of the spec increases the generation; a
     * change of the template also increases the template generation.
     */
    public DaemonSet replacedBy(DaemonSet wanted) {
        Long before = templateGeneration();
        boolean otherTemplate = !template.equals(wanted.template);
        boolean otherSpec =
                otherTemplate
                        || !Objects.equals(selector, wanted.selector)
                        || !updateStrategy.equals(wanted.updateStrategy)
                        || minReadySeconds != wanted.minReadySeconds
                        || revisionHistoryLimit != wanted.revisionHistoryLimit;
        return with(
                uid,
                otherSpec ? generation + 1 : generation,
                (before == null ? 0 : before) + (otherTemplate ? 1 : 0),
                wanted,
                status);
    }

    private DaemonSet with(
            String newUid,
            long newGeneration,
            long templates,
            DaemonSet spec,
            DaemonSetStatus newStatus) {
        Map<String, String> changed = new LinkedHashMap<>(spec.annotations);
        changed.put(WellKnown.TEMPLATE_GENERATION, Long.toString(templates));
        return new DaemonSet(
                namespace,
                name,
                newUid,
                newGeneration,
                Collections.unmodifiableMap(changed),
                createdAt,
                deletedAt,
                spec.selector,
                spec.template,
                spec.updateStrategy,
                spec.minReadySeconds,
                spec.revisionHistoryLimit,
                newStatus);
    }

    /** Returns a copy with an updated strategy. */
    public DaemonSet withUpdateStrategy(UpdateStrategy other) {
        return new DaemonSet(
                namespace,
                name,
                uid,
                generation + 1,
                annotations,
                createdAt,
                deletedAt,
                selector,
                template,
                other,
                minReadySeconds,
                revisionHistoryLimit,
                status);
    }

    /** Returns a copy with an updated minReadySeconds. */
    public DaemonSet withMinReadySeconds(int seconds) {
        return new DaemonSet(
                namespace,
                name,
                uid,
                generation + 1,
                annotations,
                createdAt,
                deletedAt,
                selector,
                template,
                updateStrategy,
                seconds,
                revisionHistoryLimit,
                status);
    }

    /** {@code namespace/name}. */
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
