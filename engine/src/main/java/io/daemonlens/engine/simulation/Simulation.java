package io.daemonlens.engine.simulation;

import io.daemonlens.engine.daemon.Placement;
import io.daemonlens.engine.daemon.RolloutBudget;
import io.daemonlens.engine.scheduler.Scheduler;
import io.daemonlens.engine.simulation.loops.ChangeLoop;
import io.daemonlens.engine.simulation.loops.ControllerLoop;
import io.daemonlens.engine.simulation.loops.FirstState;
import io.daemonlens.engine.simulation.loops.KubeletLoop;
import io.daemonlens.engine.simulation.loops.LiveStart;
import io.daemonlens.engine.simulation.loops.SchedulerLoop;
import io.daemonlens.engine.simulation.scenario.ClusterChange;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.engine.simulation.state.ClusterState;
import io.daemonlens.engine.simulation.state.EventQueue;
import io.daemonlens.engine.simulation.state.NodeState;
import io.daemonlens.engine.simulation.state.PodState;
import io.daemonlens.engine.simulation.timeline.Action;
import io.daemonlens.engine.simulation.timeline.Exploration;
import io.daemonlens.engine.simulation.timeline.Step;
import io.daemonlens.engine.simulation.timeline.Timeline;
import io.daemonlens.engine.simulation.timeline.Wave;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Runs a scenario: runs the earliest event, checks every invariant, and repeats until no event is
 * left or a limit is reached.
 */
public final class Simulation {

    private final Scenario scenario;
    private final EventQueue queue = new EventQueue();
    private final ClusterState state;
    private final Recorder recorder;
    private final PodLifeRecorder lives;
    private final ChangeLoop changes;
    private final ControllerLoop controller;
    private final Set<String> hadPod = new TreeSet<>();
    private final String fromRevision;

    /** Creates a simulation with the cluster's initial state. */
    Simulation(Scenario scenario) {
        this.scenario = scenario;
        state = FirstState.empty(scenario, queue);
        controller = new ControllerLoop(state, queue);
        SchedulerLoop scheduling =
                new SchedulerLoop(state, queue, new Scheduler(scenario.version()));
        KubeletLoop kubelets = new KubeletLoop(state, queue);
        changes = new ChangeLoop(state, queue, kubelets);
        new FirstState(state, controller, scheduling).build();
        if (scenario.isLive()) {
            new LiveStart(state, scheduling, kubelets).build();
        }
        for (NodeState node : state.nodes()) {
            if (!node.pods.isEmpty()) {
                hadPod.add(node.name());
            }
        }
        fromRevision = state.daemonSet() == null ? null : state.owner().revisionName();
        recorder = new Recorder(state);
        state.watch(recorder);
        lives = new PodLifeRecorder(state);
        state.watch(lives);
        state.watch(kubelets);
        state.watch(scheduling);
        state.watch(controller);
        if (scenario.checksInvariants()) {
            state.watch(new Invariant.Checker(state, scenario.seed()));
        }
    }

    /** Returns the state that the simulation modifies; tests observe it. */
    ClusterState state() {
        return state;
    }

    /** Runs a scenario to its end. The same scenario always gives the same timeline. */
    public static Timeline run(Scenario scenario) {
        return new Simulation(scenario).run();
    }

    /**
     * Runs a scenario many times, each time in a different order.
     *
     * @param seeds the number of runs, with the seeds from 0 on; at least 1
     */
    public static Exploration explore(Scenario scenario, int seeds) {
        Exploration exploration = null;
        for (int seed = 0; seed < seeds; seed++) {
            Timeline timeline = run(scenario.withSeed(seed));
            exploration =
                    exploration == null ? Exploration.of(timeline) : exploration.plus(timeline);
        }
        if (exploration == null) {
            throw new IllegalArgumentException("no orders to explore");
        }
        return exploration;
    }

    Timeline run() {
        if (scenario.isLive()) {
            recorder.step();
            state.enqueue();
        }
        scenario.plan().forEach(changes::plan);
        for (String name : failing()) {
            changes.plan(new Scenario.Planned(0, new ClusterChange.NodeDown(name)));
        }
        long events = 0;
        boolean truncated = false;
        while (!queue.isEmpty() && !truncated) {
            truncated =
                    queue.nextMillis() > scenario.limitMillis() || events >= scenario.limitEvents();
            if (!truncated) {
                queue.runNext();
                events++;
            }
        }
        return timeline(truncated);
    }

    /** Returns the first nodes by name, or in the order that the seed determines. */
    private List<String> failing() {
        String[] names = state.nodes().stream().map(NodeState::name).toArray(String[]::new);
        if (scenario.seed() != null) {
            scenario.seed().restarted().shuffle(names);
        }
        return List.of(names).subList(0, Math.min(scenario.failingNodes(), names.length));
    }

    private Timeline timeline(boolean truncated) {
        if (recorder.steps.isEmpty()) {
            recorder.step();
        }
        Timeline.Outcome outcome = outcome();
        boolean surges = state.daemonSet().updateStrategy().maxSurgeOf(1) > 0;
        Action.Kind counted = surges || hadPod.isEmpty() ? Action.Kind.CREATE : Action.Kind.DELETE;
        return new Timeline(
                outcome,
                duration(outcome),
                recorder.steps,
                recorder.actions,
                Wave.of(recorder.actions, counted),
                recorder.created,
                recorder.deleted,
                recorder.maxUncovered,
                recorder.maxPods,
                recorder.peakPods,
                outcome.isStuck() ? new StuckFinder(state, budget()).find() : null,
                recorder.preempted,
                leavesWithoutPod(),
                fromRevision,
                state.owner().revisionName(),
                end(),
                lives.lives(),
                scenario.seed() == null ? null : scenario.seed().value(),
                truncated);
    }

    private Timeline.Outcome outcome() {
        if (state.isDaemonSetGone()) {
            return Timeline.Outcome.COMPLETE;
        }
        boolean complete = state.owner().progress().isComplete();
        boolean nothingDone = recorder.actions.isEmpty();
        if (complete) {
            return nothingDone ? Timeline.Outcome.NOTHING : Timeline.Outcome.COMPLETE;
        }
        if (state.refusal() != null) {
            return Timeline.Outcome.REFUSED;
        }
        if (!state.daemonSet().updateStrategy().isRollingUpdate() && hasOldPod()) {
            return Timeline.Outcome.WAITS_FOR_DELETION;
        }
        boolean sameRevision = state.owner().revisionName().equals(fromRevision);
        return nothingDone && sameRevision && scenario.hasRunning()
                ? Timeline.Outcome.NOTHING
                : Timeline.Outcome.STUCK;
    }

    private boolean hasOldPod() {
        for (NodeState node : state.nodes()) {
            for (PodState pod : node.pods) {
                if (!pod.isDeleting() && !state.owner().isUpdated(pod)) {
                    return true;
                }
            }
        }
        return false;
    }

    private RolloutBudget budget() {
        return state.daemonSet().updateStrategy().isRollingUpdate() ? controller.budget() : null;
    }

    private List<Placement> leavesWithoutPod() {
        List<Placement> leaves = new ArrayList<>();
        for (NodeState node : state.nodes()) {
            boolean none = node.present && node.pods.isEmpty() && !state.wants(node);
            if (none && hadPod.contains(node.name())) {
                leaves.add(state.placement(node));
            }
        }
        return leaves;
    }

    /**
     * Returns the time at which the status last became complete, or else the time of the last
     * change.
     */
    private long duration(Timeline.Outcome outcome) {
        List<Step> steps = recorder.steps;
        int last = steps.size() - 1;
        if (outcome == Timeline.Outcome.COMPLETE) {
            while (last > 0 && steps.get(last - 1).status().isComplete()) {
                last--;
            }
        }
        return steps.get(last).atMillis();
    }

    private SortedMap<String, List<Timeline.EndPod>> end() {
        SortedMap<String, List<Timeline.EndPod>> end = new TreeMap<>();
        for (NodeState node : state.nodes()) {
            if (node.present || !node.pods.isEmpty()) {
                List<Timeline.EndPod> pods = new ArrayList<>(node.pods.size());
                for (PodState pod : node.pods) {
                    pods.add(
                            new Timeline.EndPod(
                                    pod.name(),
                                    state.owner().isUpdated(pod),
                                    pod.isReady(),
                                    pod.isDeleting(),
                                    pod.isBound(),
                                    pod.schedulingMessage == null ? "" : pod.schedulingMessage));
                }
                end.put(node.name(), pods);
            }
        }
        return end;
    }
}
