package io.daemonlens.engine.diagnosis;

import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.scheduler.framework.ClusterPod;
import io.daemonlens.engine.scheduler.framework.ClusterPods;
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
 * events by object, nodes by name. Immutable.
 */
public final class ObservedCluster {

    private final KubernetesVersion version;
    private final Gates gates;
    private final Instant time;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, JsonObject> nodeObjects = new TreeMap<>();
    private final ClusterPods pods;
    private final Map<String, List<JsonObject>> revisions = new TreeMap<>();
    private final Map<String, List<ClusterEvent>> events = new TreeMap<>();
    private final boolean knowsEvents;

    /**
     * @param byKind objects by kind, such as {@code Node} or {@code ControllerRevision}
     * @param pods the pods of the cluster
     * @param time the time at which the cluster was observed
     */
    public ObservedCluster(
            Map<String, List<JsonObject>> byKind,
            ClusterPods pods,
            KubernetesVersion version,
            Instant time) {
        this.pods = pods;
        this.version = version;
        this.gates = Gates.defaults(version);
        this.time = time;
        for (JsonObject object : byKind.getOrDefault("Node", List.of())) {
            Node node = Node.of(object);
            nodes.add(node);
            nodeObjects.put(node.name(), object);
        }
        for (JsonObject object : byKind.getOrDefault("ControllerRevision", List.of())) {
            revisions.computeIfAbsent(namespace(object), k -> new ArrayList<>()).add(object);
        }
        Collection<JsonObject> seen = byKind.getOrDefault("Event", List.of());
        knowsEvents = !seen.isEmpty();
        seen.forEach(this::addEvent);
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
    List<ClusterPod> podsOf(String namespace, String daemonSet) {
        return pods.of(namespace, daemonSet);
    }

    /** Returns the pods of a namespace that have no controller. */
    List<ClusterPod> orphans(String namespace) {
        return pods.orphans(namespace);
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
