package io.daemonlens.engine.simulation;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.apps.PodTemplate;
import io.daemonlens.engine.apps.PodTemplateHash;
import io.daemonlens.engine.apps.RevisionData;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.daemon.Actions;
import io.daemonlens.engine.daemon.DaemonSetView;
import io.daemonlens.engine.daemon.Placement;
import io.daemonlens.engine.daemon.Room;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.kubelet.Fate;
import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cluster while it is simulated: nodes, the DaemonSet with its pods and revisions. Every change
 * of an object goes through here, so that the controller's view and the scheduler's snapshot stay
 * together and every {@link Watcher} is told. It decides nothing: the loops do.
 */
final class ClusterState {

    final Snapshot snapshot;
    final Scenario scenario;
    final Templates templates;

    private final EventQueue queue;
    private final Instant start;
    private final Map<String, NodeState> nodes = new LinkedHashMap<>();
    private final List<Watcher> watchers = new ArrayList<>();
    private DaemonSetView view;
    private PodAdmission.Quota quota;
    private PodAdmission.Refusal refusal;
    private String templateHash;
    private int template;
    private boolean exists;
    private int daemonSetsCreated;
    private long podsNamed;
    private int pods;
    private int uncovered;
    private long instantMillis = -1;
    private Instant instant;

    /**
     * An empty cluster.
     *
     * @param queue whose time is the cluster's
     * @param start the time at which the simulation begins
     */
    ClusterState(Scenario scenario, EventQueue queue, Snapshot snapshot, Instant start) {
        this.scenario = scenario;
        this.queue = queue;
        this.snapshot = snapshot;
        this.start = start;
        this.templates = new Templates(scenario, this::fit);
    }

    /** From now on it is told of every change, after those that watch already. */
    void watch(Watcher watcher) {
        watchers.add(watcher);
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

    /** The node that the pod is made for. */
    NodeState node(PodState pod) {
        return nodes.get(pod.nodeName);
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
            watchers.forEach(Watcher::daemonSetChanged);
        }
        enqueue();
    }

    /** The DaemonSet as a cluster has it, with its revisions; nobody is told. */
    void beginWith(DaemonSet live, List<ControllerRevision> revisions) {
        put(live);
        exists = true;
        revisions.forEach(view::put);
        templateHash = null;
    }

    /** As {@link #apply}, but nobody is told. */
    void set(JsonObject object) {
        DaemonSet wanted = DaemonSet.of(inNamespace(object));
        if (exists && isSameRevision(wanted)) {
            wanted = wanted.withEqualTemplate(daemonSet().template());
        }
        put(
                exists
                        ? daemonSet().replacedBy(wanted)
                        : wanted.created("daemonset-" + ++daemonSetsCreated));
        exists = true;
    }

    /** A server fills in what a manifest leaves out; such templates differ in their text only. */
    private boolean isSameRevision(DaemonSet wanted) {
        return wanted.template().equals(daemonSet().template())
                || RevisionData.of(wanted.template().json(), scenario.version)
                        .equals(RevisionData.of(daemonSet().template().json(), scenario.version));
    }

    static JsonObject inNamespace(JsonObject object) {
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
            templateHash = null;
            nodes.values().forEach(this::refresh);
        }
        if (quota == null) {
            List<JsonObject> pods = new ArrayList<>(scenario.otherPods);
            pods.addAll(scenario.isLive() ? scenario.ownPods : List.of());
            quota = scenario.admission.quota(daemonSet.namespace(), pods);
        }
    }

    /** The hash that pods of the present template carry. */
    String templateHash() {
        if (templateHash == null) {
            templateHash = view.templateHash();
        }
        return templateHash;
    }

    /** The name of the present template's revision. */
    String revisionName() {
        for (ControllerRevision revision : view.revisions()) {
            if (revision.hash().equals(templateHash())) {
                return revision.name();
            }
        }
        return daemonSet().name() + "-" + templateHash();
    }

    /** Whether the controller takes the pod for one of the present template. */
    boolean isUpdated(PodState pod) {
        return view.isUpdated(pod.facts, templateHash());
    }

    /** Asks for room in the quota for one more pod of a template; why not, or null. */
    PodAdmission.Refusal admit(int ofTemplate) {
        DaemonPods pods = templates.get(ofTemplate).pods();
        refusal = pods.refusal() != null ? pods.refusal() : quota.charge(pods.stored());
        return refusal;
    }

    /** Why the last pod that the controller asked for was not stored; null where it was. */
    PodAdmission.Refusal refusal() {
        return refusal;
    }

    RolloutProgress status() {
        return RolloutProgress.of(daemonSet());
    }

    /** The controller has written a status. */
    void store(io.daemonlens.engine.apps.DaemonSetStatus status) {
        view.put(daemonSet().withStatus(status));
        templateHash = null;
        watchers.forEach(Watcher::daemonSetChanged);
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
        state.alive = node.ready();
        put(state, node);
        return state;
    }

    /** A node that is gone while pods are still bound to it. */
    NodeState addGoneNode(String name) {
        JsonObject metadata = new JsonObject().put("name", name);
        NodeState state = new NodeState(Node.of(new JsonObject().put("metadata", metadata)));
        state.present = false;
        state.alive = false;
        nodes.put(name, state);
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
        for (Watcher watcher : watchers) {
            watcher.refreshed(node);
        }
    }

    /** A pod as it is when it is made. */
    PodState add(NodeState node, Pod facts, int ofTemplate) {
        DaemonPods of = templates.get(ofTemplate).pods();
        PodInfo info = of.podFor(node.name(), facts.name());
        PodState pod =
                new PodState(node.name(), ofTemplate, lifecycle(node, ofTemplate), facts, info);
        pod.stored = of.stored();
        pod.held = of.isHeld();
        add(pod);
        if (facts.isBound()) {
            hold(pod);
        }
        return pod;
    }

    private PodLifecycle lifecycle(NodeState node, int ofTemplate) {
        PodLifecycle lifecycle = templates.lifecycle(ofTemplate);
        Long readyAfter = scenario.readyAfterByNode.get(node.name());
        if (readyAfter != null) {
            lifecycle = lifecycle.withTiming(lifecycle.timing().withReadyAfterMillis(readyAfter));
        }
        Fate fate = node.fateByTemplate.getOrDefault(ofTemplate, node.fate);
        return fate == null || !lifecycle.fate().canBeAvailable()
                ? lifecycle
                : lifecycle.withFate(fate);
    }

    /**
     * A pod of the cluster as it is.
     *
     * @param object as the API server serves it
     */
    PodState adopt(
            NodeState node, Pod facts, int ofTemplate, PodLifecycle lifecycle, JsonObject object) {
        PodInfo info = PodInfo.of(object, scenario.version, scenario.namespaces);
        PodState pod = new PodState(node.name(), ofTemplate, lifecycle, facts, info);
        pod.stored = object;
        add(pod);
        if (facts.isBound() && !facts.hasEnded()) {
            snapshot.add(info);
        }
        return pod;
    }

    private void add(PodState pod) {
        node(pod).pods.add(pod);
        pods++;
        view.put(pod.facts);
    }

    /** A pod that was there before takes its part of the quota without being asked. */
    void count(PodState pod) {
        quota.count(pod.stored);
    }

    /** The pod takes its room on its node. */
    void hold(PodState pod) {
        pod.info = pod.info.boundTo(pod.nodeName);
        snapshot.add(pod.info);
    }

    String nextPodName(String daemonSet) {
        StringBuilder suffix = new StringBuilder();
        long number = podsNamed++;
        for (int i = 0; i < 5; i++) {
            suffix.append(
                    PodTemplateHash.SAFE.charAt((int) (number % PodTemplateHash.SAFE.length())));
            number /= PodTemplateHash.SAFE.length();
        }
        return daemonSet + "-" + suffix.reverse();
    }

    /** The controller's call to create a pod takes effect. */
    void createPod(Pod made, int ofTemplate) {
        PodState pod = add(nodes.get(made.targetNode()), made.withCreatedAt(time()), ofTemplate);
        watchers.forEach(watcher -> watcher.podCreated(pod));
        changed(node(pod));
    }

    /** Something about a pod has changed. */
    void put(PodState pod, Pod facts) {
        set(pod, facts);
        changed(node(pod));
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
        put(pod, pod.facts.withNodeName(pod.nodeName));
        watchers.forEach(watcher -> watcher.podBound(pod));
    }

    /** The pod has become ready. */
    void ready(PodState pod) {
        watchers.forEach(watcher -> watcher.podReady(pod));
    }

    /** A sync has decided. */
    void decided(Actions actions) {
        watchers.forEach(watcher -> watcher.decided(actions));
    }

    /** A pod of another owner has to go. */
    void preempted(String pod) {
        watchers.forEach(watcher -> watcher.preempted(pod));
    }

    /** A pod is deleted: it has to stop before it is gone, unless it never got to a node. */
    void deletePod(PodState pod, boolean byController) {
        if (pod.isDeleting()) {
            return;
        }
        put(pod, pod.facts.withDeletedAt(time()));
        watchers.forEach(watcher -> watcher.podDeleted(pod, byController));
        if (!pod.isBound()) {
            remove(pod);
        }
    }

    /** The pod is gone. */
    void remove(PodState pod) {
        if (pod.gone) {
            return;
        }
        pod.gone = true;
        node(pod).pods.remove(pod);
        pods--;
        view.removePod(pod.name());
        if (pod.isBound()) {
            snapshot.remove(pod.info);
        }
        if (!pod.facts.hasEnded()) {
            quota.release(pod.stored);
        }
        changed(node(pod));
        roomMadeBy(pod);
        removeDaemonSetWithoutPods();
    }

    /** A pod that no longer counts for resources: it has ended, but is still there. */
    void releaseResources(PodState pod) {
        snapshot.remove(pod.info);
        quota.release(pod.stored);
        roomMadeBy(pod);
    }

    private void roomMadeBy(PodState pod) {
        if (pod.isBound() && pod.info.sharesClaims()) {
            watchers.forEach(Watcher::claimsFreed);
        } else {
            watchers.forEach(watcher -> watcher.roomMade(node(pod)));
        }
    }

    /** Pods of others have left a node that may have been too full for the controller. */
    void roomMade(NodeState node) {
        watchers.forEach(watcher -> watcher.roomMade(node));
        if (isSuspended(node)) {
            view.put(node.node);
            changed(node);
        }
    }

    /** Something about a pod of the node has changed, which the controller hears of. */
    void changed(NodeState node) {
        refresh(node);
        enqueue();
    }

    /** The controller is asked to look, unless there is nothing to look at. */
    void enqueue() {
        if (!isDaemonSetGone()) {
            watchers.forEach(Watcher::enqueued);
        }
    }
}
