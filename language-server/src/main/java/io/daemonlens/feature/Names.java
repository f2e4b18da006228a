package io.daemonlens.feature;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import io.daemonlens.yaml.YamlTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names a document itself gives to things, where another place of it refers to them: volumes,
 * ports, containers and labels; and beyond it the names every cluster knows.
 */
final class Names {

    private static final List<String> TAINTS =
            List.of(
                    "node-role.kubernetes.io/control-plane",
                    "node-role.kubernetes.io/master",
                    "node.kubernetes.io/not-ready",
                    "node.kubernetes.io/unreachable",
                    "node.kubernetes.io/disk-pressure",
                    "node.kubernetes.io/memory-pressure",
                    "node.kubernetes.io/pid-pressure",
                    "node.kubernetes.io/network-unavailable",
                    "node.kubernetes.io/unschedulable",
                    "node.cloudprovider.kubernetes.io/uninitialized",
                    "nvidia.com/gpu",
                    "CriticalAddonsOnly");

    private static final Map<String, List<String>> NODE_LABELS = new LinkedHashMap<>();

    static {
        NODE_LABELS.put("kubernetes.io/os", List.of("linux", "windows"));
        NODE_LABELS.put("kubernetes.io/arch", List.of("amd64", "arm64", "s390x", "ppc64le"));
        NODE_LABELS.put("kubernetes.io/hostname", List.of());
        NODE_LABELS.put("topology.kubernetes.io/zone", List.of());
        NODE_LABELS.put("topology.kubernetes.io/region", List.of());
        NODE_LABELS.put("node.kubernetes.io/instance-type", List.of());
        NODE_LABELS.put("node-role.kubernetes.io/control-plane", List.of("\"\""));
        NODE_LABELS.put("node-role.kubernetes.io/worker", List.of("\"\""));
    }

    private final YamlMapping object;

    Names(YamlTree tree) {
        object = tree.root() instanceof YamlMapping mapping ? mapping : null;
    }

    /** What may be written as the value of a field, besides what its type fixes. */
    Set<String> valuesOf(ApiField field, FieldPath path) {
        Set<String> names = new LinkedHashSet<>();
        switch (field.owner().shortName() + "." + field.name()) {
            case "DaemonSet.kind" -> names.add("DaemonSet");
            case "DaemonSet.apiVersion" -> names.addAll(List.of("apps/v1", "extensions/v1beta1"));
            case "VolumeMount.name", "VolumeDevice.name" ->
                    addTexts(names, at("spec", "template", "spec", "volumes"), "name");
            case "HTTPGetAction.port", "TCPSocketAction.port" ->
                    addTexts(names, container(path, "ports"), "name");
            case "ResourceFieldSelector.containerName" ->
                    addTexts(names, at("spec", "template", "spec", "containers"), "name");
            case "PodSpec.priorityClassName" ->
                    names.addAll(List.of("system-node-critical", "system-cluster-critical"));
            case "Toleration.key" -> names.addAll(TAINTS);
            case "NodeSelectorRequirement.key" -> names.addAll(NODE_LABELS.keySet());
            case "NodeSelectorRequirement.values" -> NODE_LABELS.values().forEach(names::addAll);
            case "LabelSelectorRequirement.key" ->
                    names.addAll(texts(at("spec", "template", "metadata", "labels")).keySet());
            default -> {
                if (field.map() && path.name() != null) {
                    String value = counterpart(path).get(path.name());
                    names.addAll(NODE_LABELS.getOrDefault(path.name(), List.of()));
                    if (value != null) {
                        names.add(value);
                    }
                }
            }
        }
        return names;
    }

    /** Keys that may be written in a map, with the value that belongs to each. */
    Map<String, String> keysOf(ApiField map, FieldPath path) {
        if (map.toString().endsWith("PodSpec.nodeSelector")) {
            Map<String, String> labels = new LinkedHashMap<>();
            NODE_LABELS.forEach(
                    (key, values) -> labels.put(key, values.isEmpty() ? "" : values.get(0)));
            return labels;
        }
        return counterpart(path.child(""));
    }

    /** The labels that have to agree with those at a path: the selector's, or the template's. */
    private Map<String, String> counterpart(FieldPath entry) {
        return switch (entry.parent().toString()) {
            case "spec.selector.matchLabels" -> texts(at("spec", "template", "metadata", "labels"));
            case "spec.template.metadata.labels" -> texts(at("spec", "selector", "matchLabels"));
            default -> Map.of();
        };
    }

    /** A member of the container that a path leads through. */
    private YamlNode container(FieldPath path, String member) {
        List<FieldPath> steps = path.steps();
        YamlNode node = object;
        for (FieldPath step : steps.subList(0, Math.min(5, steps.size()))) {
            node = child(node, step);
        }
        return node instanceof YamlMapping mapping ? mapping.get(member) : null;
    }

    private static YamlNode child(YamlNode node, FieldPath step) {
        if (node instanceof YamlMapping mapping && step.name() != null) {
            return mapping.get(step.name());
        }
        return node instanceof YamlSequence list
                        && step.index() >= 0
                        && step.index() < list.items().size()
                ? list.items().get(step.index()).target()
                : null;
    }

    private YamlNode at(String... names) {
        YamlNode node = object;
        for (String name : names) {
            node = node instanceof YamlMapping mapping ? mapping.get(name) : null;
        }
        return node;
    }

    private static void addTexts(Set<String> names, YamlNode list, String member) {
        if (list instanceof YamlSequence sequence) {
            for (YamlNode item : sequence.items()) {
                if (item.target() instanceof YamlMapping mapping
                        && mapping.get(member) instanceof YamlScalar scalar
                        && !scalar.text().isEmpty()) {
                    names.add(scalar.text());
                }
            }
        }
    }

    private static Map<String, String> texts(YamlNode map) {
        Map<String, String> texts = new LinkedHashMap<>();
        List<YamlEntry> entries =
                map instanceof YamlMapping mapping ? mapping.entries() : new ArrayList<>();
        for (YamlEntry entry : entries) {
            if (entry.name() != null && entry.value().target() instanceof YamlScalar scalar) {
                texts.put(entry.name(), scalar.text());
            }
        }
        return texts;
    }
}
