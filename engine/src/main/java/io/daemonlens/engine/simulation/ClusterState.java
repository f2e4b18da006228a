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
import io.daemonlens.engine.scheduler.framework.ClusterPod;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The state of the simulated cluster: nodes, and the DaemonSet with its pods and revisions. Every
 * change of an object goes through this class, so that the controller's view and the scheduler's
 * snapshot stay consistent and every {@link Watcher} is notified. It makes no decisions; the loops
 * do.
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
     * Creates an empty cluster.
     *
     * @param queue supplies the cluster's time
     * @param start the time at which the simulation begins
     */
    ClusterState(Scenario scenario, EventQueue queue, Snapshot snapshot, Instant start) {
        this.scenario = scenario;
        this.queue = queue;
        this.snapshot = snapshot;
        this.start = start;
        this.templates = new Templates(scenario, this::fit);
    }

    /** Registers a watcher, which is notified after those registered before it. */
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

    /** Returns the contents of the controller's caches; null before the first DaemonSet. */
    DaemonSetView view() {
        return view;
    }

    /** Returns the current or last DaemonSet; null before the first one. */
    DaemonSet daemonSet() {
        return view == null ? null : view.daemonSet();
    }

    /** Returns the number of the current template. */
    int template() {
        return template;
    }

    DaemonPods daemonPods() {
        return templates.get(template).pods();
    }

    /**
     * Returns whether the DaemonSet is deleted or being deleted; the controller ignores it then.
     */
    boolean isDaemonSetGone() {
        return !exists || daemonSet().deletedAt() != null;
    }

    /** Returns the nodes, including removed nodes that may still have pods. */
    Collection<NodeState> nodes() {
        return nodes.values();
    }

    /** Returns the node with this name; null if it never existed. */
    NodeState node(String name) {
        return nodes.get(name);
    }

    /** Returns the node that the pod was created for. */
    NodeState node(PodState pod) {
        return nodes.get(pod.nodeName);
    }

    /** Returns the number of existing pods, including terminating ones. */
    int pods() {
        return pods;
    }

    /**
     * Returns the number of nodes that should have a pod, or had one, but have no available pod
     * that is not terminating.
     */
    int uncovered() {
        return uncovered;
    }

    /**
     * Returns how a pod of the template fits on a node beside the pods of other owners; the
     * DaemonSet's own pods do not count.
     */
    private Room.Fit fit(PodTemplate of, Node node) {
        List<PodState> own = nodes.get(node.name()).pods;
        return templates
                .pods(of)
                .fit(
                        node,
                        snapshot.node(node.name()),
                        info -> own.stream().noneMatch(pod -> pod.info == info));
    }

    /** Creates or updates the DaemonSet and triggers a sync. */
    void apply(JsonObject object) {
        long before = exists ? daemonSet().generation() : 0;
        set(object);
        if (daemonSet().generation() != before) {
            watchers.forEach(Watcher::daemonSetChanged);
        }
        enqueue();
    }

    /** Sets the live DaemonSet with its revisions, without notifying watchers. */
    void beginWith(DaemonSet live, List<ControllerRevision> revisions) {
        put(live);
        exists = true;
        revisions.forEach(view::put);
        templateHash = null;
    }

    /** Like {@link #apply}, but without notifying watchers. */
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

    /**
     * Returns whether the template is unchanged apart from defaults, which the API server fills in.
     */
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

    /** Sets the DaemonSet and updates everything derived from it. */
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
            String namespace = daemonSet.namespace();
            quota =
                    scenario.admission.quota(
                            namespace, scenario.countedPods(namespace, pod -> true));
        }
    }

    /** Returns the hash label of pods of the current template. */
    String templateHash() {
        if (templateHash == null) {
            templateHash = view.templateHash();
        }
        return templateHash;
    }

    /** Returns the name of the current template's revision. */
    String revisionName() {
        for (ControllerRevision revision : view.revisions()) {
            if (revision.hash().equals(templateHash())) {
                return revision.name();
            }
        }
        return daemonSet().name() + "-" + templateHash();
    }

    /** Returns whether the controller counts the pod as one of the current template. */
    boolean isUpdated(PodState pod) {
        return view.isUpdated(pod.facts, templateHash());
    }

    /**
     * Charges one more pod of a template to the quota. Returns the reason if the pod is rejected;
     * null if it is admitted.
     */
    PodAdmission.Refusal admit(int ofTemplate) {
        DaemonPods pods = templates.get(ofTemplate).pods();
        refusal = pods.refusal() != null ? pods.refusal() : quota.charge(pods.stored());
        return refusal;
    }

    /**
     * Returns why the last pod the controller tried to create was rejected; null if it was created.
     */
    PodAdmission.Refusal refusal() {
        return refusal;
    }

    RolloutProgress status() {
        return RolloutProgress.of(daemonSet());
    }

    /** Stores a status that the controller has written. */
    void store(io.daemonlens.engine.apps.DaemonSetStatus status) {
        view.put(daemonSet().withStatus(status));
        templateHash = null;
        watchers.forEach(Watcher::daemonSetChanged);
    }

    /** Marks the DaemonSet as being deleted; it is removed as soon as its pods are gone. */
    void beginDeletingDaemonSet() {
        view.put(daemonSet().withDeletedAt(time()));
        removeDaemonSetWithoutPods();
    }

    /** Removes the DaemonSet. Its pods and revisions still exist. */
    void removeDaemonSet() {
        exists = false;
    }

    private void removeDaemonSetWithoutPods() {
        if (exists && daemonSet().deletedAt() != null && pods == 0) {
            exists = false;
        }
    }

    /** Removes the owner references from the DaemonSet's pods and revisions. */
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

    /** Adds a node, or restores a removed one. */
    NodeState addNode(Node node) {
        NodeState state = nodes.computeIfAbsent(node.name(), name -> new NodeState(node));
        state.present = true;
        state.alive = node.ready();
        put(state, node);
        return state;
    }

    /** Adds a node that no longer exists but that pods are still bound to. */
    NodeState addGoneNode(String name) {
        JsonObject metadata = new JsonObject().put("name", name);
        NodeState state = new NodeState(Node.of(new JsonObject().put("metadata", metadata)));
        state.present = false;
        state.alive = false;
        nodes.put(name, state);
        return state;
    }

    /** Updates the node. */
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

    /**
     * Returns the controller's decision for the node; null if the node does not exist, or before
     * the first DaemonSet.
     */
    Placement placement(NodeState node) {
        return view == null ? null : view.placement(node.name());
    }

    boolean wants(NodeState node) {
        Placement placement = placement(node);
        return placement != null && placement.shouldRun();
    }

    /**
     * Returns whether the node should run a pod but the controller itself finds that it does not
     * fit.
     */
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

    /** Adds a newly created pod. */
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
     * Adds a pod that exists in the live cluster.
     *
     * @param facts the pod with its owner in the simulation
     */
    PodState adopt(
            NodeState node, Pod facts, int ofTemplate, PodLifecycle lifecycle, ClusterPod of) {
        PodInfo info = of.info();
        PodState pod = new PodState(node.name(), ofTemplate, lifecycle, facts, info);
        pod.stored = of.object();
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

    /** Counts an existing pod against the quota without checking the limit. */
    void count(PodState pod) {
        quota.count(pod.stored);
    }

    /** Binds the pod in the scheduler's snapshot, so that it uses its node's resources. */
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

    /** Creates a pod at the controller's request. */
    void createPod(Pod made, int ofTemplate) {
        PodState pod = add(nodes.get(made.targetNode()), made.withCreatedAt(time()), ofTemplate);
        watchers.forEach(watcher -> watcher.podCreated(pod));
        changed(node(pod));
    }

    /** Updates a pod and triggers a sync. */
    void put(PodState pod, Pod facts) {
        set(pod, facts);
        changed(node(pod));
    }

    /** Updates a pod without triggering a sync. */
    void set(PodState pod, Pod facts) {
        pod.facts = facts;
        view.put(facts);
    }

    /** Binds the pod to its node; the kubelet starts it next. */
    void bind(PodState pod) {
        pod.schedulingMessage = null;
        hold(pod);
        put(pod, pod.facts.withNodeName(pod.nodeName));
        watchers.forEach(watcher -> watcher.podBound(pod));
    }

    /** Notifies watchers that the pod has become ready. */
    void ready(PodState pod) {
        watchers.forEach(watcher -> watcher.podReady(pod));
    }

    /** Notifies watchers of the actions that a sync has decided on. */
    void decided(Actions actions) {
        watchers.forEach(watcher -> watcher.decided(actions));
    }

    /** Notifies watchers that a pod of another owner is preempted. */
    void preempted(String pod) {
        watchers.forEach(watcher -> watcher.preempted(pod));
    }

    /**
     * Deletes a pod. A bound pod must stop before it is removed; an unbound pod is removed at once.
     */
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

    /** Removes the pod. */
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

    /** Releases the resources of a pod that has ended but still exists. */
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

    /**
     * Handles freed resources on a node: retries its pending pods, and triggers a sync if the
     * controller itself found the node too full.
     */
    void roomMade(NodeState node) {
        watchers.forEach(watcher -> watcher.roomMade(node));
        if (isSuspended(node)) {
            view.put(node.node);
            changed(node);
        }
    }

    /** Updates the node's derived state and triggers a sync. */
    void changed(NodeState node) {
        refresh(node);
        enqueue();
    }

    /** Triggers a sync, unless the DaemonSet is gone. */
    void enqueue() {
        if (!isDaemonSetGone()) {
            watchers.forEach(Watcher::enqueued);
        }
    }
}
