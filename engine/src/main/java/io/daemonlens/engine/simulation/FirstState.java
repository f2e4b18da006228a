package io.daemonlens.engine.simulation;

import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.scheduler.Decision;
import io.daemonlens.engine.scheduler.PodInfo;
import io.daemonlens.engine.scheduler.Scheduler;
import io.daemonlens.engine.scheduler.Snapshot;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

/** Sets up the world as it is before anything happens: quiet, with the running DaemonSet's pods. */
final class FirstState {

    private final Scenario scenario;

    FirstState(Scenario scenario) {
        this.scenario = scenario;
    }

    World build() {
        Snapshot snapshot =
                Snapshot.of(scenario.nodes, scenario.otherPods, scenario.version)
                        .withBudgets(scenario.budgets);
        World world = new World(scenario, snapshot);
        world.controller = new ControllerLoop(world, scenario.version, scenario.running != null);
        if (scenario.running != null) {
            world.use(DaemonSetFacts.of(scenario.running));
        }
        for (Node node : inOrder()) {
            world.addNode(node);
        }
        if (scenario.running != null) {
            if (scenario.ownPods.isEmpty()) {
                settle(world);
            } else {
                int newest = numberOfNewest(world);
                scenario.ownPods.forEach(pod -> adopt(Pod.of(pod), newest, world));
            }
            breakPods(world);
            world.startWith(world.status(1));
        }
        return world;
    }

    /** By name, or in the order that the seed draws. */
    private Node[] inOrder() {
        Node[] nodes = scenario.nodes.toArray(new Node[0]);
        Arrays.sort(nodes, Comparator.comparing(Node::name));
        if (scenario.seed != null) {
            scenario.seed.restarted().shuffle(nodes);
        }
        return nodes;
    }

    /** A ready pod on every node that wants one and has room for it. */
    private void settle(World world) {
        Scheduler scheduler = new Scheduler(scenario.version);
        for (NodeState node : world.index.nodes()) {
            if (node.shouldRun && world.pods().refused() == null) {
                settle(node, world, scheduler);
                world.refresh(node);
            }
        }
    }

    private static void settle(NodeState node, World world, Scheduler scheduler) {
        String name = world.nextPodName();
        String blocked = world.pods().blocked();
        if (blocked != null) {
            PodState pod = world.addExisting(node, name, world.revision(), false);
            pod.schedulingMessage = blocked;
            return;
        }
        PodInfo info = world.pods().podFor(node.name(), name);
        Decision decision = scheduler.schedule(info, world.snapshot);
        PodState pod = world.addExisting(node, name, world.revision(), decision.isScheduled());
        if (decision.isScheduled()) {
            pod.phase = PodState.Phase.RUNNING;
            boolean ready = pod.lifecycle.fate().canBeAvailable();
            pod.readySinceMillis = ready ? longAgo(world) : PodState.NOT_READY;
        } else {
            pod.schedulingMessage = decision.message();
            pod.attempts = 1;
            world.scheduling.add(pod);
        }
    }

    private static long longAgo(World world) {
        return Math.min(0, -world.facts().minReadyMillis()) - 3_600_000;
    }

    /** The number of the template that will be applied; some pods may be of it already. */
    private int numberOfNewest(World world) {
        for (Scenario.Planned planned : scenario.plan) {
            if (planned.change() instanceof Change.Apply apply) {
                return world.numberOf(DaemonSetFacts.of(apply.daemonSet()));
            }
        }
        return world.revision();
    }

    private void adopt(Pod pod, int newestRevision, World world) {
        NodeState node = world.nodesByName.get(pod.targetNode());
        if (node == null) {
            return;
        }
        String hash = pod.label("controller-revision-hash");
        boolean newest = !hash.isEmpty() && scenario.updatedHash.equals(hash);
        int revision = newest ? newestRevision : world.revision();
        PodState state = world.addExisting(node, pod.name(), revision, pod.isBound());
        state.deleting = pod.isTerminating();
        state.phase = phaseOf(pod);
        state.readySinceMillis = pod.isReady() ? longAgo(world) : PodState.NOT_READY;
        world.refresh(node);
        goOn(state, world);
    }

    private static PodState.Phase phaseOf(Pod pod) {
        return switch (pod.phase()) {
            case "Failed" -> PodState.Phase.FAILED;
            case "Succeeded" -> PodState.Phase.SUCCEEDED;
            case "Running" -> PodState.Phase.RUNNING;
            default -> PodState.Phase.PENDING;
        };
    }

    /** What was under way when the cluster was looked at goes on. */
    private static void goOn(PodState pod, World world) {
        if (!pod.bound) {
            if (world.pods().blocked() == null) {
                world.scheduling.add(pod);
            }
            return;
        }
        if (pod.phase.isTerminal()) {
            world.snapshot.remove(pod.info);
        }
        if (pod.deleting) {
            world.kubelets.stop(pod);
        } else if (pod.phase == PodState.Phase.PENDING) {
            world.kubelets.start(pod);
        }
    }

    private void breakPods(World world) {
        Set<String> broken = new LinkedHashSet<>(scenario.brokenAtStart);
        for (NodeState node : world.index.nodes()) {
            if (broken.contains(node.name())) {
                node.pods.forEach(pod -> pod.readySinceMillis = PodState.NOT_READY);
                world.refresh(node);
            }
        }
    }
}
