package io.daemonlens.forecast.whatif;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.OwnerReference;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.core.Toleration;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.forecast.node.NodeRows;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.NearestWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A change applied to a copy of a cluster's objects; the originals never change. Immediate effects
 * of other controllers are included: a cordon sets its taint, a NoExecute taint evicts pods that do
 * not tolerate it. Effects of DaemonSets are not included.
 */
final class ClusterEdit {

    private static final String UNSCHEDULABLE = "node.kubernetes.io/unschedulable";
    private static final String NOT_READY = "node.kubernetes.io/not-ready";
    private static final String UNREACHABLE = "node.kubernetes.io/unreachable";
    private static final String HOST_NAME = "kubernetes.io/hostname";

    private final ClusterObjects before;
    private final Map<String, List<JsonObject>> kinds;

    private ClusterEdit(ClusterObjects before) {
        this.before = before;
        this.kinds = new LinkedHashMap<>(before.byKind());
    }

    /**
     * Returns the cluster after the change.
     *
     * @throws WhatIfException if the change names something that the cluster does not have
     */
    static ClusterObjects apply(WhatIfChange change, ClusterObjects cluster)
            throws WhatIfException {
        ClusterEdit edit = new ClusterEdit(cluster);
        edit.apply(change);
        return new ClusterObjects(
                cluster.source(),
                cluster.title(),
                cluster.version(),
                edit.kinds,
                cluster.pools(),
                cluster.notes(),
                cluster.written());
    }

    private void apply(WhatIfChange change) throws WhatIfException {
        if (change instanceof WhatIfChange.OfNodes ofNodes) {
            TreeSet<String> names = named(ofNodes.nodes());
            if (change instanceof WhatIfChange.Remove) {
                replace("Node", nodes().stream().filter(each -> !names.contains(name(each))));
                keepPods(pod -> !names.contains(nodeOf(pod)));
            } else {
                editNodes(names, node -> onNode(ofNodes, node));
                if (change instanceof WhatIfChange.Drain) {
                    keepPods(pod -> !names.contains(nodeOf(pod)) || staysOnDrain(pod));
                }
                if (change instanceof WhatIfChange.AddTaint added
                        && added.taint().drivesPodsOut()) {
                    keepPods(pod -> !names.contains(nodeOf(pod)) || tolerates(pod, added.taint()));
                }
            }
        } else if (change instanceof WhatIfChange.Add add) {
            add(add);
        } else if (change instanceof WhatIfChange.DeleteDaemonSet delete) {
            delete(delete);
        } else if (change instanceof WhatIfChange.SetImage image) {
            setImage(image);
        } else if (change instanceof WhatIfChange.DeletePod pod) {
            deletePod(pod);
        } else {
            throw new AssertionError(change);
        }
    }

    private static void onNode(WhatIfChange.OfNodes change, JsonObject node) {
        if (change instanceof WhatIfChange.Label label) {
            labels(node).put(label.key(), label.value());
        } else if (change instanceof WhatIfChange.Unlabel unlabel) {
            labels(node).remove(unlabel.key());
        } else if (change instanceof WhatIfChange.AddTaint added) {
            Taint taint = added.taint();
            removeTaints(node, taint.key(), null, taint.effect());
            addTaint(node, taint.key(), taint.value(), taint.effect());
        } else if (change instanceof WhatIfChange.RemoveTaint gone) {
            removeTaints(node, gone.key(), gone.value(), gone.effect());
        } else if (change instanceof WhatIfChange.Cordon || change instanceof WhatIfChange.Drain) {
            cordon(node, true);
        } else if (change instanceof WhatIfChange.Uncordon) {
            cordon(node, false);
        } else if (change instanceof WhatIfChange.NotReady) {
            ready(node, false);
        } else if (change instanceof WhatIfChange.Ready) {
            ready(node, true);
        } else {
            throw new AssertionError(change);
        }
    }

    private static void cordon(JsonObject node, boolean cordoned) {
        JsonObject spec = member(node, "spec");
        removeTaints(node, UNSCHEDULABLE, null, null);
        spec.remove("unschedulable");
        if (cordoned) {
            spec.put("unschedulable", JsonBoolean.of(true));
            addTaint(node, UNSCHEDULABLE, "", Taint.NO_SCHEDULE);
        }
    }

    /** The taints of the node lifecycle controller, {@code pkg/controller/nodelifecycle}. */
    private static void ready(JsonObject node, boolean ready) {
        removeTaints(node, NOT_READY, null, null);
        removeTaints(node, UNREACHABLE, null, null);
        JsonObject status = member(node, "status");
        JsonArray conditions = new JsonArray();
        JsonArray old = status.array("conditions");
        for (int i = 0; old != null && i < old.size(); i++) {
            if (old.get(i) instanceof JsonObject each && !each.text("type").equals("Ready")) {
                conditions.add(each);
            }
        }
        conditions.add(
                new JsonObject().put("type", "Ready").put("status", ready ? "True" : "False"));
        status.put("conditions", conditions);
        if (!ready) {
            addTaint(node, NOT_READY, "", Taint.NO_SCHEDULE);
            addTaint(node, NOT_READY, "", Taint.NO_EXECUTE);
        }
    }

    private static void addTaint(JsonObject node, String key, String value, String effect) {
        JsonObject taint = new JsonObject().put("key", key);
        if (!value.isEmpty()) {
            taint.put("value", value);
        }
        JsonObject spec = member(node, "spec");
        JsonArray taints = spec.array("taints");
        if (taints == null) {
            taints = new JsonArray();
            spec.put("taints", taints);
        }
        taints.add(taint.put("effect", effect));
    }

    private static void removeTaints(JsonObject node, String key, String value, String effect) {
        JsonObject spec = member(node, "spec");
        JsonArray taints = spec.array("taints");
        JsonArray kept = new JsonArray();
        for (int i = 0; taints != null && i < taints.size(); i++) {
            boolean goes =
                    taints.get(i) instanceof JsonObject taint
                            && taint.text("key").equals(key)
                            && (value == null || taint.text("value").equals(value))
                            && (effect == null || taint.text("effect").equals(effect));
            if (!goes) {
                kept.add(taints.get(i));
            }
        }
        spec.put("taints", kept);
    }

    private static JsonObject labels(JsonObject node) {
        return member(member(node, "metadata"), "labels");
    }

    private static JsonObject member(JsonObject of, String name) {
        JsonObject member = of.object(name);
        if (member == null) {
            member = new JsonObject();
            of.put(name, member);
        }
        return member;
    }

    /** kubectl drain leaves DaemonSet pods and static pods on the node. */
    private static boolean staysOnDrain(JsonObject pod) {
        OwnerReference owner = owner(pod);
        return owner != null && (owner.kind().equals("DaemonSet") || owner.kind().equals("Node"));
    }

    private static boolean tolerates(JsonObject pod, Taint taint) {
        List<Toleration> tolerations = Toleration.listOf(Field.of(pod).at("spec", "tolerations"));
        return tolerations.stream()
                .anyMatch(each -> each.tolerates(taint, Gates.defaults(KubernetesVersion.NEWEST)));
    }

    /** New nodes are copies of the last node of the pool, ready and not cordoned. */
    private void add(WhatIfChange.Add add) throws WhatIfException {
        List<JsonObject> members = new ArrayList<>();
        for (JsonObject node : nodes()) {
            if (NodeRows.poolOf(node, before).equals(add.pool())) {
                members.add(node);
            }
        }
        if (members.isEmpty()) {
            throw noPool(add.pool());
        }
        JsonObject like = members.get(members.size() - 1);
        TreeSet<String> taken = new TreeSet<>();
        nodes().forEach(each -> taken.add(name(each)));
        List<JsonObject> all = new ArrayList<>(nodes());
        int number = members.size();
        for (int i = 0; i < add.count(); i++) {
            do {
                number++;
            } while (taken.contains(add.pool() + "-" + number));
            JsonObject node = like.copy();
            String name = add.pool() + "-" + number;
            node.object("metadata").put("name", name);
            node.object("metadata").remove("uid");
            labels(node).put(HOST_NAME, name);
            cordon(node, false);
            ready(node, true);
            all.add(node);
        }
        kinds.put("Node", all);
    }

    private void delete(WhatIfChange.DeleteDaemonSet delete) throws WhatIfException {
        JsonObject daemonSet = daemonSet(delete.namespace(), delete.name());
        replace("DaemonSet", before.of("DaemonSet").stream().filter(each -> each != daemonSet));
        if (delete.orphan()) {
            List<JsonObject> pods = new ArrayList<>();
            for (JsonObject pod : before.of("Pod")) {
                JsonObject copy = pod;
                if (isOf(pod, daemonSet)) {
                    copy = pod.copy();
                    copy.object("metadata").remove("ownerReferences");
                }
                pods.add(copy);
            }
            kinds.put("Pod", pods);
        } else {
            keepPods(pod -> !isOf(pod, daemonSet));
        }
    }

    private void setImage(WhatIfChange.SetImage image) throws WhatIfException {
        JsonObject old = daemonSet(image.namespace(), image.name());
        JsonObject changed = old.copy();
        List<String> names = new ArrayList<>();
        boolean found = false;
        Field spec = Field.of(changed).at("spec", "template", "spec");
        for (String list : List.of("initContainers", "containers")) {
            for (Field each : spec.at(list).items()) {
                String name = each.at("name").text();
                names.add(name);
                boolean meant = image.container().equals("*") || image.container().equals(name);
                if (meant && each.value() instanceof JsonObject container) {
                    container.put("image", new JsonText(image.image()));
                    found = true;
                }
            }
        }
        if (!found) {
            throw new WhatIfException(
                    "unable to find container named \""
                            + image.container()
                            + "\" in "
                            + WhatIf.key(old)
                            + "; its containers are "
                            + String.join(", ", names));
        }
        List<JsonObject> all = new ArrayList<>();
        before.of("DaemonSet").forEach(each -> all.add(each == old ? changed : each));
        kinds.put("DaemonSet", all);
    }

    private void deletePod(WhatIfChange.DeletePod delete) throws WhatIfException {
        String namespace = delete.namespace().isEmpty() ? "default" : delete.namespace();
        List<JsonObject> kept = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (JsonObject pod : before.of("Pod")) {
            boolean same = name(pod).equals(delete.name()) && namespace(pod).equals(namespace);
            if (!same) {
                kept.add(pod);
                others.add(namespace(pod) + "/" + name(pod));
            }
        }
        if (kept.size() == before.of("Pod").size()) {
            throw missing("pod", namespace + "/" + delete.name(), others);
        }
        kinds.put("Pod", kept);
    }

    private JsonObject daemonSet(String namespace, String name) throws WhatIfException {
        List<String> names = new ArrayList<>();
        JsonObject found = null;
        for (JsonObject each : before.of("DaemonSet")) {
            names.add(WhatIf.key(each));
            boolean same = name(each).equals(name);
            if (same && (namespace.isEmpty() || namespace(each).equals(namespace))) {
                if (found != null) {
                    throw new WhatIfException(
                            name + " is the name of several DaemonSets; write NAMESPACE/" + name);
                }
                found = each;
            }
        }
        if (found == null) {
            String wanted = namespace.isEmpty() ? name : namespace + "/" + name;
            throw missing("DaemonSet", wanted, names);
        }
        return found;
    }

    private TreeSet<String> named(String nodes) throws WhatIfException {
        TreeSet<String> names = new TreeSet<>();
        String pool = nodes.startsWith("pool/") ? nodes.substring("pool/".length()) : null;
        List<String> all = new ArrayList<>();
        for (JsonObject node : nodes()) {
            all.add(name(node));
            if (pool == null
                    ? name(node).equals(nodes)
                    : NodeRows.poolOf(node, before).equals(pool)) {
                names.add(name(node));
            }
        }
        if (names.isEmpty()) {
            throw pool == null ? missing("node", nodes, all) : noPool(pool);
        }
        return names;
    }

    private WhatIfException noPool(String pool) {
        TreeSet<String> pools = new TreeSet<>();
        nodes().forEach(each -> pools.add(NodeRows.poolOf(each, before)));
        return new WhatIfException(
                "the cluster has no pool " + pool + "; its pools are " + String.join(", ", pools));
    }

    private static WhatIfException missing(String what, String name, List<String> known) {
        String nearest = NearestWord.to(name, known);
        return new WhatIfException(
                "the cluster has no "
                        + what
                        + " "
                        + name
                        + (nearest == null ? "" : "; did you mean " + nearest + "?"));
    }

    private List<JsonObject> nodes() {
        return before.nodes();
    }

    private void editNodes(TreeSet<String> names, Consumer<JsonObject> edit) {
        List<JsonObject> all = new ArrayList<>();
        for (JsonObject node : nodes()) {
            JsonObject copy = node;
            if (names.contains(name(node))) {
                copy = node.copy();
                edit.accept(copy);
            }
            all.add(copy);
        }
        kinds.put("Node", all);
    }

    private void keepPods(Predicate<JsonObject> kept) {
        replace("Pod", before.of("Pod").stream().filter(kept));
    }

    private void replace(String kind, java.util.stream.Stream<JsonObject> objects) {
        kinds.put(kind, objects.toList());
    }

    static boolean isOf(JsonObject pod, JsonObject daemonSet) {
        OwnerReference owner = owner(pod);
        return owner != null
                && owner.kind().equals("DaemonSet")
                && owner.name().equals(name(daemonSet))
                && namespace(pod).equals(namespace(daemonSet));
    }

    private static OwnerReference owner(JsonObject pod) {
        return OwnerReference.controllerOf(Field.of(pod).at("metadata"));
    }

    static String name(JsonObject object) {
        return Field.of(object).at("metadata", "name").text();
    }

    static String namespace(JsonObject object) {
        return ClusterObjects.namespaceOf(object);
    }

    static String nodeOf(JsonObject pod) {
        return Field.of(pod).at("spec", "nodeName").text();
    }
}
