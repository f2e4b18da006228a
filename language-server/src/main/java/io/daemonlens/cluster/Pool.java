package io.daemonlens.cluster;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A number of identical nodes in a sketch or preset.
 *
 * @param name of the pool; its nodes are named {@code <name>-1}, {@code <name>-2}, …
 * @param count number of nodes
 * @param controlPlane which installer's control-plane labels and taints the nodes have, if any
 * @param ofPreset whether an installer sets the labels, so that they are renamed for each minor
 *     version; labels that a user writes are not renamed
 * @param zones to spread the nodes over, in turn
 * @param labels in addition to the host name, operating system and architecture that every node
 *     has; labels with an older name are set under that name too
 * @param taints as API objects: key, value, effect
 * @param allocatable quantities by resource
 * @param unschedulable number of cordoned nodes, counted from the last node backwards
 * @param notReady number of nodes that are not ready, counted from the first node
 * @param used resources that other pods use on each node; {@code pods} is their number
 */
record Pool(
        String name,
        int count,
        ControlPlane controlPlane,
        boolean ofPreset,
        List<String> zones,
        Map<String, String> labels,
        List<JsonObject> taints,
        Map<String, String> allocatable,
        int unschedulable,
        int notReady,
        Map<String, String> used) {

    private static final Map<String, String> ORDINARY_NODE = new LinkedHashMap<>();

    /**
     * The names that labels had before 1.14 and 1.17. Kubelets and clouds still set them next to
     * the newer names, and many manifests select by them. Checked against {@code
     * pkg/kubelet/kubelet_node_status.go}, 1.11 to 1.17 and 1.37, and node lists of kind 1.36, k3s,
     * OpenShift and EKS.
     */
    private static final Map<String, String> OLDER_NAMES = new LinkedHashMap<>();

    static {
        OLDER_NAMES.put("kubernetes.io/arch", "beta.kubernetes.io/arch");
        OLDER_NAMES.put("kubernetes.io/os", "beta.kubernetes.io/os");
        OLDER_NAMES.put("node.kubernetes.io/instance-type", "beta.kubernetes.io/instance-type");
        OLDER_NAMES.put(
                "topology.kubernetes.io/region", "failure-domain.beta.kubernetes.io/region");
        OLDER_NAMES.put("topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone");
        ORDINARY_NODE.put("cpu", "4");
        ORDINARY_NODE.put("memory", "16Gi");
        ORDINARY_NODE.put("ephemeral-storage", "100Gi");
        ORDINARY_NODE.put("pods", "110");
    }

    /** Creates a pool of worker nodes with 4 CPUs, 16Gi memory and 110 pods. */
    static Pool of(String name, int count) {
        return new Pool(
                name,
                count,
                ControlPlane.NONE,
                true,
                List.of(),
                Map.of(),
                List.of(),
                Map.of(),
                0,
                0,
                Map.of());
    }

    Pool withLabel(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(key, value);
        return with(controlPlane, zones, more, taints, allocatable);
    }

    Pool withTaint(String key, String value, String effect) {
        List<JsonObject> more = new ArrayList<>(taints);
        more.add(taint(key, value, effect));
        return with(controlPlane, zones, labels, more, allocatable);
    }

    Pool withZones(String... names) {
        return with(controlPlane, List.of(names), labels, taints, allocatable);
    }

    Pool withAllocatable(String resource, String quantity) {
        Map<String, String> more = new LinkedHashMap<>(allocatable);
        more.put(resource, quantity);
        return with(controlPlane, zones, labels, taints, more);
    }

    Pool markedBy(ControlPlane installer) {
        return with(installer, zones, labels, taints, allocatable);
    }

    private Pool with(
            ControlPlane installer,
            List<String> places,
            Map<String, String> marks,
            List<JsonObject> keptOff,
            Map<String, String> room) {
        return new Pool(
                name,
                count,
                installer,
                ofPreset,
                places,
                marks,
                keptOff,
                room,
                unschedulable,
                notReady,
                used);
    }

    static JsonObject taint(String key, String value, String effect) {
        JsonObject taint = new JsonObject().put("key", key);
        if (!value.isEmpty()) {
            taint.put("value", value);
        }
        return taint.put("effect", effect);
    }

    String nodeName(int number) {
        return name + "-" + number;
    }

    /** Returns the node with this number, from 1, as the API of this minor version shows it. */
    JsonObject node(int number, KubernetesVersion version) {
        boolean cordoned = number > count - unschedulable;
        boolean ready = number > notReady;
        JsonArray allTaints = new JsonArray();
        controlPlane.taints(version).forEach(allTaints::add);
        taints.forEach(taint -> allTaints.add(taint.copy()));
        if (cordoned) {
            allTaints.add(taint("node.kubernetes.io/unschedulable", "", "NoSchedule"));
        }
        if (!ready) {
            allTaints.add(taint("node.kubernetes.io/not-ready", "", "NoSchedule"));
            allTaints.add(taint("node.kubernetes.io/not-ready", "", "NoExecute"));
        }
        JsonObject spec = new JsonObject();
        if (!allTaints.isEmpty()) {
            spec.put("taints", allTaints);
        }
        if (cordoned) {
            spec.put("unschedulable", JsonBoolean.of(true));
        }
        JsonObject room = new JsonObject();
        Map<String, String> quantities = new LinkedHashMap<>(ORDINARY_NODE);
        quantities.putAll(allocatable);
        if (used.containsKey("pods")) {
            quantities.put("pods", lessPods(quantities.get("pods"), used.get("pods")));
        }
        quantities.forEach(room::put);
        JsonObject condition =
                new JsonObject().put("type", "Ready").put("status", ready ? "True" : "False");
        return new JsonObject()
                .put("apiVersion", "v1")
                .put("kind", "Node")
                .put(
                        "metadata",
                        new JsonObject()
                                .put("name", nodeName(number))
                                .put("labels", labels(number, version)))
                .put("spec", spec)
                .put(
                        "status",
                        new JsonObject()
                                .put("allocatable", room)
                                .put("capacity", room.copy())
                                .put("conditions", new JsonArray().add(condition)));
    }

    private JsonObject labels(int number, KubernetesVersion version) {
        JsonObject all =
                new JsonObject()
                        .put("kubernetes.io/arch", "amd64")
                        .put("kubernetes.io/hostname", nodeName(number))
                        .put("kubernetes.io/os", "linux");
        if (!zones.isEmpty()) {
            all.put("topology.kubernetes.io/zone", zones.get((number - 1) % zones.size()));
        }
        controlPlane.labels(version).forEach(all::put);
        labels.forEach(all::put);
        OLDER_NAMES.forEach(
                (name, older) -> {
                    if (all.has(name) && !all.has(older)) {
                        all.put(older, all.get(name));
                    }
                    if (version.isBefore(newSince(name))
                            && (ofPreset || !labels.containsKey(name))) {
                        all.remove(name);
                    }
                });
        return all;
    }

    /** Returns the first minor version that set the newer label name next to the older one. */
    private static int newSince(String label) {
        return label.startsWith("kubernetes.io/") ? 14 : 17;
    }

    /**
     * Returns a pod that uses {@link #used()} on a node, or null if nothing is used. It represents
     * all other pods, and the node's pod capacity is reduced by their number. It has the highest
     * priority, because a sketch must not offer resources that only preemption would free.
     */
    JsonObject otherPods(int number) {
        if (used.isEmpty()) {
            return null;
        }
        JsonObject requests = new JsonObject();
        used.forEach(
                (resource, quantity) -> {
                    if (!resource.equals("pods")) {
                        requests.put(resource, quantity);
                    }
                });
        JsonObject container = new JsonObject().put("name", "others").put("image", "others");
        if (!requests.isEmpty()) {
            container.put("resources", new JsonObject().put("requests", requests));
        }
        return new JsonObject()
                .put("apiVersion", "v1")
                .put("kind", "Pod")
                .put(
                        "metadata",
                        new JsonObject()
                                .put("name", "others-on-" + nodeName(number))
                                .put("namespace", "others"))
                .put(
                        "spec",
                        new JsonObject()
                                .put("nodeName", nodeName(number))
                                .put("priority", 2_000_001_000L)
                                .put("containers", new JsonArray().add(container)))
                .put("status", new JsonObject().put("phase", "Running"));
    }

    private static String lessPods(String places, String usedPods) {
        return Long.toString(Math.max(0, Long.parseLong(places) - Long.parseLong(usedPods) + 1));
    }
}
