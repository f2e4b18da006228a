package io.daemonlens.engine.core;

import io.daemonlens.engine.apimachinery.Field;
import java.util.List;
import java.util.Map;

/**
 * The nodes a pod insists on: its node selector and its required node affinity together.
 *
 * @param nodeSelector labels that must be equal
 * @param terms alternatives of which one must match; null where the pod asks for none
 */
public record RequiredNodeAffinity(Map<String, String> nodeSelector, List<NodeSelectorTerm> terms) {

    /** From the cursor at a pod's spec. */
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

    /** The same demands, but for this node alone: what the controller makes of a template's. */
    public RequiredNodeAffinity pinnedTo(String nodeName) {
        return new RequiredNodeAffinity(nodeSelector, List.of(NodeSelectorTerm.forNode(nodeName)));
    }

    public boolean matches(Node node) {
        return selectorMatches(node) && (terms == null || NodeSelectorTerm.anyMatches(terms, node));
    }

    /** Whether the node carries every label of the node selector. */
    public boolean selectorMatches(Node node) {
        for (Map.Entry<String, String> wanted : nodeSelector.entrySet()) {
            if (!wanted.getValue().equals(node.labels().get(wanted.getKey()))) {
                return false;
            }
        }
        return true;
    }
}
