package io.daemonlens.engine.simulation.loops;

import io.daemonlens.engine.kubelet.Fate;
import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.kubelet.PodStage;
import io.daemonlens.engine.simulation.state.ClusterState;
import io.daemonlens.engine.simulation.state.EventQueue;
import io.daemonlens.engine.simulation.state.NodeState;
import io.daemonlens.engine.simulation.state.PodState;
import io.daemonlens.engine.simulation.state.Watcher;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;

/** The kubelets: they start pods, make them ready and stop them, stage by stage. */
public final class KubeletLoop implements Watcher {

    private final ClusterState state;
    private final EventQueue queue;

    public KubeletLoop(ClusterState state, EventQueue queue) {
        this.state = state;
        this.queue = queue;
    }

    @Override
    public void podCreated(PodState pod) {
        if (pod.isBound()) {
            start(pod);
        }
    }

    @Override
    public void podBound(PodState pod) {
        start(pod);
    }

    @Override
    public void podDeleted(PodState pod, boolean byController) {
        if (pod.isBound()) {
            stop(pod);
        }
    }

    /** Starts a pod that is bound to its node. */
    void start(PodState pod) {
        next(pod, pod.restarts, pod.lifecycle.stages().iterator());
    }

    /** Schedules the garbage collection of a pod whose node no longer exists. */
    void collectLater(PodState pod) {
        queue.after(
                state.scenario.podGcMillis(),
                () -> {
                    if (!state.node(pod).present) {
                        state.remove(pod);
                    }
                });
    }

    /** Schedules the moment at which a ready pod becomes available. */
    void waitUntilAvailable(PodState pod) {
        Instant since = pod.facts.ready().lastTransitionTime();
        long minReady = state.daemonSet().minReadySeconds() * 1_000L;
        if (since == null || minReady == 0) {
            return;
        }
        long left = minReady - Duration.between(since, state.time()).toMillis();
        if (left >= 0) {
            becomesAvailableAfter(pod, left);
            queue.after(left + 1_000, () -> state.changed(state.node(pod)));
        }
    }

    /** Continues the start of a pod whose containers have been running for this long. */
    void goOnStarting(PodState pod, long runningMillis) {
        long takes = pod.lifecycle.timing().readyAfterMillis();
        long left = takes > runningMillis ? takes - runningMillis : takes;
        queue.after(left, () -> becomeReady(pod, pod.restarts));
    }

    /** Continues the termination of a pod that was deleted this long ago. */
    void goOnStopping(PodState pod, long deletedMillis) {
        long takes = pod.lifecycle.timing().stopAfterMillis();
        stopAfter(pod, Math.max(0, takes - deletedMillis));
    }

    private void next(PodState pod, int restarts, Iterator<PodStage> stages) {
        if (stages.hasNext()) {
            PodStage stage = stages.next();
            queue.after(
                    stage.delayMillis(),
                    () -> {
                        if (isAlive(pod)) {
                            reach(pod, restarts, stage.reached());
                            next(pod, restarts, stages);
                        }
                    });
        }
    }

    private boolean isAlive(PodState pod) {
        return !pod.gone && !pod.isDeleting() && !pod.facts.hasEnded() && state.node(pod).alive;
    }

    private void reach(PodState pod, int restarts, PodStage.Reached reached) {
        switch (reached) {
            case RUNNING -> state.put(pod, pod.facts.withPhase("Running"));
            case READY -> becomeReady(pod, restarts);
            case FAILED -> end(pod, "Failed");
            case SUCCEEDED -> end(pod, "Succeeded");
        }
    }

    /**
     * @param restarts the container restarts when this was planned; a crash since then has planned
     *     a new transition
     */
    private void becomeReady(PodState pod, int restarts) {
        if (!isAlive(pod) || pod.isReady() || pod.restarts != restarts) {
            return;
        }
        state.put(pod, pod.facts.withReady(true, state.time()));
        state.ready(pod);
        long minReady = state.daemonSet().minReadySeconds() * 1_000L;
        if (minReady > 0) {
            becomesAvailableAfter(pod, minReady);
        }
    }

    /**
     * Refreshes the node when the pod becomes available. In minors up to 1.33 that is a moment
     * later than in newer ones, so the node is refreshed twice, 1 ms apart.
     */
    private void becomesAvailableAfter(PodState pod, long minReady) {
        Runnable look =
                () -> {
                    if (!pod.gone) {
                        state.refresh(state.node(pod));
                    }
                };
        queue.after(minReady, look);
        queue.after(minReady + 1, look);
    }

    void end(PodState pod, String phase) {
        if (pod.gone || pod.facts.hasEnded()) {
            return;
        }
        if (pod.isBound()) {
            state.releaseResources(pod);
        }
        state.put(pod, pod.facts.withPhase(phase).withReady(false, state.time()));
    }

    /** Crashes and restarts the containers. */
    void crash(PodState pod) {
        if (pod.gone || !pod.isRunning()) {
            return;
        }
        state.put(pod, pod.facts.withReady(false, state.time()));
        long wait = PodLifecycle.crashBackoffMillis(pod.restarts++);
        long ready = wait + pod.lifecycle.timing().readyAfterMillis();
        int restarts = pod.restarts;
        if (pod.lifecycle.fate() == Fate.BECOMES_READY) {
            queue.after(ready, () -> becomeReady(pod, restarts));
        }
    }

    void stop(PodState pod) {
        stopAfter(pod, pod.facts.hasEnded() ? 0 : pod.lifecycle.timing().stopAfterMillis());
    }

    private void stopAfter(PodState pod, long millis) {
        if (!state.node(pod).alive || pod.hangs) {
            return;
        }
        queue.after(
                millis,
                () -> {
                    if (!state.node(pod).alive) {
                        return;
                    }
                    if (pod.held) {
                        end(pod, "Succeeded");
                    } else {
                        state.remove(pod);
                    }
                });
    }

    /** Resumes a node that responds again: starts and stops pods as requested in the meantime. */
    void resume(NodeState node) {
        for (PodState pod : node.pods.toArray(new PodState[0])) {
            if (!pod.isBound()) {
                continue;
            }
            if (pod.isDeleting()) {
                stop(pod);
            } else if (pod.isPending()) {
                start(pod);
            } else if (!pod.isReady() && pod.lifecycle.fate() == Fate.BECOMES_READY) {
                becomeReady(pod, pod.restarts);
            }
        }
    }
}
