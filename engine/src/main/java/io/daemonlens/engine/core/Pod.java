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
        OwnerReference controller,
        Instant createdAt,
        Instant deletedAt,
        String nodeName,
        String pinnedTo,
        String phase,
        PodCondition ready) {

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
    public static Pod of(JsonObject object, Map<String, String> known) {
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
    public Pod withCreatedAt(Instant time) {
        return new Pod(
                namespace,
                name,
                uid,
                labels,
                controller,
                time,
                deletedAt,
                nodeName,
                pinnedTo,
                phase,
                ready);
    }

    /** Returns a copy that is bound to a node. */
    public Pod withNodeName(String node) {
        return new Pod(
                namespace,
                name,
                uid,
                labels,
                controller,
                createdAt,
                deletedAt,
                node,
                pinnedTo,
                phase,
                ready);
    }

    /** Returns a copy in another phase. */
    public Pod withPhase(String other) {
        return new Pod(
                namespace,
                name,
                uid,
                labels,
                controller,
                createdAt,
                deletedAt,
                nodeName,
                pinnedTo,
                other,
                ready);
    }

    /** Returns a copy whose Ready condition changed at this time. */
    public Pod withReady(boolean isReady, Instant since) {
        return new Pod(
                namespace,
                name,
                uid,
                labels,
                controller,
                createdAt,
                deletedAt,
                nodeName,
                pinnedTo,
                phase,
                new PodCondition(PodCondition.READY, isReady ? "True" : "False", since));
    }

    /** Returns a copy that is being deleted. */
    public Pod withDeletedAt(Instant time) {
        return new Pod(
                namespace,
                name,
                uid,
                labels,
                controller,
                createdAt,
                time,
                nodeName,
                pinnedTo,
                phase,
                ready);
    }

    /** Returns a copy with other labels; the map must not change afterwards. */
    public Pod withLabels(Map<String, String> others) {
        return new Pod(
                namespace,
                name,
                uid,
                others,
                controller,
                createdAt,
                deletedAt,
                nodeName,
                pinnedTo,
                phase,
                ready);
    }

    /** Returns a copy with another controller, or an orphan ({@code null}). */
    public Pod withController(OwnerReference other) {
        return new Pod(
                namespace, name, uid, labels, other, createdAt, deletedAt, nodeName, pinnedTo,
                phase, ready);
    }

    /** {@code namespace/name}. */
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
