package io.daemonlens.engine.simulation;

import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.daemon.Actions;
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

/** Sets up the world as it is before anything happens: quiet, with the running DaemonSet's pods. */
final class FirstState {

    private static final Instant USUAL_START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LONG = Duration.ofHours(1);

    private final Scenario scenario;
    private final List<Pod> ownPods;
    private final World world;

    FirstState(Scenario scenario) {
        this.scenario = scenario;
        this.ownPods = scenario.ownPods.stream().map(Pod::of).toList();
        Snapshot snapshot =
                Snapshot.of(scenario.nodes, scenario.otherPods, scenario.version)
                        .withBudgets(scenario.budgets)
                        .withStorage(scenario.storage);
        this.world = new World(scenario, snapshot, start());
    }

    /** Later than whatever the cluster already shows. */
    private Instant start() {
        Instant start = USUAL_START;
        for (Pod pod : ownPods) {
            Instant later = pod.createdAt() == null ? start : pod.createdAt().plus(LONG);
            start = later.isAfter(start) ? later : start;
        }
        return start;
    }

    World build() {
        List<Node> nodes = new ArrayList<>(scenario.nodes);
        nodes.sort(Comparator.comparing(Node::name));
        nodes.forEach(world::addNode);
        if (scenario.running != null) {
            world.set(scenario.running);
            if (ownPods.isEmpty()) {
                settle();
            } else {
                adopt();
            }
            breakPods();
        }
        return world;
    }

    /** As many syncs as it takes; each pod that has room is ready. */
    private void settle() {
        Scheduler scheduler = new Scheduler(scenario.version);
        Actions actions = world.controller.syncNow();
        while (world.daemonPods().refused() == null && !actions.creates().isEmpty()) {
            actions.creates().forEach(pod -> settle(pod, scheduler));
            actions = world.controller.syncNow();
        }
        world.controller.reportNow(actions);
    }

    private void settle(Pod made, Scheduler scheduler) {
        NodeState node = world.node(made.targetNode());
        PodState pod = world.add(node, made.withCreatedAt(longAgo()), world.template());
        String blocked = world.daemonPods().blocked();
        if (!pod.isBound() && blocked != null) {
            pod.schedulingMessage = blocked;
            return;
        }
        if (!pod.isBound()) {
            Decision decision = scheduler.schedule(pod.info, world.snapshot);
            if (!decision.isScheduled()) {
                pod.schedulingMessage = decision.message();
                pod.attempts = 1;
                world.scheduling.add(pod);
                return;
            }
            scheduler.bindVolumes(pod.info, decision.node(), world.snapshot);
            world.hold(pod);
        }
        boolean ready = pod.lifecycle.fate().canBeAvailable();
        world.set(
                pod,
                pod.facts
                        .withNodeName(node.name())
                        .withPhase("Running")
                        .withReady(ready, longAgo()));
        world.refresh(node);
    }

    private Instant longAgo() {
        return world.time().minus(LONG).minusSeconds(world.daemonSet().minReadySeconds());
    }

    /** The pods that are there: those of the newest template, and older ones. */
    private void adopt() {
        DaemonSet newest = newest();
        int template = world.templates.numberOf(newest);
        String newHash = hash(newest);
        String oldHash = hash(world.daemonSet());
        for (Pod pod : ownPods) {
            NodeState node = world.node(pod.targetNode());
            if (node != null) {
                boolean isNew =
                        !scenario.updatedHash.isEmpty()
                                && pod.label(DaemonSet.HASH_LABEL).equals(scenario.updatedHash);
                if (isNew) {
                    adopt(pod, node, template, newHash);
                } else {
                    adopt(pod, node, world.template(), oldHash);
                }
            }
        }
        world.controller.reportNow(world.controller.syncNow());
    }

    private String hash(DaemonSet of) {
        return ControllerRevision.of(of, 1, scenario.version).hash();
    }

    /** The DaemonSet that will be applied first, or else the present one. */
    private DaemonSet newest() {
        for (Scenario.Planned planned : scenario.plan) {
            if (planned.change() instanceof Change.Apply apply) {
                return DaemonSet.of(apply.daemonSet());
            }
        }
        return world.daemonSet();
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
                        .withController(world.daemonSet().asOwner())
                        .withReady(pod.isReady(), longAgo());
        PodState state = world.add(node, facts, template);
        if (facts.hasEnded() && facts.isBound()) {
            world.snapshot.remove(state.info);
        }
        world.refresh(node);
        goOn(state);
    }

    /** What was under way when the cluster was looked at goes on. */
    private void goOn(PodState pod) {
        if (!pod.isBound()) {
            if (world.daemonPods().blocked() == null) {
                world.scheduling.add(pod);
            }
        } else if (pod.isDeleting()) {
            world.kubelets.stop(pod);
        } else if (pod.isPending()) {
            world.kubelets.start(pod);
        }
    }

    private void breakPods() {
        Set<String> broken = new LinkedHashSet<>(scenario.brokenAtStart);
        for (String name : broken) {
            NodeState node = world.node(name);
            for (PodState pod : node == null ? List.<PodState>of() : node.pods) {
                world.set(pod, pod.facts.withReady(false, longAgo()));
                world.refresh(node);
            }
        }
        if (!broken.isEmpty()) {
            world.controller.reportNow(world.controller.syncNow());
        }
    }
}
