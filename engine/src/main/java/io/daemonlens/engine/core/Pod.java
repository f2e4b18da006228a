package io.daemonlens.engine.core;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A pod, as far as a controller looks at it. Pods of one template may share their map of labels,
 * which is never changed.
 *
 * @param uid empty where it is not known
 * @param labels in written order
 * @param controller who controls it; null for an orphan
 * @param createdAt null where it is not known
 * @param deletedAt when its deletion began; null while nobody has asked for it
 * @param nodeName the node it is bound to; empty until then
 * @param pinnedTo the one node its required affinity names; empty where it names none
 * @param phase {@code Pending}, {@code Running}, {@code Succeeded}, {@code Failed} or {@code
 *     Unknown}
 * @param ready its condition Ready; null until it reports one
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

    /** From a pod as the API server serves it. */
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

    /** The first field expression over the node's name decides; it must name exactly one. */
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

    /** The node it is bound to or, before that, made for; empty where neither is known. */
    public String targetNode() {
        return nodeName.isEmpty() ? pinnedTo : nodeName;
    }

    public boolean isBound() {
        return !nodeName.isEmpty();
    }

    /** Whether somebody has asked for its deletion. It is there until it is gone. */
    public boolean isTerminating() {
        return deletedAt != null;
    }

    public boolean hasFailed() {
        return phase.equals("Failed");
    }

    public boolean hasSucceeded() {
        return phase.equals("Succeeded");
    }

    /** Whether it has ended by itself, well or badly. */
    public boolean hasEnded() {
        return hasFailed() || hasSucceeded();
    }

    public boolean isReady() {
        return ready != null && ready.isTrue();
    }

    /** The label's value; empty where it has none. */
    public String label(String key) {
        String value = labels.get(key);
        return value == null ? "" : value;
    }

    public boolean isControlledBy(String ownerUid) {
        return controller != null && controller.uid().equals(ownerUid);
    }

    /** The same pod, made at another time. */
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

    /** The same pod, bound to a node. */
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

    /** The same pod in another phase. */
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

    /** The same pod, ready or not since then. */
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

    /** The same pod, whose deletion was asked for. */
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

    /** The same pod with other labels, which nobody changes afterwards. */
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

    /** The same pod under another controller, or none ({@code null}). */
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
