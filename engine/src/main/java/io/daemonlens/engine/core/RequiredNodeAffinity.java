package io.daemonlens.engine.core;

import io.daemonlens.engine.apimachinery.Field;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The node selector and the required node affinity of a pod, combined.
 *
 * @param nodeSelector labels that must be equal
 * @param terms the terms, of which one must match; null if the pod has no required affinity
 */
public record RequiredNodeAffinity(
        Map<String, String> nodeSelector, @Nullable List<NodeSelectorTerm> terms) {

    /** Reads the affinity from a pod's spec. */
    public static RequiredNodeAffinity of(Field spec) {
        Field required =
                spec.at(
                        "affinity",
                        "nodeAffinity",
                        "requiredDuringSchedulingIgnoredDuringExecution");
        return new RequiredNodeAffinity(
                spec.at("nodeSelector").textMap(),
                required.present() ? NodeSelectorTerm.listOf(required) : null);
    }

    /** Returns a copy restricted to one node, as the controller does for a pod of the template. */
    public RequiredNodeAffinity pinnedTo(String nodeName) {
        return new RequiredNodeAffinity(nodeSelector, List.of(NodeSelectorTerm.forNode(nodeName)));
    }

    public boolean matches(Node node) {
        return selectorMatches(node) && (terms == null || NodeSelectorTerm.anyMatches(terms, node));
    }

    /** Returns whether the node has every label of the node selector. */
    public boolean selectorMatches(Node node) {
        for (Map.Entry<String, String> wanted : nodeSelector.entrySet()) {
            if (!wanted.getValue().equals(node.labels().get(wanted.getKey()))) {
                return false;
            }
        }
        return true;
    }
}
