package io.daemonlens.engine.simulation.loops;

import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.apps.DaemonSetStatus;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.daemon.Actions;
import io.daemonlens.engine.daemon.Choice;
import io.daemonlens.engine.daemon.DaemonSetsController;
import io.daemonlens.engine.daemon.Report;
import io.daemonlens.engine.daemon.RolloutBudget;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.simulation.scenario.PodAdmission;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.engine.simulation.state.ClusterState;
import io.daemonlens.engine.simulation.state.EventQueue;
import io.daemonlens.engine.simulation.state.PodState;
import io.daemonlens.engine.simulation.state.Watcher;
import java.util.Iterator;

/**
 * The DaemonSet controller's worker for one DaemonSet. A sync starts when something has changed,
 * takes as long as its API calls take under the client's rate limit, and ends by writing the
 * status. {@link DaemonSetsController} decides what the sync does.
 */
public final class ControllerLoop implements Watcher {

    /** The delay from an event to the sync it triggers. */
    private static final long QUEUE_MILLIS = 2;

    /** The round-trip time of one call to the API server. */
    private static final long CALL_MILLIS = 6;

    /** The delay between the arrivals of calls that are sent together. */
    private static final long SPACING_MILLIS = 24;

    /** The delay before the first retry of a failed sync; it doubles with each retry. */
    private static final long FIRST_RETRY_MILLIS = 5;

    private static final long LONGEST_RETRY_MILLIS = 1_000_000;

    private final ClusterState state;
    private final EventQueue queue;
    private final DaemonSetsController controller;
    private final ClientLimit limit = new ClientLimit();

    private boolean waiting;
    private boolean syncing;
    private boolean changedMeanwhile;
    private String error;
    private int failures;

    public ControllerLoop(ClusterState state, EventQueue queue) {
        Scenario scenario = state.scenario;
        this.state = state;
        this.queue = queue;
        this.controller =
                new DaemonSetsController(
                        scenario.version(),
                        Gates.defaults(scenario.version()),
                        scenario.seed() == null ? Choice.BY_NAME : scenario.seed().choice(),
                        (daemonSet, node) -> state.nextPodName(daemonSet.name()));
    }

    @Override
    public void enqueued() {
        enqueue();
    }

    /** Resyncs one second after the pod should become available, as {@code updatePod} does. */
    @Override
    public void podReady(PodState pod) {
        int minReadySeconds = state.daemonSet().minReadySeconds();
        if (minReadySeconds > 0) {
            enqueueAfter((minReadySeconds + 1) * 1_000L);
        }
    }

    /** Runs the beginning of a sync without using simulated time, to set up a cluster at rest. */
    Actions syncNow() {
        Actions actions = controller.begin(state.view(), state.time());
        actions.createdRevisions().forEach(state.view()::put);
        return actions;
    }

    /** Writes the status of a sync that ran before the start of the simulation. */
    void reportNow(Actions actions) {
        long generation = state.daemonSet().generation();
        Report report =
                controller.updateDaemonSetStatus(state.view(), actions, generation, state.time());
        if (report.status() != null) {
            state.view().put(state.daemonSet().withStatus(report.status()));
        }
    }

    /** Returns how much of maxUnavailable or maxSurge the rolling update has used. */
    public RolloutBudget budget() {
        return controller.budget(state.view(), state.owner().templateHash(), state.time());
    }

    /** Queues a sync because something the controller watches has changed. */
    void enqueue() {
        if (syncing) {
            changedMeanwhile = true;
        } else if (!waiting) {
            waiting = true;
            queue.after(QUEUE_MILLIS, this::sync);
        }
    }

    void enqueueAfter(long millis) {
        queue.after(millis, this::enqueue);
    }

    private void sync() {
        waiting = false;
        if (state.isDaemonSetGone()) {
            return;
        }
        syncing = true;
        error = null;
        DaemonSet begun = state.daemonSet();
        Actions actions = controller.begin(state.view(), state.time());
        long start = state.now();
        if (!actions.relabeledPods().isEmpty()) {
            start = carryOutHistory(actions, start);
            actions = controller.begin(state.view(), state.time());
        }
        state.decided(actions);
        long at = carryOutPods(actions, carryOutOwnership(actions, start));
        for (String revision : actions.deletedRevisions()) {
            state.view().removeRevision(revision);
            at = call(at);
        }
        if (actions.resyncAfter() != null) {
            enqueueAfter(actions.resyncAfter().toMillis());
        }
        Actions begunWith = actions;
        queue.at(at, () -> report(begunWith, begun));
    }

    /**
     * Relabels the pods, as {@code dedupCurHistories} does: one call after the other, before the
     * rest of the sync reads them. By then the informer shows the new labels.
     */
    private long carryOutHistory(Actions actions, long start) {
        long at = carryOutOwnership(actions, start);
        for (String revision : actions.deletedRevisions()) {
            state.view().removeRevision(revision);
            at = call(at);
        }
        return at;
    }

    /** Stores revisions, and adopts or releases pods and revisions, before pods are created. */
    private long carryOutOwnership(Actions actions, long start) {
        long at = start;
        for (int calls = new Ownership(state).take(actions); calls > 0; calls--) {
            at = call(at);
        }
        return at;
    }

    /**
     * Creates pods in batches of 1, 2, 4, …, one batch after the other, then deletes all pods at
     * once. A batch with a rejected pod is the last one ({@code syncNodes}).
     */
    private long carryOutPods(Actions actions, long start) {
        int template = state.template();
        Iterator<Pod> creates = actions.creates().iterator();
        long at = start;
        for (int batch = 1; creates.hasNext() && error == null; batch *= 2) {
            long batchEnd = at;
            for (int i = 0; i < batch && creates.hasNext(); i++) {
                Pod pod = creates.next();
                long when = call(at + i * SPACING_MILLIS);
                PodAdmission.Refusal refusal = state.admit(template);
                if (refusal == null) {
                    queue.at(when, () -> state.createPod(pod, template));
                } else {
                    error = refusal.message();
                }
                batchEnd = Math.max(batchEnd, when);
            }
            at = batchEnd;
        }
        long end = at;
        for (int i = 0; i < actions.deletes().size(); i++) {
            String name = actions.deletes().get(i);
            long when = call(at + i * SPACING_MILLIS);
            queue.at(when, () -> delete(name));
            end = Math.max(end, when);
        }
        return end;
    }

    private void delete(String name) {
        Pod pod = state.view().pod(name);
        if (pod == null) {
            return;
        }
        for (PodState each : state.node(pod.targetNode()).pods) {
            if (each.name().equals(name)) {
                state.deletePod(each, true);
                return;
            }
        }
    }

    private long call(long notBefore) {
        return limit.takeMillis(notBefore) + CALL_MILLIS;
    }

    private void report(Actions actions, DaemonSet begun) {
        if (state.isDaemonSetGone() || !state.daemonSet().uid().equals(begun.uid())) {
            end(actions, new Report(null, null));
            return;
        }
        Report report =
                actions.hash() == null
                        ? new Report(actions.status(), null)
                        : controller.updateDaemonSetStatus(
                                state.view(),
                                actions,
                                error == null ? actions.error() : error,
                                begun.generation(),
                                state.time());
        DaemonSetStatus status = report.status();
        if (status == null) {
            end(actions, report);
            return;
        }
        queue.at(
                call(state.now()),
                () -> {
                    state.store(status);
                    changedMeanwhile = true;
                    end(actions, report);
                });
    }

    /** Ends a sync. Writing the status changes the DaemonSet, so one more sync follows. */
    private void end(Actions actions, Report report) {
        syncing = false;
        if (report.resyncAfter() != null) {
            enqueueAfter(report.resyncAfter().toMillis());
        }
        failures = actions.error() == null && error == null ? 0 : failures + 1;
        if (failures > 0) {
            enqueueAfter(
                    Math.min(
                            FIRST_RETRY_MILLIS << Math.min(failures - 1, 20),
                            LONGEST_RETRY_MILLIS));
        }
        if (changedMeanwhile) {
            changedMeanwhile = false;
            enqueue();
        }
    }
}
