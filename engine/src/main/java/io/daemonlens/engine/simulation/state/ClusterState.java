package io.daemonlens.engine.simulation.state;

import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.apps.DaemonSetStatus;
import io.daemonlens.engine.apps.PodTemplate;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.daemon.Actions;
import io.daemonlens.engine.daemon.DaemonSetView;
import io.daemonlens.engine.daemon.Placement;
import io.daemonlens.engine.daemon.Room;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.scheduler.framework.ClusterPod;
import io.daemonlens.engine.scheduler.framework.Snapshot;
import io.daemonlens.engine.simulation.placement.DaemonPods;
import io.daemonlens.engine.simulation.scenario.PodAdmission;
import io.daemonlens.engine.simulation.scenario.Scenario;
import java.time.Instant;
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
public final class ClusterState {

    public final Snapshot snapshot;
    public final Scenario scenario;
    public final Templates templates;

    private final ClusterTime time;
    private final OwnerState owner;
    private final Map<String, NodeState> nodes = new LinkedHashMap<>();
    private final Watchers watchers = new Watchers();
    private final PodNames podNames = new PodNames();
    private final PodStates podStates;
    private PodAdmission.Quota quota;
    private PodAdmission.Refusal refusal;
    private int pods;
    private int uncovered;

    /**
     * Creates an empty cluster.
     *
     * @param queue supplies the cluster's time
     * @param start the time at which the simulation begins
     */
    public ClusterState(Scenario scenario, EventQueue queue, Snapshot snapshot, Instant start) {
        this.scenario = scenario;
        this.time = new ClusterTime(queue, start);
        this.snapshot = snapshot;
        this.templates = new Templates(scenario, this::fit);
        this.podStates = new PodStates(scenario, templates);
        this.owner = new OwnerState(scenario.version(), templates, this::fit);
    }

    /** Registers a watcher, which is notified after those registered before it. */
    public void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    /** Returns the milliseconds since the start. */
    public long now() {
        return time.millis();
    }

    public Instant time() {
        return time.instant();
    }

    /** Returns the DaemonSet that owns the pods. */
    public OwnerState owner() {
        return owner;
    }

    /** Returns the contents of the controller's caches; null before the first DaemonSet. */
    public DaemonSetView view() {
        return owner.view();
    }

    /** Returns the current or last DaemonSet; null before the first one. */
    public DaemonSet daemonSet() {
        return owner.daemonSet();
    }

    /** Returns the number of the current template. */
    public int template() {
        return owner.template();
    }

    public DaemonPods daemonPods() {
        return templates.get(template()).pods();
    }

    /**
     * Returns whether the DaemonSet is deleted or being deleted; the controller ignores it then.
     */
    public boolean isDaemonSetGone() {
        return !owner.exists() || owner.isBeingDeleted();
    }

    /** Returns the nodes, including removed nodes that may still have pods. */
    public Collection<NodeState> nodes() {
        return nodes.values();
    }

    /** Returns the node with this name; null if it never existed. */
    public NodeState node(String name) {
        return nodes.get(name);
    }

    /** Returns the node that the pod was created for. */
    public NodeState node(PodState pod) {
        return nodes.get(pod.nodeName);
    }

    /** Returns the number of existing pods, including terminating ones. */
    public int pods() {
        return pods;
    }

    /**
     * Returns the number of nodes that should have a pod, or had one, but have no available pod
     * that is not terminating.
     */
    public int uncovered() {
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
    public void apply(JsonObject object) {
        long before = owner.exists() ? daemonSet().generation() : 0;
        set(object);
        if (daemonSet().generation() != before) {
            watchers.daemonSetChanged();
        }
        enqueue();
    }

    /** Sets the live DaemonSet with its revisions, without notifying watchers. */
    public void beginWith(DaemonSet live, List<ControllerRevision> revisions) {
        put(live);
        owner.putRevisions(revisions);
    }

    /** Like {@link #apply}, but without notifying watchers. */
    public void set(JsonObject object) {
        put(owner.applied(object));
    }

    private void put(DaemonSet daemonSet) {
        boolean first = view() == null;
        boolean otherTemplate = owner.put(daemonSet);
        if (first) {
            nodes.values().stream().filter(node -> node.present).forEach(n -> view().put(n.node));
        }
        if (otherTemplate) {
            nodes.values().forEach(this::refresh);
        }
        if (quota == null) {
            String namespace = daemonSet.namespace();
            quota =
                    scenario.admission()
                            .quota(namespace, scenario.countedPods(namespace, pod -> true));
        }
    }

    /**
     * Charges one more pod of a template to the quota. Returns the reason if the pod is rejected;
     * null if it is admitted.
     */
    public PodAdmission.Refusal admit(int ofTemplate) {
        DaemonPods pods = templates.get(ofTemplate).pods();
        refusal = pods.refusal() != null ? pods.refusal() : quota.charge(pods.stored());
        return refusal;
    }

    /**
     * Returns why the last pod the controller tried to create was rejected; null if it was created.
     */
    public PodAdmission.Refusal refusal() {
        return refusal;
    }

    /** Stores a status that the controller has written. */
    public void store(DaemonSetStatus status) {
        owner.putStatus(status);
        watchers.daemonSetChanged();
    }

    /** Marks the DaemonSet as being deleted; it is removed as soon as its pods are gone. */
    public void beginDeletingDaemonSet() {
        owner.putDeletedAt(time());
        removeDaemonSetWithoutPods();
    }

    /** Removes the DaemonSet. Its pods and revisions still exist. */
    public void removeDaemonSet() {
        owner.remove();
    }

    private void removeDaemonSetWithoutPods() {
        if (owner.exists() && owner.isBeingDeleted() && pods == 0) {
            owner.remove();
        }
    }

    /** Removes the owner references from the DaemonSet's pods and revisions. */
    public void orphanAll() {
        owner.orphanRevisions();
        for (NodeState node : nodes.values()) {
            for (PodState pod : node.pods) {
                set(pod, pod.facts.withController(null));
            }
        }
    }

    /** Adds a node, or restores a removed one. */
    public NodeState addNode(Node node) {
        NodeState state = nodes.computeIfAbsent(node.name(), name -> new NodeState(node));
        state.present = true;
        state.alive = node.ready();
        put(state, node);
        return state;
    }

    /** Adds a node that no longer exists but that pods are still bound to. */
    public NodeState addGoneNode(String name) {
        JsonObject metadata = new JsonObject().put("name", name);
        NodeState state = new NodeState(Node.of(new JsonObject().put("metadata", metadata)));
        state.present = false;
        state.alive = false;
        nodes.put(name, state);
        return state;
    }

    /** Updates the node. */
    public void put(NodeState state, Node node) {
        state.node = node;
        snapshot.put(node);
        if (view() != null) {
            view().put(node);
            refresh(state);
        }
    }

    public void removeNode(NodeState state) {
        state.present = false;
        state.alive = false;
        if (view() != null) {
            view().removeNode(state.name());
            refresh(state);
        }
    }

    /**
     * Returns the controller's decision for the node; null if the node does not exist, or before
     * the first DaemonSet.
     */
    public Placement placement(NodeState node) {
        return view() == null ? null : view().placement(node.name());
    }

    public boolean wants(NodeState node) {
        Placement placement = placement(node);
        return placement != null && placement.shouldRun();
    }

    /**
     * Returns whether the node should run a pod but the controller itself finds that it does not
     * fit.
     */
    public boolean isSuspended(NodeState node) {
        Placement placement = placement(node);
        return placement != null && placement.isSuspended();
    }

    public void refresh(NodeState node) {
        if (view() == null) {
            return;
        }
        boolean covered = false;
        for (PodState pod : node.pods) {
            covered |= !pod.isDeleting() && view().isAvailable(pod.facts, time());
        }
        node.hadPod |= !node.pods.isEmpty();
        boolean before = node.uncovered;
        node.uncovered = !covered && (node.hadPod || wants(node));
        uncovered += (node.uncovered ? 1 : 0) - (before ? 1 : 0);
        watchers.refreshed(node);
    }

    /** Adds a newly created pod. */
    public PodState add(NodeState node, Pod facts, int ofTemplate) {
        PodState pod = podStates.created(node, facts, ofTemplate);
        add(pod);
        if (facts.isBound()) {
            hold(pod);
        }
        return pod;
    }

    /**
     * Adds a pod that exists in the live cluster.
     *
     * @param facts the pod with its owner in the simulation
     */
    public PodState adopt(
            NodeState node, Pod facts, int ofTemplate, PodLifecycle lifecycle, ClusterPod of) {
        PodState pod = podStates.existing(node, facts, ofTemplate, lifecycle, of);
        add(pod);
        if (facts.isBound() && !facts.hasEnded()) {
            snapshot.add(pod.info);
        }
        return pod;
    }

    private void add(PodState pod) {
        node(pod).pods.add(pod);
        pods++;
        view().put(pod.facts);
    }

    /** Counts an existing pod against the quota without checking the limit. */
    public void count(PodState pod) {
        quota.count(pod.stored);
    }

    /** Binds the pod in the scheduler's snapshot, so that it uses its node's resources. */
    public void hold(PodState pod) {
        pod.info = pod.info.boundTo(pod.nodeName);
        snapshot.add(pod.info);
    }

    public String nextPodName(String daemonSet) {
        return podNames.next(daemonSet);
    }

    /** Creates a pod at the controller's request. */
    public void createPod(Pod made, int ofTemplate) {
        PodState pod = add(nodes.get(made.targetNode()), made.withCreatedAt(time()), ofTemplate);
        watchers.podCreated(pod);
        changed(node(pod));
    }

    /** Updates a pod and triggers a sync. */
    public void put(PodState pod, Pod facts) {
        set(pod, facts);
        changed(node(pod));
    }

    /** Updates a pod without triggering a sync. */
    public void set(PodState pod, Pod facts) {
        pod.facts = facts;
        view().put(facts);
    }

    /** Binds the pod to its node; the kubelet starts it next. */
    public void bind(PodState pod) {
        pod.schedulingMessage = null;
        hold(pod);
        put(pod, pod.facts.withNodeName(pod.nodeName));
        watchers.podBound(pod);
    }

    /** Notifies watchers that the pod has become ready. */
    public void ready(PodState pod) {
        watchers.podReady(pod);
    }

    /** Notifies watchers of the actions that a sync has decided on. */
    public void decided(Actions actions) {
        watchers.decided(actions);
    }

    /** Notifies watchers that a pod of another owner is preempted. */
    public void preempted(String pod) {
        watchers.preempted(pod);
    }

    /**
     * Deletes a pod. A bound pod must stop before it is removed; an unbound pod is removed at once.
     */
    public void deletePod(PodState pod, boolean byController) {
        if (pod.isDeleting()) {
            return;
        }
        put(pod, pod.facts.withDeletedAt(time()));
        watchers.podDeleted(pod, byController);
        if (!pod.isBound()) {
            remove(pod);
        }
    }

    /** Removes the pod. */
    public void remove(PodState pod) {
        if (pod.gone) {
            return;
        }
        pod.gone = true;
        node(pod).pods.remove(pod);
        pods--;
        view().removePod(pod.name());
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
    public void releaseResources(PodState pod) {
        snapshot.remove(pod.info);
        quota.release(pod.stored);
        roomMadeBy(pod);
    }

    private void roomMadeBy(PodState pod) {
        if (pod.isBound() && pod.info.sharesClaims()) {
            watchers.claimsFreed();
        } else {
            watchers.roomMade(node(pod));
        }
    }

    /**
     * Handles freed resources on a node: retries its pending pods, and triggers a sync if the
     * controller itself found the node too full.
     */
    public void roomMade(NodeState node) {
        watchers.roomMade(node);
        if (isSuspended(node)) {
            view().put(node.node);
            changed(node);
        }
    }

    /** Updates the node's derived state and triggers a sync. */
    public void changed(NodeState node) {
        refresh(node);
        enqueue();
    }

    /** Triggers a sync, unless the DaemonSet is gone. */
    public void enqueue() {
        if (!isDaemonSetGone()) {
            watchers.enqueued();
        }
    }
}
