package io.daemonlens.engine.simulation;

import io.daemonlens.engine.kubelet.Fate;
import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.kubelet.PodStage;
import java.util.Iterator;

/** The kubelets: they start pods, make them ready and stop them, stage by stage. */
final class KubeletLoop {

    private final World world;

    KubeletLoop(World world) {
        this.world = world;
    }

    /** A pod that is on its node begins its life. */
    void start(PodState pod) {
        next(pod, pod.lifecycle.stages().iterator());
    }

    private void next(PodState pod, Iterator<PodStage> stages) {
        if (stages.hasNext()) {
            PodStage stage = stages.next();
            world.queue.after(
                    stage.delayMillis(),
                    () -> {
                        if (isAlive(pod)) {
                            reach(pod, stage.reached());
                            next(pod, stages);
                        }
                    });
        }
    }

    private static boolean isAlive(PodState pod) {
        return !pod.gone && !pod.isDeleting() && !pod.facts.hasEnded() && pod.node.alive;
    }

    private void reach(PodState pod, PodStage.Reached reached) {
        switch (reached) {
            case RUNNING -> world.put(pod, pod.facts.withPhase("Running"));
            case READY -> becomeReady(pod, 0);
            case FAILED -> end(pod, "Failed");
            case SUCCEEDED -> end(pod, "Succeeded");
        }
    }

    /**
     * @param restarts how often its containers had been started again when this was planned; a
     *     crash since then has planned anew
     */
    private void becomeReady(PodState pod, int restarts) {
        if (!isAlive(pod) || pod.isReady() || pod.restarts != restarts) {
            return;
        }
        world.put(pod, pod.facts.withReady(true, world.time()));
        world.recorder.countPods(world);
        long minReady = world.daemonSet().minReadySeconds() * 1_000L;
        if (minReady > 0) {
            becomesAvailableAfter(pod, minReady);
            world.controller.enqueueAfter(minReady + 1_000);
        }
    }

    /** Nothing happens then; up to 1.33 a moment later than after. */
    private void becomesAvailableAfter(PodState pod, long minReady) {
        Runnable look =
                () -> {
                    if (!pod.gone) {
                        world.refresh(pod.node);
                    }
                };
        world.queue.after(minReady, look);
        world.queue.after(minReady + 1, look);
    }

    void end(PodState pod, String phase) {
        if (pod.gone || pod.facts.hasEnded()) {
            return;
        }
        if (pod.isBound()) {
            world.releaseResources(pod);
        }
        world.put(pod, pod.facts.withPhase(phase).withReady(false, world.time()));
    }

    /** The containers end by themselves and are started again. */
    void crash(PodState pod) {
        if (pod.gone || !pod.isRunning()) {
            return;
        }
        world.put(pod, pod.facts.withReady(false, world.time()));
        long wait = PodLifecycle.crashBackoffMillis(pod.restarts++);
        long ready = wait + pod.lifecycle.timing().readyAfterMillis();
        int restarts = pod.restarts;
        if (pod.lifecycle.fate() == Fate.BECOMES_READY) {
            world.queue.after(ready, () -> becomeReady(pod, restarts));
        }
    }

    void stop(PodState pod) {
        if (!pod.node.alive) {
            return;
        }
        boolean ended = pod.facts.hasEnded();
        long after = ended ? 0 : pod.lifecycle.timing().stopAfterMillis();
        world.queue.after(
                after,
                () -> {
                    if (pod.node.alive) {
                        world.remove(pod);
                    }
                });
    }

    /** A node answers again: what was asked of it meanwhile is done now. */
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
