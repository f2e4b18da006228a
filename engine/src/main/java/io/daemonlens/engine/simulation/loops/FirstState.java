package io.daemonlens.engine.simulation.loops;

import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.apps.LiveRevisions;
import io.daemonlens.engine.apps.SnapshotTime;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.daemon.Actions;
import io.daemonlens.engine.scheduler.Decision;
import io.daemonlens.engine.scheduler.Scheduler;
import io.daemonlens.engine.scheduler.framework.Snapshot;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.engine.simulation.state.ClusterState;
import io.daemonlens.engine.simulation.state.EventQueue;
import io.daemonlens.engine.simulation.state.NodeState;
import io.daemonlens.engine.simulation.state.PodState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Sets up the cluster as it is before the simulation starts. If the scenario has a running
 * DaemonSet, its rollout is complete: every node that should run a pod and has room has one,
 * including nodes that have become unresponsive since.
 */
public final class FirstState {

    private static final Instant USUAL_START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LONG = Duration.ofHours(1);

    private final Scenario scenario;
    private final ClusterState state;
    private final ControllerLoop controller;
    private final SchedulerLoop scheduling;

    public FirstState(ClusterState state, ControllerLoop controller, SchedulerLoop scheduling) {
        this.scenario = state.scenario;
        this.state = state;
        this.controller = controller;
        this.scheduling = scheduling;
    }

    /** Creates a cluster at the scenario's time with the pods of other owners only. */
    public static ClusterState empty(Scenario scenario, EventQueue queue) {
        Snapshot snapshot = scenario.snapshot(pod -> true);
        Instant shown =
                scenario.time() == null
                        ? SnapshotTime.newestIn(scenario.ownPodObjects())
                        : scenario.time();
        Instant start = shown == null ? USUAL_START : shown;
        return new ClusterState(scenario, queue, snapshot, start);
    }

    /** Builds everything except a live DaemonSet's own pods, which {@link LiveStart} adds. */
    public void build() {
        List<Node> nodes = new ArrayList<>(scenario.nodes());
        nodes.sort(Comparator.comparing(Node::name));
        if (scenario.running() == null) {
            nodes.forEach(state::addNode);
            return;
        }
        nodes.forEach(node -> state.addNode(healthy(node)));
        if (scenario.live() != null) {
            DaemonSet live = LiveStart.identity(scenario);
            state.beginWith(live, LiveRevisions.of(scenario.revisions(), live, scenario.version()));
        }
        state.set(scenario.running());
        settle();
        breakPods();
        boolean silent = false;
        for (Node node : nodes) {
            if (!node.ready()) {
                fallSilent(node);
                silent = true;
            }
        }
        if (silent || !scenario.brokenAtStart().isEmpty()) {
            controller.reportNow(controller.syncNow());
        }
    }

    /** Returns the node as it was when its pods were created. */
    private static Node healthy(Node node) {
        if (node.ready()) {
            return node;
        }
        List<Taint> taints = new ArrayList<>(node.taints());
        taints.removeIf(Taint::isNodeLifecycle);
        return node.withTaints(taints).withReady(true);
    }

    /**
     * Makes a node unresponsive: its pods are not ready, and its kubelet neither stops nor starts
     * pods.
     */
    private void fallSilent(Node node) {
        NodeState silent = state.node(node.name());
        silent.alive = false;
        silent.pods.forEach(pod -> state.set(pod, pod.facts.withReady(false, longAgo())));
        state.put(silent, node);
    }

    /** Syncs until nothing is left to create; every pod that fits becomes ready. */
    private void settle() {
        Scheduler scheduler = new Scheduler(scenario.version());
        Actions actions = controller.syncNow();
        while (state.daemonPods().refusal() == null && !actions.creates().isEmpty()) {
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
        state.count(pod);
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

    private void breakPods() {
        Set<String> broken = new LinkedHashSet<>(scenario.brokenAtStart());
        for (String name : broken) {
            NodeState node = state.node(name);
            for (PodState pod : node == null ? List.<PodState>of() : node.pods) {
                state.set(pod, pod.facts.withReady(false, longAgo()));
                state.refresh(node);
            }
        }
    }
}
