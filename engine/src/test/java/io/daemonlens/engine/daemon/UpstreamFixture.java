package io.daemonlens.engine.daemon;

import io.daemonlens.engine.apimachinery.IntOrString;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.apps.UpdateStrategy;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.OwnerReference;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.core.PodCondition;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The DaemonSet {@code foo} of upstream's tests, with nodes and pods as a row puts them there. */
final class UpstreamFixture {

    static final String BIG = "\"requests\": \"75M\"";
    static final String PORT = "\"hostPort\": 666";

    private static final KubernetesVersion NEWEST = KubernetesVersion.NEWEST;
    private static final Instant START = Instant.parse("2024-05-01T12:00:00Z");
    private static final Map<String, String> PRESENT =
            Map.of("name", "simple-daemon", DaemonSet.HASH_LABEL, "present");
    private static final String BLUE = "\"nodeSelector\": {\"color\": \"blue\"}";
    private static final String WANTS_BLUE =
            "\"affinity\": {\"nodeAffinity\": {\"requiredDuringSchedulingIgnoredDuringExecution\":"
                    + " {\"nodeSelectorTerms\": [{\"matchExpressions\": [{\"key\": \"color\","
                    + " \"operator\": \"In\", \"values\": [\"blue\"]}]}]}}}";

    private final UpdateStrategy strategy;
    private final Map<String, Node> nodes = new TreeMap<>();
    private final Map<String, Pod> pods = new LinkedHashMap<>();
    private final Map<String, String> spec = new LinkedHashMap<>();
    private String selector = "{\"matchLabels\": {\"name\": \"simple-daemon\"}}";
    private boolean deleted;
    private int minReadySeconds;
    private long now;
    private Pod last;

    UpstreamFixture(UpdateStrategy strategy) {
        this.strategy = strategy;
    }

    static UpdateStrategy rolling(String maxUnavailable, String maxSurge) {
        return UpdateStrategy.rollingUpdate(amount(maxUnavailable), amount(maxSurge));
    }

    private static IntOrString amount(String text) {
        return text.endsWith("%") ? IntOrString.of(text) : IntOrString.of(Integer.parseInt(text));
    }

    UpstreamFixture nodes(int count) {
        for (int i = 0; i < count; i++) {
            put(i, "{}");
        }
        return this;
    }

    /** Nodes with the label color=blue. */
    UpstreamFixture labelled(int from, int count) {
        for (int i = from; i < from + count; i++) {
            put(i, "{\"color\": \"blue\"}");
        }
        return this;
    }

    private void put(int number, String labels) {
        String name = "node-" + number;
        nodes.put(
                name,
                Node.of(
                        JsonReader.readObject(
                                "{\"metadata\": {\"name\": \""
                                        + name
                                        + "\", \"labels\": "
                                        + labels
                                        + "}}")));
    }

    UpstreamFixture node(int number, UnaryOperator<Node> change) {
        put(number, "{}");
        nodes.computeIfPresent("node-" + number, (name, node) -> change.apply(node));
        return this;
    }

    UpstreamFixture taint(int number, String... taints) {
        return node(
                number,
                node ->
                        node.withTaints(
                                java.util.Arrays.stream(taints)
                                        .map(text -> text.split("[=:]"))
                                        .map(part -> new Taint(part[0], part[1], part[2]))
                                        .toList()));
    }

    UpstreamFixture selectsBlue() {
        return spec(BLUE);
    }

    UpstreamFixture wantsBlue() {
        return spec(WANTS_BLUE);
    }

    UpstreamFixture tolerates(String key) {
        return spec("\"tolerations\": [{\"key\": \"" + key + "\", \"operator\": \"Exists\"}]");
    }

    /** More of the pod's spec. */
    UpstreamFixture spec(String fields) {
        spec.put(fields, fields);
        return this;
    }

    UpstreamFixture deleted() {
        deleted = true;
        return this;
    }

    UpstreamFixture emptySelector() {
        selector = "{}";
        return this;
    }

    UpstreamFixture minReady(int seconds) {
        minReadySeconds = seconds;
        return this;
    }

    /** The time of the sync, in seconds. */
    UpstreamFixture at(long seconds) {
        now = seconds;
        return this;
    }

    /** Running pods of the present template, not ready. */
    UpstreamFixture pods(int node, int count) {
        return add(node, count, pod -> pod.withPhase("Running"));
    }

    UpstreamFixture failed(int node, int count) {
        return add(node, count, pod -> pod.withPhase("Failed"));
    }

    UpstreamFixture terminating(int node, int count) {
        return add(node, count, pod -> pod.withPhase("Running").withDeletedAt(START));
    }

    /** Pods for the node that no scheduler has placed. */
    UpstreamFixture waiting(int node, int count) {
        return add(node, count, pod -> pod.withNodeName(""));
    }

    /** Pods whose labels the selector does not match. */
    UpstreamFixture strangers(int node, int count) {
        return add(node, count, pod -> pod.withLabels(Map.of("type", "test")));
    }

    /** A pod of an older template; ready since then, or never where that is negative. */
    UpstreamFixture oldPod(int node, long createdAt, long readySince) {
        return add(
                node,
                1,
                pod -> {
                    Pod old =
                            pod.withPhase("Running")
                                    .withLabels(Map.of("name", "simple-daemon"))
                                    .withCreatedAt(START.plusSeconds(createdAt));
                    return readySince < 0
                            ? old
                            : old.withReady(true, START.plusSeconds(readySince));
                });
    }

    /** A pod of the present template, not ready. */
    UpstreamFixture newPod(int node, long createdAt) {
        return add(
                node,
                1,
                pod -> pod.withPhase("Running").withCreatedAt(START.plusSeconds(createdAt)));
    }

    /** The last pod is ready since then. */
    UpstreamFixture ready(long since) {
        pods.put(last.name(), last.withReady(true, START.plusSeconds(since)));
        return this;
    }

    private UpstreamFixture add(int node, int count, UnaryOperator<Pod> change) {
        String on = "node-" + node;
        for (int i = 0; i < count; i++) {
            String name = "foo-" + pods.size();
            last =
                    change.apply(
                            new Pod(
                                    "default",
                                    name,
                                    "",
                                    PRESENT,
                                    new OwnerReference("DaemonSet", "foo", "u"),
                                    null,
                                    null,
                                    on,
                                    on,
                                    "Pending",
                                    (PodCondition) null));
            pods.put(name, last);
        }
        return this;
    }

    Actions sync() {
        return new DaemonSetsController(NEWEST, (daemonSet, node) -> "made-" + node)
                .sync(view(), START.plusSeconds(now));
    }

    Tally tally() {
        DaemonSetView view = view();
        Outlook outlook = Outlook.of(view.daemonSet(), "present", view.behaviour());
        return view.tally(outlook, START.plusSeconds(now));
    }

    private DaemonSetView view() {
        JsonObject object =
                JsonReader.readObject(
                        """
                        {"metadata": {"namespace": "default", "name": "foo", "uid": "u",
                           "generation": 1},
                         "spec": {"selector": %s, "minReadySeconds": %d,
                           "template": {"metadata": {"labels": {"name": "simple-daemon"}},
                             "spec": {%s}}}}
                        """
                                .formatted(
                                        selector,
                                        minReadySeconds,
                                        String.join(", ", spec.values())));
        DaemonSet daemonSet = DaemonSet.of(object).withUpdateStrategy(strategy);
        daemonSet = deleted ? daemonSet.withDeletedAt(START) : daemonSet;
        DaemonSetView view = new DaemonSetView(daemonSet, NEWEST, Gates.defaults(NEWEST));
        nodes.values().forEach(view::put);
        pods.values().forEach(view::put);
        view.put(ControllerRevision.of(daemonSet, 1, NEWEST).withHash("present"));
        return view;
    }
}
