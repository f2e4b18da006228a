package io.daemonlens.engine.core;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A node, with the fields that affect where pods are placed and how they run.
 *
 * @param name unique in its cluster
 * @param labels in document order
 * @param annotations in document order
 * @param taints in the node's order, which decides the taint that messages name
 * @param unschedulable whether it is cordoned
 * @param ready whether its condition Ready is True; a node that reports none counts as ready
 * @param outOfDisk whether its condition OutOfDisk is True; nodes reported it up to 1.12
 * @param allocatable the resources available to pods, by resource name
 * @param declaredFeatures the features that its kubelet declares; null if no kubelet has reported
 *     yet
 */
public record Node(
        String name,
        Map<String, String> labels,
        Map<String, String> annotations,
        List<Taint> taints,
        boolean unschedulable,
        boolean ready,
        boolean outOfDisk,
        Map<String, Quantity> allocatable,
        @Nullable List<String> declaredFeatures) {

    public Node {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
        taints = List.copyOf(taints);
        allocatable = Collections.unmodifiableMap(new TreeMap<>(allocatable));
        declaredFeatures = declaredFeatures == null ? null : List.copyOf(declaredFeatures);
    }

    /** Reads a node as the API server serves it. Quantities that cannot be parsed are left out. */
    public static Node of(JsonObject object) {
        Field node = Field.of(object);
        Field metadata = node.at("metadata");
        Map<String, Quantity> allocatable = new TreeMap<>();
        for (Field entry : node.at("status", "allocatable").entries()) {
            Quantity amount = quantity(entry);
            if (amount != null) {
                allocatable.put(entry.path().name(), amount);
            }
        }
        boolean ready = true;
        boolean outOfDisk = false;
        for (Field condition : node.at("status", "conditions").items()) {
            boolean isTrue = condition.at("status").text().equals("True");
            switch (condition.at("type").text()) {
                case "Ready" -> ready = isTrue;
                case "OutOfDisk" -> outOfDisk = isTrue;
                default -> {
                    // Ignored: nothing depends on it.
                }
            }
        }
        return new Node(
                metadata.at("name").text(),
                metadata.at("labels").textMap(),
                metadata.at("annotations").textMap(),
                Taint.listOf(node.at("spec", "taints")),
                node.at("spec", "unschedulable").isTrue(),
                ready,
                outOfDisk,
                allocatable,
                declaredFeatures(node.at("status")));
    }

    private static @Nullable List<String> declaredFeatures(Field status) {
        Field declared = status.at("declaredFeatures");
        return declared.absent() && status.at("nodeInfo", "kubeletVersion").absent()
                ? null
                : declared.items().stream().map(Field::text).toList();
    }

    private static @Nullable Quantity quantity(Field field) {
        String text =
                field.value() instanceof JsonText written
                        ? written.value().strip()
                        : field.value() instanceof JsonNumber number ? number.literal() : "";
        try {
            return Quantity.parse(text);
        } catch (Quantity.FormatException e) {
            return null;
        }
    }

    /** Returns a copy with other taints. */
    public Node withTaints(List<Taint> others) {
        return with(labels, others, unschedulable, ready);
    }

    /** Returns a copy with other labels. */
    public Node withLabels(Map<String, String> others) {
        return with(others, taints, unschedulable, ready);
    }

    /** Returns a copy that is cordoned or uncordoned. */
    public Node withUnschedulable(boolean cordoned) {
        return with(labels, taints, cordoned, ready);
    }

    /** Returns a copy whose kubelet does or does not respond. */
    public Node withReady(boolean answers) {
        return with(labels, taints, unschedulable, answers);
    }

    private Node with(
            Map<String, String> otherLabels,
            List<Taint> otherTaints,
            boolean cordoned,
            boolean answers) {
        return new Node(
                name,
                otherLabels,
                annotations,
                otherTaints,
                cordoned,
                answers,
                outOfDisk,
                allocatable,
                declaredFeatures);
    }
}
