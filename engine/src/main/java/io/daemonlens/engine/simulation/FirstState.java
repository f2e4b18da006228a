package io.daemonlens.engine.simulation;

import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.daemon.Actions;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.scheduler.Decision;
import io.daemonlens.engine.scheduler.Scheduler;
import io.daemonlens.engine.scheduler.framework.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sets up the cluster as it is before anything happens: quiet, with the running DaemonSet's pods.
 */
final class FirstState {

    private static final Instant USUAL_START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LONG = Duration.ofHours(1);

    private final Scenario scenario;
    private final List<Pod> ownPods;
    private final ClusterState state;
    private final ControllerLoop controller;
    private final SchedulerLoop scheduling;
    private final KubeletLoop kubelets;

    FirstState(
            ClusterState state,
            ControllerLoop controller,
            SchedulerLoop scheduling,
            KubeletLoop kubelets) {
        this.scenario = state.scenario;
        this.ownPods = scenario.ownPods.stream().map(Pod::of).toList();
        this.state = state;
        this.controller = controller;
        this.scheduling = scheduling;
        this.kubelets = kubelets;
    }

    /** A cluster of the scenario's time, with the pods of others only. */
    static ClusterState empty(Scenario scenario, EventQueue queue) {
        Snapshot snapshot =
                Snapshot.of(scenario.nodes, scenario.otherPods, scenario.version)
                        .withBudgets(scenario.budgets)
                        .withStorage(scenario.storage);
        return new ClusterState(scenario, queue, snapshot, start(scenario));
    }

    /** Later than whatever the cluster already shows. */
    private static Instant start(Scenario scenario) {
        Instant start = USUAL_START;
        for (JsonObject object : scenario.ownPods) {
            Pod pod = Pod.of(object);
            Instant later = pod.createdAt() == null ? start : pod.createdAt().plus(LONG);
            start = later.isAfter(start) ? later : start;
        }
        return start;
    }

    void build() {
        List<Node> nodes = new ArrayList<>(scenario.nodes);
        nodes.sort(Comparator.comparing(Node::name));
        nodes.forEach(state::addNode);
        if (scenario.running != null) {
            state.set(scenario.running);
            if (ownPods.isEmpty()) {
                settle();
            } else {
                adopt();
            }
            breakPods();
        }
    }

    /** As many syncs as it takes; each pod that has room is ready. */
    private void settle() {
        Scheduler scheduler = new Scheduler(scenario.version);
        Actions actions = controller.syncNow();
        while (state.daemonPods().refused() == null && !actions.creates().isEmpty()) {
            actions.creates().forEach(pod -> settle(pod, scheduler));
            actions = controller.syncNow();
        }
        controller.reportNow(actions);
    }

    private void settle(Pod made, Scheduler scheduler) {
        NodeState node = state.node(made.targetNode());
        PodState pod = state.add(node, made.withCreatedAt(longAgo()), state.template());
        String blocked = state.daemonPods().blocked();
        if (!pod.isBound() && blocked != null) {
            pod.schedulingMessage = blocked;
            return;
        }
        if (!pod.isBound()) {
            Decision decision = scheduler.schedule(pod.info, state.snapshot);
            if (!decision.isScheduled()) {
                pod.schedulingMessage = decision.message();
                pod.attempts = 1;
                scheduling.add(pod);
                return;
            }
            scheduler.bindVolumes(pod.info, decision.node(), state.snapshot);
            state.hold(pod);
        }
        boolean ready = pod.lifecycle.fate().canBeAvailable();
        state.set(
                pod,
                pod.facts
                        .withNodeName(node.name())
                        .withPhase("Running")
                        .withReady(ready, longAgo()));
        state.refresh(node);
    }

    private Instant longAgo() {
        return state.time().minus(LONG).minusSeconds(state.daemonSet().minReadySeconds());
    }

    /** The pods that are there: those of the newest template, and older ones. */
    private void adopt() {
        DaemonSet newest = newest();
        int template = state.templates.numberOf(newest);
        String newHash = hash(newest);
        String oldHash = hash(state.daemonSet());
        for (Pod pod : ownPods) {
            NodeState node = state.node(pod.targetNode());
            if (node != null) {
                boolean isNew =
                        !scenario.updatedHash.isEmpty()
                                && pod.label(DaemonSet.HASH_LABEL).equals(scenario.updatedHash);
                if (isNew) {
                    adopt(pod, node, template, newHash);
                } else {
                    adopt(pod, node, state.template(), oldHash);
                }
            }
        }
        controller.reportNow(controller.syncNow());
    }

    private String hash(DaemonSet of) {
        return ControllerRevision.of(of, 1, scenario.version).hash();
    }

    /** The DaemonSet that will be applied first, or else the present one. */
    private DaemonSet newest() {
        for (Scenario.Planned planned : scenario.plan) {
            if (planned.change() instanceof ClusterChange.Apply apply) {
                return DaemonSet.of(apply.daemonSet());
            }
        }
        return state.daemonSet();
    }

    /**
     * What the revisions of an older cluster looked like is not known: an old pod is taken to be of
     * the template that runs.
     */
    private void adopt(Pod pod, NodeState node, int template, String hash) {
        Map<String, String> labels = new LinkedHashMap<>(pod.labels());
        labels.remove(DaemonSet.GENERATION_LABEL);
        labels.put(DaemonSet.HASH_LABEL, hash);
        Pod facts =
                pod.withLabels(labels)
                        .withController(state.daemonSet().asOwner())
                        .withReady(pod.isReady(), longAgo());
        PodState adopted = state.add(node, facts, template);
        if (facts.hasEnded() && facts.isBound()) {
            state.snapshot.remove(adopted.info);
        }
        state.refresh(node);
        goOn(adopted);
    }

    /** What was under way when the cluster was looked at goes on. */
    private void goOn(PodState pod) {
        if (!pod.isBound()) {
            if (state.daemonPods().blocked() == null) {
                scheduling.add(pod);
            }
        } else if (pod.isDeleting()) {
            kubelets.stop(pod);
        } else if (pod.isPending()) {
            kubelets.start(pod);
        }
    }

    private void breakPods() {
        Set<String> broken = new LinkedHashSet<>(scenario.brokenAtStart);
        for (String name : broken) {
            NodeState node = state.node(name);
            for (PodState pod : node == null ? List.<PodState>of() : node.pods) {
                state.set(pod, pod.facts.withReady(false, longAgo()));
                state.refresh(node);
            }
        }
        if (!broken.isEmpty()) {
            controller.reportNow(controller.syncNow());
        }
    }
}
