package io.daemonlens.engine.simulation;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.JsonObject;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.RequiredNodeAffinity;
import io.daemonlens.engine.core.NodeSelectorTerm;
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
        world.controller =
                new ControllerLoop(world, scenario.version, scenario.running != null);
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
                scenario.ownPods.forEach(pod -> adopt(pod, newest, world));
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
            if (!node.shouldRun) {
                continue;
            }
            String name = world.nextPodName();
            PodInfo info = world.pods().podFor(node.name(), name);
            Decision decision = scheduler.schedule(info, world.snapshot);
            PodState pod =
                    world.addExisting(node, name, world.revision(), decision.isScheduled());
            if (decision.isScheduled()) {
                pod.phase = PodState.Phase.RUNNING;
                pod.readySinceMillis =
                        pod.lifecycle.fate().canBeAvailable() ? longAgo(world) : -1;
            } else {
                pod.schedulingMessage = decision.message();
                pod.attempts = 1;
                world.scheduling.add(pod);
            }
            world.refresh(node);
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

    private void adopt(JsonObject object, int newestRevision, World world) {
        Field pod = Field.of(object);
        String nodeName = targetOf(pod);
        NodeState node = world.nodesByName.get(nodeName);
        if (node == null) {
            return;
        }
        boolean bound = !pod.at("spec", "nodeName").text().isEmpty();
        String hash = pod.at("metadata", "labels").textMap().get("controller-revision-hash");
        boolean newest = !scenario.updatedHash.isEmpty() && scenario.updatedHash.equals(hash);
        PodState state =
                world.addExisting(
                        node,
                        pod.at("metadata", "name").text(),
                        newest ? newestRevision : world.revision(),
                        bound);
        state.deleting = pod.at("metadata", "deletionTimestamp").present();
        state.phase =
                switch (pod.at("status", "phase").text()) {
                    case "Running" -> PodState.Phase.RUNNING;
                    case "Failed" -> PodState.Phase.FAILED;
                    case "Succeeded" -> PodState.Phase.SUCCEEDED;
                    default -> PodState.Phase.PENDING;
                };
        state.readySinceMillis = isReady(pod) ? longAgo(world) : PodState.NOT_READY;
        world.refresh(node);
        if (!bound) {
            world.scheduling.add(state);
        } else if (state.deleting) {
            world.kubelets.stop(state);
        }
    }

    private static boolean isReady(Field pod) {
        for (Field condition : pod.at("status", "conditions").items()) {
            if (condition.at("type").text().equals("Ready")) {
                return condition.at("status").text().equals("True");
            }
        }
        return false;
    }

    private static String targetOf(Field pod) {
        String bound = pod.at("spec", "nodeName").text();
        if (!bound.isEmpty()) {
            return bound;
        }
        RequiredNodeAffinity affinity = RequiredNodeAffinity.of(pod.at("spec"));
        if (affinity.terms() != null) {
            for (NodeSelectorTerm term : affinity.terms()) {
                for (NodeSelectorTerm.Expression field : term.matchFields()) {
                    if (field.values().size() == 1) {
                        return field.values().get(0);
                    }
                }
            }
        }
        return "";
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
