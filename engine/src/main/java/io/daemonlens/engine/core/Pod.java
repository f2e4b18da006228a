package io.daemonlens.engine.core;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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

    private static final JsonObject NOTHING = new JsonObject();

    /**
     * Reads a pod as the API server serves it. This walks the object without cursors, because a
     * large cluster has more than a hundred thousand pods.
     */
    public static Pod of(JsonObject object) {
        return of(object, null);
    }

    /**
     * Reads a pod as the API server serves it.
     *
     * @param known its labels, if they have been read before; else null
     */
    public static Pod of(JsonObject object, @Nullable Map<String, String> known) {
        JsonObject metadata = member(object, "metadata");
        JsonObject spec = member(object, "spec");
        JsonObject status = member(object, "status");
        return new Pod(
                metadata.text("namespace"),
                metadata.text("name"),
                metadata.text("uid"),
                known != null
                        ? known
                        : Collections.unmodifiableMap(
                                new LinkedHashMap<>(Field.of(metadata).at("labels").textMap())),
                OwnerReference.controllerOf(metadata),
                Timestamps.of(metadata.text("creationTimestamp")),
                Timestamps.of(metadata.text("deletionTimestamp")),
                spec.text("nodeName"),
                pinnedTo(spec),
                status.text("phase"),
                PodCondition.of(status, PodCondition.READY));
    }

    private static JsonObject member(JsonObject of, String name) {
        JsonObject member = of.object(name);
        return member == null ? NOTHING : member;
    }

    /** Uses the first field expression over the node name, which must name exactly one node. */
    private static String pinnedTo(JsonObject spec) {
        JsonObject affinity = member(member(spec, "affinity"), "nodeAffinity");
        JsonObject required = member(affinity, "requiredDuringSchedulingIgnoredDuringExecution");
        for (JsonValue term : items(required, "nodeSelectorTerms")) {
            if (!(term instanceof JsonObject fields)) {
                continue;
            }
            for (JsonValue each : items(fields, "matchFields")) {
                if (each instanceof JsonObject field
                        && field.text("key").equals(NodeSelectorTerm.NAME_FIELD)
                        && field.text("operator").equals("In")) {
                    List<JsonValue> values = items(field, "values");
                    return values.size() == 1 && values.get(0) instanceof JsonText name
                            ? name.value()
                            : "";
                }
            }
        }
        return "";
    }

    private static List<JsonValue> items(JsonObject of, String name) {
        JsonArray items = of.array(name);
        return items == null ? List.of() : items.items();
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
