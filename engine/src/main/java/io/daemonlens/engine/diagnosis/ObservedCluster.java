package io.daemonlens.engine.diagnosis;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.OwnerReference;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All objects of a cluster at one instant, as the API server serves them, indexed for a diagnosis:
 * pods by owner, events by object. Immutable.
 */
public final class ObservedCluster {

    private final KubernetesVersion version;
    private final Gates gates;
    private final Instant time;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, JsonObject> nodeObjects = new TreeMap<>();
    private final Map<String, List<JsonObject>> podsByOwner = new TreeMap<>();
    private final Map<String, List<JsonObject>> orphans = new TreeMap<>();
    private final Map<String, List<JsonObject>> revisions = new TreeMap<>();
    private final Map<String, List<ClusterEvent>> events = new TreeMap<>();
    private final boolean knowsEvents;

    /**
     * @param byKind objects by kind, such as {@code Node} or {@code Pod}
     * @param time the time at which the cluster was observed
     */
    public ObservedCluster(
            Map<String, List<JsonObject>> byKind, KubernetesVersion version, Instant time) {
        this.version = version;
        this.gates = Gates.defaults(version);
        this.time = time;
        for (JsonObject object : byKind.getOrDefault("Node", List.of())) {
            Node node = Node.of(object);
            nodes.add(node);
            nodeObjects.put(node.name(), object);
        }
        byKind.getOrDefault("Pod", List.of()).forEach(this::addPod);
        for (JsonObject object : byKind.getOrDefault("ControllerRevision", List.of())) {
            revisions.computeIfAbsent(namespace(object), k -> new ArrayList<>()).add(object);
        }
        Collection<JsonObject> seen = byKind.getOrDefault("Event", List.of());
        knowsEvents = !seen.isEmpty();
        seen.forEach(this::addEvent);
    }

    private void addPod(JsonObject pod) {
        OwnerReference owner = OwnerReference.controllerOf(Field.of(pod).at("metadata"));
        if (owner == null) {
            orphans.computeIfAbsent(namespace(pod), k -> new ArrayList<>()).add(pod);
        } else if (owner.kind().equals("DaemonSet")) {
            podsByOwner
                    .computeIfAbsent(
                            key(namespace(pod), "DaemonSet", owner.name()), k -> new ArrayList<>())
                    .add(pod);
        }
    }

    private void addEvent(JsonObject object) {
        ClusterEvent event = ClusterEvent.of(object);
        if (event.kind().equals("Pod") || event.kind().equals("DaemonSet")) {
            events.computeIfAbsent(
                            key(event.namespace(), event.kind(), event.object()),
                            k -> new ArrayList<>(2))
                    .add(event);
        }
    }

    private static String namespace(JsonObject object) {
        JsonObject metadata = object.object("metadata");
        return metadata == null ? "" : metadata.text("namespace");
    }

    private static String key(String namespace, String kind, String name) {
        return namespace + "/" + kind + "/" + name;
    }

    public KubernetesVersion version() {
        return version;
    }

    Gates gates() {
        return gates;
    }

    /** Returns the time at which the cluster was observed. */
    public Instant time() {
        return time;
    }

    List<Node> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    /** Returns the node as the API server serves it; null if it does not exist. */
    JsonObject nodeObject(String name) {
        return nodeObjects.get(name);
    }

    /** Returns the pods whose controller is the DaemonSet with this name. */
    List<JsonObject> podsOf(String namespace, String daemonSet) {
        return podsByOwner.getOrDefault(key(namespace, "DaemonSet", daemonSet), List.of());
    }

    /** Returns the pods of a namespace that have no controller. */
    List<JsonObject> orphans(String namespace) {
        return orphans.getOrDefault(namespace, List.of());
    }

    List<JsonObject> revisions(String namespace) {
        return revisions.getOrDefault(namespace, List.of());
    }

    List<ClusterEvent> eventsAbout(String namespace, String kind, String name) {
        return events.getOrDefault(key(namespace, kind, name), List.of());
    }

    /** Returns whether the snapshot contains events; without them a diagnosis is less precise. */
    boolean knowsEvents() {
        return knowsEvents;
    }
}
