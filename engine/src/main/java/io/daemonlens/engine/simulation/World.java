package io.daemonlens.engine.simulation;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.apps.PodTemplate;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.daemon.DaemonSetView;
import io.daemonlens.engine.daemon.Placement;
import io.daemonlens.engine.daemon.Room;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.scheduler.Scheduler;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Snapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cluster while it is simulated: nodes, the DaemonSet with its pods, and the loops that act on
 * them. Whatever changes an object goes through here, so that the controller's view, the
 * scheduler's snapshot, records and loops stay together.
 */
final class World {

    private static final String NAME_ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    final EventQueue queue = new EventQueue();
    final Recorder recorder = new Recorder();
    final Snapshot snapshot;
    final Scenario scenario;
    final KubeletLoop kubelets;
    final SchedulerLoop scheduling;
    final Templates templates;
    final ControllerLoop controller;

    private final Instant start;
    private final Map<String, NodeState> nodes = new LinkedHashMap<>();
    private final Invariant.Checker invariants;
    private DaemonSetView view;
    private int template;
    private boolean exists;
    private int daemonSetsCreated;
    private long podsNamed;
    private int pods;
    private int uncovered;
    private long instantMillis = -1;
    private Instant instant;

    /**
     * @param start the time at which the simulation begins
     */
    World(Scenario scenario, Snapshot snapshot, Instant start) {
        this.scenario = scenario;
        this.snapshot = snapshot;
        this.start = start;
        this.kubelets = new KubeletLoop(this);
        this.scheduling = new SchedulerLoop(this, new Scheduler(scenario.version));
        this.templates = new Templates(scenario, this::fit);
        this.controller = new ControllerLoop(this);
        this.invariants = new Invariant.Checker(scenario.checksInvariants, scenario.seed);
    }

    long now() {
        return queue.nowMillis();
    }

    Instant time() {
        if (instantMillis != now()) {
            instantMillis = now();
            instant = start.plusMillis(instantMillis);
        }
        return instant;
    }

    /** What the controller's caches hold; null until there has been a DaemonSet. */
    DaemonSetView view() {
        return view;
    }

    /** The DaemonSet, or the last one; null until there has been one. */
    DaemonSet daemonSet() {
        return view == null ? null : view.daemonSet();
    }

    /** The number of the present template. */
    int template() {
        return template;
    }

    DaemonPods daemonPods() {
        return templates.get(template).pods();
    }

    /** Gone, or going: either way the controller leaves it alone. */
    boolean isDaemonSetGone() {
        return !exists || daemonSet().deletedAt() != null;
    }

    /** Nodes, and those that are gone while their pods may be there. */
    Collection<NodeState> nodes() {
        return nodes.values();
    }

    /** The node of this name; null where there was none. */
    NodeState node(String name) {
        return nodes.get(name);
    }

    /** How many pods exist, on their way out or not. */
    int pods() {
        return pods;
    }

    /** Nodes that want a pod, or had one, and have no available one that stays. */
    int uncovered() {
        return uncovered;
    }

    /** What the pods of others leave of a node; the DaemonSet's own do not count. */
    private Room.Fit fit(PodTemplate of, Node node) {
        List<PodState> own = nodes.get(node.name()).pods;
        return templates
                .pods(of)
                .fit(
                        node,
                        snapshot.node(node.name()),
                        info -> own.stream().noneMatch(pod -> pod.info == info));
    }

    /** The DaemonSet is created, or replaced by another form of itself. */
    void apply(JsonObject object) {
        long before = exists ? daemonSet().generation() : 0;
        set(object);
        if (daemonSet().generation() != before) {
            recorder.step(now(), status());
        }
        if (!isDaemonSetGone()) {
            controller.enqueue();
        }
    }

    /** The same without anybody hearing of it. */
    void set(JsonObject object) {
        DaemonSet wanted = DaemonSet.of(inNamespace(object));
        put(
                exists
                        ? daemonSet().replacedBy(wanted)
                        : wanted.created("daemonset-" + ++daemonSetsCreated));
        exists = true;
    }

    private static JsonObject inNamespace(JsonObject object) {
        if (!Field.of(object).at("metadata", "namespace").text().isEmpty()) {
            return object;
        }
        JsonObject copy = object.copy();
        copy.object("metadata").put("namespace", "default");
        return copy;
    }

    /** The DaemonSet as it is from now on. */
    void put(DaemonSet daemonSet) {
        boolean sameTemplate = view != null && template == templates.numberOf(daemonSet);
        template = templates.numberOf(daemonSet);
        if (view == null) {
            Gates gates = Gates.defaults(scenario.version);
            view = new DaemonSetView(daemonSet, scenario.version, gates, this::fit);
            nodes.values().stream().filter(node -> node.present).forEach(n -> view.put(n.node));
        } else {
            view.put(daemonSet);
        }
        if (!sameTemplate) {
            nodes.values().forEach(this::refresh);
        }
    }

    DaemonSetStatus status() {
        return DaemonSetStatus.of(daemonSet());
    }

    /** The controller has written a status. */
    void store(io.daemonlens.engine.apps.DaemonSetStatus status) {
        view.put(daemonSet().withStatus(status));
        recorder.step(now(), status());
        invariants.check(this);
    }

    /** The DaemonSet goes as soon as its pods are gone. */
    void beginDeletingDaemonSet() {
        view.put(daemonSet().withDeletedAt(time()));
        removeDaemonSetWithoutPods();
    }

    /** The DaemonSet is gone; what it owned is not, yet. */
    void removeDaemonSet() {
        exists = false;
    }

    private void removeDaemonSetWithoutPods() {
        if (exists && daemonSet().deletedAt() != null && pods == 0) {
            exists = false;
        }
    }

    /** What the DaemonSet owned belongs to nobody any more. */
    void orphanAll() {
        for (ControllerRevision revision : List.copyOf(view.revisions())) {
            view.put(revision.withController(null));
        }
        for (NodeState node : nodes.values()) {
            for (PodState pod : node.pods) {
                pod.facts = pod.facts.withController(null);
                view.put(pod.facts);
            }
        }
    }

    /** A node is new, or back. */
    NodeState addNode(Node node) {
        NodeState state = nodes.computeIfAbsent(node.name(), name -> new NodeState(node));
        state.present = true;
        state.alive = true;
        put(state, node);
        return state;
    }

    /** The node's facts from now on. */
    void put(NodeState state, Node node) {
        state.node = node;
        snapshot.put(node);
        if (view != null) {
            view.put(node);
            refresh(state);
        }
    }

    void removeNode(NodeState state) {
        state.present = false;
        state.alive = false;
        if (view != null) {
            view.removeNode(state.name());
            refresh(state);
        }
    }

    /** What the controller decides of the node; null where it is gone. */
    Placement placement(NodeState node) {
        return view == null ? null : view.placement(node.name());
    }

    boolean wants(NodeState node) {
        Placement placement = placement(node);
        return placement != null && placement.shouldRun();
    }

    /** Whether it wants a pod and the controller itself sees that it has no room for one. */
    boolean isSuspended(NodeState node) {
        Placement placement = placement(node);
        return placement != null && placement.isSuspended();
    }

    void refresh(NodeState node) {
        if (view == null) {
            return;
        }
        boolean covered = false;
        for (PodState pod : node.pods) {
            covered |= !pod.isDeleting() && view.isAvailable(pod.facts, time());
        }
        node.hadPod |= !node.pods.isEmpty();
        boolean before = node.uncovered;
        node.uncovered = !covered && (node.hadPod || wants(node));
        uncovered += (node.uncovered ? 1 : 0) - (before ? 1 : 0);
        recorder.observe(this);
        invariants.check(this, node);
    }

    /** A pod as it is when it comes into the world. */
    PodState add(NodeState node, Pod facts, int ofTemplate) {
        Templates.Template of = templates.get(ofTemplate);
        PodLifecycle lifecycle = of.lifecycle();
        Long readyAfter = scenario.readyAfterByNode.get(node.name());
        if (readyAfter != null) {
            lifecycle = lifecycle.withTiming(lifecycle.timing().withReadyAfterMillis(readyAfter));
        }
        PodInfo info = of.pods().podFor(node.name(), facts.name());
        PodState pod = new PodState(node, ofTemplate, lifecycle, facts, info);
        node.pods.add(pod);
        pods++;
        view.put(facts);
        if (facts.isBound()) {
            hold(pod);
        }
        return pod;
    }

    /** The pod takes its room on its node. */
    void hold(PodState pod) {
        pod.info = pod.info.boundTo(pod.node.name());
        snapshot.add(pod.info);
    }

    String nextPodName(String daemonSet) {
        StringBuilder suffix = new StringBuilder();
        long number = podsNamed++;
        for (int i = 0; i < 5; i++) {
            suffix.append(NAME_ALPHABET.charAt((int) (number % NAME_ALPHABET.length())));
            number /= NAME_ALPHABET.length();
        }
        return daemonSet + "-" + suffix.reverse();
    }

    /** The controller's call to create a pod takes effect. */
    void createPod(Pod made, int ofTemplate) {
        PodState pod = add(nodes.get(made.targetNode()), made.withCreatedAt(time()), ofTemplate);
        recorder.act(now(), Action.Kind.CREATE, pod, ofTemplate == template);
        changed(pod.node);
        DaemonPods of = templates.get(ofTemplate).pods();
        if (pod.isBound()) {
            kubelets.start(pod);
        } else if (of.blocked() != null) {
            pod.schedulingMessage = of.blocked();
        } else {
            scheduling.add(pod);
        }
    }

    /** Something about a pod has changed. */
    void put(PodState pod, Pod facts) {
        set(pod, facts);
        changed(pod.node);
    }

    /** The same without anybody hearing of it. */
    void set(PodState pod, Pod facts) {
        pod.facts = facts;
        view.put(facts);
    }

    /** The pod has a node; its kubelet takes over. */
    void bind(PodState pod) {
        pod.schedulingMessage = null;
        hold(pod);
        put(pod, pod.facts.withNodeName(pod.node.name()));
        kubelets.start(pod);
    }

    /** A pod is deleted: it has to stop before it is gone, unless it never got to a node. */
    void deletePod(PodState pod, boolean byController) {
        if (pod.isDeleting()) {
            return;
        }
        if (byController) {
            recorder.act(now(), Action.Kind.DELETE, pod, pod.template == template);
        }
        put(pod, pod.facts.withDeletedAt(time()));
        recorder.countPods(this);
        if (pod.isBound()) {
            kubelets.stop(pod);
        } else {
            remove(pod);
        }
    }

    /** The pod is gone. */
    void remove(PodState pod) {
        if (pod.gone) {
            return;
        }
        pod.gone = true;
        pod.node.pods.remove(pod);
        pods--;
        view.removePod(pod.name());
        if (pod.isBound()) {
            snapshot.remove(pod.info);
        }
        changed(pod.node);
        roomMadeBy(pod);
        removeDaemonSetWithoutPods();
    }

    /** A pod that no longer counts for resources: it has ended, but is still there. */
    void releaseResources(PodState pod) {
        snapshot.remove(pod.info);
        roomMadeBy(pod);
    }

    private void roomMadeBy(PodState pod) {
        if (pod.isBound() && pod.info.sharesClaims()) {
            scheduling.claimsFreed();
        } else {
            scheduling.roomMade(pod.node);
        }
    }

    /** Pods of others have left a node that may have been too full for the controller. */
    void roomMade(NodeState node) {
        scheduling.roomMade(node);
        if (isSuspended(node)) {
            view.put(node.node);
            changed(node);
        }
    }

    /** Something about a pod of the node has changed, which the controller hears of. */
    void changed(NodeState node) {
        refresh(node);
        if (!isDaemonSetGone()) {
            controller.enqueue();
        }
    }
}
