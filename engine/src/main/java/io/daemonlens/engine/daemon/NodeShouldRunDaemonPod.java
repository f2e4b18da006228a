package io.daemonlens.engine.daemon;

import io.daemonlens.engine.apps.PodTemplate;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.NodeSelectorTerm;
import io.daemonlens.engine.core.RequiredNodeAffinity;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.core.Toleration;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Decides which nodes should run a DaemonSet's pods, from the template's node name, its node
 * selector and required affinity, and taints. Since 1.12 nothing else counts: not the node's
 * readiness or cordon, nor its resources, ports or volumes. Before 1.12 the controller bound its
 * pods itself, and so also checked resources, host ports and disk, except for critical pods.
 * Follows {@code pkg/controller/daemon/daemon_controller.go}, 1.7, 1.11, 1.13 and 1.24 and later.
 */
public final class NodeShouldRunDaemonPod {

    private final PodTemplate template;
    private final List<Toleration> added;
    private final List<Toleration> tolerations;
    private final Gates gates;
    private final Room room;
    private final boolean bindsItself;
    private final boolean critical;

    private NodeShouldRunDaemonPod(
            PodTemplate template,
            String namespace,
            KubernetesVersion version,
            Gates gates,
            Room room) {
        this.template = template;
        this.gates = gates;
        this.room = room;
        bindsItself = Behaviour.of(version).ownScheduling();
        critical = version.isBefore(14) && CriticalPods.isCritical(template, namespace, gates);
        added = DaemonTolerations.added(template.hostNetwork(), critical, version);
        tolerations = DaemonTolerations.merged(template.tolerations(), added);
    }

    /**
     * Creates the decision for one template, to be applied to any number of nodes.
     *
     * @param namespace the namespace of the pods
     * @param room the resources that other pods leave on the nodes; used only up to 1.11
     */
    public static NodeShouldRunDaemonPod of(
            PodTemplate template,
            String namespace,
            KubernetesVersion version,
            Gates gates,
            Room room) {
        return new NodeShouldRunDaemonPod(template, namespace, version, gates, room);
    }

    /** Creates the decision for nodes without other pods. */
    public static NodeShouldRunDaemonPod of(
            PodTemplate template, KubernetesVersion version, Gates gates) {
        return of(template, "", version, gates, Room.PLENTY);
    }

    /** Creates the decision with the default gates of the minor. */
    public static NodeShouldRunDaemonPod of(PodTemplate template, KubernetesVersion version) {
        return of(template, version, Gates.defaults(version));
    }

    /** Returns one decision per node, in the given order. */
    public List<Placement> decide(Collection<Node> nodes) {
        List<Placement> placements = new ArrayList<>(nodes.size());
        nodes.forEach(node -> placements.add(decide(node)));
        return placements;
    }

    public Placement decide(Node node) {
        String name = node.name();
        if (!template.nodeName().isEmpty() && !template.nodeName().equals(name)) {
            return Placement.not(name, new Reason.NodeNameMismatch(template.nodeName()));
        }
        RequiredNodeAffinity affinity = template.nodeAffinity();
        if (!affinity.matches(node)) {
            return Placement.not(
                    name,
                    affinity.selectorMatches(node)
                            ? affinityMismatch(affinity.terms(), node)
                            : selectorMismatch(affinity.nodeSelector(), node));
        }
        Room.Fit fit = bindsItself ? room.fit(template, node) : Room.Fit.FITS;
        if (fit.takenPort() != null) {
            return Placement.not(name, new Reason.HostPortTaken(fit.takenPort()));
        }
        Taint taint = Toleration.firstUntolerated(node.taints(), tolerations, gates);
        if (taint != null) {
            return Placement.not(name, new Reason.UntoleratedTaint(taint, !drivenOut(node)));
        }
        if (bindsItself && !critical) {
            if (node.outOfDisk()) {
                return Placement.suspended(name, new Reason.OutOfDisk());
            }
            if (!fit.shortages().isEmpty()) {
                return Placement.suspended(name, new Reason.InsufficientResources(fit.shortages()));
            }
        }
        return Placement.run(name);
    }

    private boolean drivenOut(Node node) {
        for (Taint taint : node.taints()) {
            if (taint.drivesPodsOut() && !Toleration.anyTolerates(tolerations, taint, gates)) {
                return true;
            }
        }
        return false;
    }

    private static Reason selectorMismatch(Map<String, String> selector, Node node) {
        for (Map.Entry<String, String> wanted : selector.entrySet()) {
            String actual = node.labels().get(wanted.getKey());
            if (!wanted.getValue().equals(actual)) {
                return new Reason.NodeSelectorMismatch(wanted.getKey(), wanted.getValue(), actual);
            }
        }
        throw new AssertionError("every label of the node selector matches " + node.name());
    }

    private static Reason affinityMismatch(List<NodeSelectorTerm> terms, Node node) {
        List<Reason.TermMismatch> mismatches = new ArrayList<>(terms.size());
        for (int i = 0; i < terms.size(); i++) {
            NodeSelectorTerm term = terms.get(i);
            List<Reason.ExpressionMismatch> failing = new ArrayList<>();
            for (NodeSelectorTerm.Expression expression : term.matchExpressions()) {
                if (!expression.matchesLabels(node.labels())) {
                    String actual = node.labels().get(expression.key());
                    failing.add(new Reason.ExpressionMismatch(expression, false, actual));
                }
            }
            for (NodeSelectorTerm.Expression field : term.matchFields()) {
                if (!field.matchesName(node.name())) {
                    boolean known = field.key().equals(NodeSelectorTerm.NAME_FIELD);
                    failing.add(
                            new Reason.ExpressionMismatch(field, true, known ? node.name() : null));
                }
            }
            mismatches.add(new Reason.TermMismatch(i, failing));
        }
        return new Reason.NodeAffinityMismatch(mismatches);
    }

    /** Returns the tolerations of the pods: the template's own, then those the controller adds. */
    public List<Toleration> tolerations() {
        return tolerations;
    }

    /**
     * Returns the affinity of the pod for a node: the template's, with the required terms replaced
     * by one that names this node. The decision has already evaluated the template's terms.
     */
    public JsonObject affinityFor(String node) {
        JsonObject spec = template.json().object("spec");
        JsonObject affinity = copyOf(spec, "affinity");
        JsonObject nodeAffinity = copyOf(affinity, "nodeAffinity");
        JsonObject name =
                new JsonObject()
                        .put("key", NodeSelectorTerm.NAME_FIELD)
                        .put("operator", "In")
                        .put("values", new JsonArray().add(node));
        JsonObject term = new JsonObject().put("matchFields", new JsonArray().add(name));
        nodeAffinity.put(
                "requiredDuringSchedulingIgnoredDuringExecution",
                new JsonObject().put("nodeSelectorTerms", new JsonArray().add(term)));
        return affinity.put("nodeAffinity", nodeAffinity);
    }

    private static JsonObject copyOf(JsonObject parent, String name) {
        JsonObject member = parent == null ? null : parent.object(name);
        return member == null ? new JsonObject() : member.copy();
    }
}
