package io.daemonlens.engine.simulation.loops;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.apps.DaemonSetStatus;
import io.daemonlens.engine.apps.LiveRevisions;
import io.daemonlens.engine.apps.PodTemplate;
import io.daemonlens.engine.core.OwnerReference;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.daemon.DaemonSetsController;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.kubelet.Fate;
import io.daemonlens.engine.kubelet.ObservedPod;
import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.scheduler.framework.ClusterPod;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.engine.simulation.state.ClusterState;
import io.daemonlens.engine.simulation.state.NodeState;
import io.daemonlens.engine.simulation.state.OwnerState;
import io.daemonlens.engine.simulation.state.PodState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The start from a live cluster: the DaemonSet with its status and generation, its revisions with
 * their names and numbers, and its pods in their current states. Operations in progress continue,
 * and failing pods keep failing.
 */
public final class LiveStart {

    /** Containers that exceed their grace period by this much are assumed to hang. */
    private static final Duration OVERDUE = Duration.ofSeconds(10);

    private static final String UNNAMED = "daemonset-live";

    private final Scenario scenario;
    private final ClusterState state;
    private final SchedulerLoop scheduling;
    private final KubeletLoop kubelets;
    private final Map<String, List<JsonObject>> events = new TreeMap<>();
    private final Map<String, Integer> templateByHash = new TreeMap<>();
    private final List<Adopted> adopted = new ArrayList<>();

    /** A pod taken over from the live cluster. */
    private record Adopted(PodState pod, ObservedPod observed, JsonObject object) {}

    public LiveStart(ClusterState state, SchedulerLoop scheduling, KubeletLoop kubelets) {
        this.scenario = state.scenario;
        this.state = state;
        this.scheduling = scheduling;
        this.kubelets = kubelets;
    }

    /** Returns the live DaemonSet; without a uid it gets the one that its pods refer to. */
    static DaemonSet identity(Scenario scenario) {
        DaemonSet live = DaemonSet.of(OwnerState.inNamespace(scenario.live()));
        if (!live.uid().isEmpty()) {
            return live;
        }
        for (ClusterPod pod : scenario.ownPods()) {
            OwnerReference owner = pod.facts().controller();
            if (owner != null && !owner.uid().isEmpty()) {
                return live.withUid(owner.uid());
            }
        }
        return live.withUid(UNNAMED);
    }

    public void build() {
        DaemonSet live = identity(scenario);
        state.beginWith(live, LiveRevisions.of(scenario.revisions(), live, scenario.version()));
        state.nodes().forEach(node -> node.alive = node.node.ready());
        for (JsonObject event : scenario.events()) {
            String about = Field.of(event).at("involvedObject", "name").text();
            events.computeIfAbsent(about, name -> new ArrayList<>(2)).add(event);
        }
        templatesOfRevisions();
        scenario.ownPods().forEach(this::adopt);
        judgeTemplates();
        if (!scenario.live().has("status")) {
            reportStatus();
        }
        adopted.forEach(this::goOn);
    }

    /** Objects that were saved without their status get the one that their pods lead to. */
    private void reportStatus() {
        DaemonSetStatus status =
                new DaemonSetsController(scenario.version(), (set, node) -> set.name() + "-" + node)
                        .status(state.view(), state.owner().templateHash(), state.time());
        state.view().put(state.daemonSet().withStatus(status));
    }

    /** Reads the templates of the revisions; a revision's patch contains the complete template. */
    private void templatesOfRevisions() {
        for (ControllerRevision revision : state.view().revisions()) {
            JsonObject template = LiveRevisions.template(revision);
            if (template != null
                    && LiveRevisions.isOwnedBy(state.daemonSet(), revision.controller())) {
                DaemonSet then = state.daemonSet().withEqualTemplate(PodTemplate.of(template));
                templateByHash.put(revision.hash(), state.templates.numberOf(then));
            }
        }
        templateByHash.put(state.owner().templateHash(), state.template());
    }

    private void adopt(ClusterPod from) {
        JsonObject object = from.object();
        Pod pod = from.facts();
        if (pod.targetNode().isEmpty()) {
            return;
        }
        if (LiveRevisions.isOwnedBy(state.daemonSet(), pod.controller())) {
            pod = pod.withController(state.daemonSet().asOwner());
        }
        NodeState node = state.node(pod.targetNode());
        if (node == null) {
            node = state.addGoneNode(pod.targetNode());
        }
        ObservedPod observed = observed(object, pod);
        Integer known = templateByHash.get(pod.label(DaemonSet.HASH_LABEL));
        int template = known == null ? state.template() : known;
        PodLifecycle lifecycle = state.templates.get(template).lifecycle();
        PodState added =
                state.adopt(node, pod, template, lifecycle.withFate(observed.fate()), from);
        added.restarts = observed.restarts();
        added.trouble = observed.reason();
        added.held = Field.of(object).at("metadata", "finalizers").size() > 0;
        adopted.add(new Adopted(added, observed, object));
        state.refresh(node);
    }

    private ObservedPod observed(JsonObject object, Pod pod) {
        List<JsonObject> about = events.getOrDefault(pod.name(), List.of());
        ObservedPod observed = ObservedPod.of(object, about, state.time());
        return scenario.areTroublesEnded() ? observed.mended() : observed;
    }

    /**
     * Determines the fate of new pods: a template that has failing pods and no ready pod fails for
     * later pods, too.
     */
    private void judgeTemplates() {
        Map<Integer, Fate> troubles = new TreeMap<>();
        List<Integer> sound = new ArrayList<>();
        for (Adopted each : adopted) {
            PodState pod = each.pod();
            boolean counts = pod.isBound() && state.node(pod).alive;
            if (each.observed().ofNode() && counts) {
                state.node(pod).fate = each.observed().fate();
            } else if (pod.isReady()) {
                sound.add(pod.template);
            } else if (counts && each.observed().hasTrouble() && !pod.facts.hasEnded()) {
                troubles.put(pod.template, each.observed().fate());
                Map<Integer, Fate> there = state.node(pod).fateByTemplate;
                there.put(pod.template, each.observed().fate());
            }
        }
        troubles.keySet().removeAll(sound);
        troubles.forEach(state.templates::setFate);
    }

    private void goOn(Adopted each) {
        PodState pod = each.pod();
        NodeState node = state.node(pod);
        if (!node.present) {
            kubelets.collectLater(pod);
        } else if (!pod.isBound()) {
            if (pod.isDeleting()) {
                state.remove(pod);
            } else {
                scheduling.add(pod);
            }
        } else if (pod.isDeleting()) {
            goOnStopping(each);
        } else if (pod.isReady()) {
            kubelets.waitUntilAvailable(pod);
        } else if (pod.facts.hasEnded() || each.observed().hasTrouble()) {
            return;
        } else if (pod.isRunning() && each.observed().startedAt() != null) {
            kubelets.goOnStarting(pod, millisSince(each.observed().startedAt()));
        } else {
            kubelets.start(pod);
        }
    }

    private void goOnStopping(Adopted each) {
        PodState pod = each.pod();
        Instant due = pod.facts.deletedAt();
        boolean silent = !state.node(pod).alive; // its behavior after it recovers is unknown
        if (!silent && !pod.facts.hasEnded() && due.plus(OVERDUE).isBefore(state.time())) {
            pod.hangs = true;
            return;
        }
        long grace = Field.of(each.object()).at("metadata", "deletionGracePeriodSeconds").number();
        kubelets.goOnStopping(pod, millisSince(due.minusSeconds(grace)));
    }

    private long millisSince(Instant moment) {
        return Math.max(0, Duration.between(moment, state.time()).toMillis());
    }
}
