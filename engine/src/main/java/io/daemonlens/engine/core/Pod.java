package io.daemonlens.engine.core;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pod, with the fields that controllers use. Pods of one template may share their label map,
 * which is immutable.
 *
 * @param uid empty if unknown
 * @param labels in document order
 * @param controller the controlling owner; null for an orphan
 * @param createdAt null if unknown
 * @param deletedAt the deletion timestamp; null if the pod is not being deleted
 * @param nodeName the node it is bound to; empty before binding
 * @param pinnedTo the one node that its required affinity names; empty if there is none
 * @param phase {@code Pending}, {@code Running}, {@code Succeeded}, {@code Failed} or {@code
 *     Unknown}
 * @param ready its Ready condition; null until it reports one
 */
public record Pod(
        String namespace,
        String name,
        String uid,
        Map<String, String> labels,
        @Nullable OwnerReference controller,
        @Nullable Instant createdAt,
        @Nullable Instant deletedAt,
        String nodeName,
        String pinnedTo,
        String phase,
        @Nullable PodCondition ready) {

    /** Reads a pod as the API server serves it. */
    public static Pod of(JsonObject object) {
        Field pod = Field.of(object);
        Field metadata = pod.at("metadata");
        return new Pod(
                metadata.at("namespace").text(),
                metadata.at("name").text(),
                metadata.at("uid").text(),
                Collections.unmodifiableMap(new LinkedHashMap<>(metadata.at("labels").textMap())),
                OwnerReference.controllerOf(metadata),
                Timestamps.of(metadata.at("creationTimestamp")),
                Timestamps.of(metadata.at("deletionTimestamp")),
                pod.at("spec", "nodeName").text(),
                pinnedTo(pod.at("spec")),
                pod.at("status", "phase").text(),
                PodCondition.of(pod, PodCondition.READY));
    }

    /** Uses the first field expression over the node name, which must name exactly one node. */
    private static String pinnedTo(Field spec) {
        Field required =
                spec.at(
                        "affinity",
                        "nodeAffinity",
                        "requiredDuringSchedulingIgnoredDuringExecution");
        for (Field term : required.at("nodeSelectorTerms").items()) {
            for (Field field : term.at("matchFields").items()) {
                if (field.at("key").text().equals(NodeSelectorTerm.NAME_FIELD)
                        && field.at("operator").text().equals("In")) {
                    Field values = field.at("values");
                    return values.size() == 1 ? values.items().get(0).text() : "";
                }
            }
        }
        return "";
    }

    /** Returns the node it is bound to or, before binding, pinned to; empty if neither is set. */
    public String targetNode() {
        return nodeName.isEmpty() ? pinnedTo : nodeName;
    }

    public boolean isBound() {
        return !nodeName.isEmpty();
    }

    /** Returns whether the pod is being deleted; it exists until the deletion completes. */
    public boolean isTerminating() {
        return deletedAt != null;
    }

    public boolean hasFailed() {
        return phase.equals("Failed");
    }

    public boolean hasSucceeded() {
        return phase.equals("Succeeded");
    }

    /** Returns whether the pod has Succeeded or Failed. */
    public boolean hasEnded() {
        return hasFailed() || hasSucceeded();
    }

    public boolean isReady() {
        return ready != null && ready.isTrue();
    }

    /** Returns the value of a label; empty if absent. */
    public String label(String key) {
        String value = labels.get(key);
        return value == null ? "" : value;
    }

    public boolean isControlledBy(String ownerUid) {
        return controller != null && controller.uid().equals(ownerUid);
    }

    /** Returns a copy with another creation time. */
    public Pod withCreatedAt(@Nullable Instant time) {
        return with(labels, controller, time, deletedAt, nodeName, phase, ready);
    }

    /** Returns a copy that is bound to a node. */
    public Pod withNodeName(String node) {
        return with(labels, controller, createdAt, deletedAt, node, phase, ready);
    }

    /** Returns a copy in another phase. */
    public Pod withPhase(String other) {
        return with(labels, controller, createdAt, deletedAt, nodeName, other, ready);
    }

    /** Returns a copy whose Ready condition changed at this time. */
    public Pod withReady(boolean isReady, Instant since) {
        String status = isReady ? "True" : "False";
        PodCondition changed = new PodCondition(PodCondition.READY, status, since);
        return with(labels, controller, createdAt, deletedAt, nodeName, phase, changed);
    }

    /** Returns a copy that is being deleted. */
    public Pod withDeletedAt(@Nullable Instant time) {
        return with(labels, controller, createdAt, time, nodeName, phase, ready);
    }

    /** Returns a copy with other labels; the map must not change afterwards. */
    public Pod withLabels(Map<String, String> others) {
        return with(others, controller, createdAt, deletedAt, nodeName, phase, ready);
    }

    /** Returns a copy with another controller, or an orphan ({@code null}). */
    public Pod withController(@Nullable OwnerReference other) {
        return with(labels, other, createdAt, deletedAt, nodeName, phase, ready);
    }

    /** Returns the same pod with other values of everything that may change. */
    private Pod with(
            Map<String, String> otherLabels,
            @Nullable OwnerReference otherController,
            @Nullable Instant otherCreatedAt,
            @Nullable Instant otherDeletedAt,
            String otherNode,
            String otherPhase,
            @Nullable PodCondition otherReady) {
        return new Pod(
                namespace,
                name,
                uid,
                otherLabels,
                otherController,
                otherCreatedAt,
                otherDeletedAt,
                otherNode,
                pinnedTo,
                otherPhase,
                otherReady);
    }

    /** {@code namespace/name}. */
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
