package io.daemonlens.engine.diagnosis;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.scheduler.framework.ClusterPods;
import io.daemonlens.engine.scheduler.framework.NamespaceLabels;
import io.daemonlens.schemas.KubernetesVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small cluster with one DaemonSet {@code shop/agent} of two revisions, built node by node. Times
 * are seconds before the moment at which it is looked at.
 */
final class SickCluster {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final KubernetesVersion VERSION = KubernetesVersion.of(37);

    private final Map<String, List<JsonObject>> objects = new LinkedHashMap<>();
    private final JsonObject daemonSet;
    private final String newHash;
    private final String oldHash;
    private String events = "some";

    /**
     * @param strategy as JSON with single quotes
     */
    SickCluster(String strategy) {
        daemonSet =
                json(
                        """
                        {'metadata': {'name': 'agent', 'namespace': 'shop', 'uid': 'u', 'generation': 2,
                          'creationTimestamp': '%s',
                          'annotations': {'deprecated.daemonset.template.generation': '2'}},
                         'spec': {'selector': {'matchLabels': {'app': 'agent'}}, 'revisionHistoryLimit': 10,
                          'updateStrategy': %s, 'template': %s},
                         'status': {'observedGeneration': 2}}
                        """
                                .formatted(at(3600), strategy, template("agent:2")));
        JsonObject older = daemonSet.copy();
        older.object("spec").put("template", json(template("agent:1")));
        oldHash = addRevision(older, 1);
        newHash = addRevision(daemonSet, 2);
        objects.put("DaemonSet", List.of(daemonSet));
    }

    static SickCluster rolling(String bounds) {
        return new SickCluster("{'type': 'RollingUpdate', 'rollingUpdate': {" + bounds + "}}");
    }

    private static String template(String image) {
        return """
               {'metadata': {'labels': {'app': 'agent'}}, 'spec': {'containers': [{'name': 'agent', 'image': '%s',
                 'readinessProbe': {'periodSeconds': 5, 'failureThreshold': 3}}],
                 'initContainers': [{'name': 'setup', 'image': 'setup'}],
                 'volumes': [{'name': 'c', 'secret': {'secretName': 's'}}]}}
               """
                .formatted(image);
    }

    private String addRevision(JsonObject of, long number) {
        ControllerRevision made = ControllerRevision.of(DaemonSet.of(of), number, VERSION);
        JsonObject object =
                json(
                        """
                        {'metadata': {'name': '%s', 'namespace': 'shop', 'labels': {'app': 'agent',
                          'controller-revision-hash': '%s'}, 'ownerReferences': [%s]}, 'revision': %d}
                        """
                                .formatted(made.name(), made.hash(), OWNER, number));
        object.put("data", JsonReader.readObject(made.data()));
        add("ControllerRevision", object);
        return made.hash();
    }

    private static final String OWNER =
            "{'kind': 'DaemonSet', 'name': 'agent', 'uid': 'u', 'controller': true}";

    static JsonObject json(String text) {
        return JsonReader.readObject(text.replace('\'', '"'));
    }

    static String at(long secondsAgo) {
        return NOW.minusSeconds(secondsAgo).toString();
    }

    private void add(String kind, JsonObject object) {
        objects.computeIfAbsent(kind, k -> new ArrayList<>()).add(object);
    }

    /** A node that is ready. */
    SickCluster node(String name) {
        return node(name, "True", "");
    }

    /**
     * @param ready its condition Ready
     * @param taints as JSON objects with single quotes
     */
    SickCluster node(String name, String ready, String taints) {
        add(
                "Node",
                json(
                        """
                        {'metadata': {'name': '%s', 'creationTimestamp': '%s'}, 'spec': {'taints': [%s]},
                         'status': {'conditions': [{'type': 'Ready', 'status': '%s', 'reason': 'KubeletSays',
                           'message': 'what it says', 'lastTransitionTime': '%s'}]}}
                        """
                                .formatted(name, at(3600), taints, ready, at(90))));
        return this;
    }

    /** An available pod of the older template. */
    SickCluster old(String node) {
        return pod(node, false, at(1800), "", ready(1790) + running(true, 1795, 0), "");
    }

    /** An available pod of the present template. */
    SickCluster updated(String node) {
        return pod(node, true, at(300), "", ready(290) + running(true, 295, 0), "");
    }

    /** A pod of the present template that was made so long ago, with this status. */
    SickCluster updated(String node, long secondsAgo, String status) {
        return pod(node, true, at(secondsAgo), "", status, "");
    }

    /**
     * @param metadata further members, with a comma before
     * @param status members of its status
     * @param boundTo members of its spec; empty for the node
     */
    SickCluster pod(
            String node,
            boolean updated,
            String made,
            String metadata,
            String status,
            String boundTo) {
        String spec =
                boundTo.isEmpty() ? "'nodeName': '" + node + "'" : boundTo.replace("NODE", node);
        add(
                "Pod",
                json(
                        """
                        {'metadata': {'name': '%s', 'namespace': 'shop', 'creationTimestamp': '%s',
                          'labels': {'app': 'agent', 'controller-revision-hash': '%s', 'pod-template-generation': '%s'},
                          'ownerReferences': [%s]%s}, 'spec': {%s}, 'status': {%s}}
                        """
                                .formatted(
                                        podOn(node, updated),
                                        made,
                                        updated ? newHash : oldHash,
                                        updated ? 2 : 1,
                                        OWNER,
                                        metadata,
                                        spec,
                                        status)));
        return this;
    }

    static String podOn(String node, boolean updated) {
        return "agent-" + (updated ? "new-" : "old-") + node;
    }

    static String ready(long secondsAgo) {
        return "'phase': 'Running', 'conditions': [{'type': 'Ready', 'status': 'True', 'lastTransitionTime': '"
                + at(secondsAgo)
                + "'}], ";
    }

    static String running(boolean ready, long secondsAgo, int restarts) {
        return container(ready, restarts, "'running': {'startedAt': '" + at(secondsAgo) + "'}", "");
    }

    static String waiting(String reason, String message, int restarts, String lastState) {
        return "'phase': 'Pending', "
                + container(
                        false,
                        restarts,
                        "'waiting': {'reason': '" + reason + "', 'message': '" + message + "'}",
                        lastState);
    }

    private static String container(boolean ready, int restarts, String state, String lastState) {
        return "'containerStatuses': [{'name': 'agent', 'ready': %s, 'started': true, 'restartCount': %d, 'state': {%s}, 'lastState': {%s}}]"
                .formatted(ready, restarts, state, lastState);
    }

    SickCluster event(String kind, String object, String reason, String message, long secondsAgo) {
        return event(kind, object, reason, message, secondsAgo, 3);
    }

    SickCluster event(
            String kind, String object, String reason, String message, long secondsAgo, int count) {
        add(
                "Event",
                json(
                        """
                        {'metadata': {'namespace': 'shop'}, 'involvedObject': {'kind': '%s', 'name': '%s', 'namespace': 'shop'},
                         'reason': '%s', 'message': '%s', 'count': %d, 'firstTimestamp': '%s', 'lastTimestamp': '%s'}
                        """
                                .formatted(
                                        kind,
                                        object,
                                        reason,
                                        message,
                                        count,
                                        at(secondsAgo + 30),
                                        at(secondsAgo))));
        return this;
    }

    /** The snapshot holds no events at all. */
    SickCluster withoutEvents() {
        events = "none";
        return this;
    }

    /** Changes the DaemonSet before it is looked at. */
    JsonObject daemonSet() {
        return daemonSet;
    }

    Diagnosis diagnose() {
        if (events.equals("some")) {
            event("Node", "elsewhere", "Starting", "", 10);
        }
        ClusterPods pods =
                ClusterPods.of(
                        objects.getOrDefault("Pod", List.of()), VERSION, NamespaceLabels.UNKNOWN);
        return Diagnoser.of(new ObservedCluster(objects, pods, VERSION, NOW), daemonSet)
                .diagnosis();
    }

    Map<String, List<JsonObject>> objects() {
        return objects;
    }

    static JsonArray none() {
        return new JsonArray();
    }
}
