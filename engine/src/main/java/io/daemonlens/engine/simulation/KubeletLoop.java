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

    private NodeState nodeOf(PodState pod) {
        return world.index.node(pod.node);
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
                        if (!pod.gone && !pod.deleting && nodeOf(pod).alive) {
                            reach(pod, stage.reached());
                            next(pod, stages);
                        }
                    });
        }
    }

    private void reach(PodState pod, PodStage.Reached reached) {
        switch (reached) {
            case RUNNING -> {
                pod.phase = PodState.Phase.RUNNING;
                world.changed(nodeOf(pod));
            }
            case READY -> becomeReady(pod);
            case FAILED -> end(pod, PodState.Phase.FAILED);
            case SUCCEEDED -> end(pod, PodState.Phase.SUCCEEDED);
        }
    }

    private void becomeReady(PodState pod) {
        NodeState node = nodeOf(pod);
        if (pod.gone || pod.deleting || pod.phase.isTerminal() || pod.isReady() || !node.alive) {
            return;
        }
        pod.readySinceMillis = world.now();
        world.changed(node);
        world.recorder.countPods(world.index);
        long minReady = world.facts().minReadyMillis();
        if (minReady > 0) {
            becomesAvailableAfter(pod, minReady);
            world.controller.enqueueAfter(minReady + 1_000);
        }
    }

    /** Nothing happens then, but the sums change with time alone. */
    private void becomesAvailableAfter(PodState pod, long minReady) {
        world.queue.after(
                minReady,
                () -> {
                    if (!pod.gone) {
                        world.refresh(nodeOf(pod));
                    }
                });
    }

    void end(PodState pod, PodState.Phase phase) {
        if (pod.gone || pod.phase.isTerminal()) {
            return;
        }
        pod.phase = phase;
        pod.readySinceMillis = PodState.NOT_READY;
        if (pod.bound) {
            world.releaseResources(pod);
        }
        world.changed(nodeOf(pod));
    }

    /** The containers end by themselves and are started again. */
    void crash(PodState pod) {
        if (pod.gone || pod.phase != PodState.Phase.RUNNING) {
            return;
        }
        pod.readySinceMillis = PodState.NOT_READY;
        world.changed(nodeOf(pod));
        long wait = PodLifecycle.crashBackoffMillis(pod.restarts++);
        long ready = wait + pod.lifecycle.timing().readyAfterMillis();
        if (pod.lifecycle.fate() == Fate.BECOMES_READY) {
            world.queue.after(ready, () -> becomeReady(pod));
        }
    }

    void stop(PodState pod) {
        if (!nodeOf(pod).alive) {
            return;
        }
        boolean ended = pod.phase.isTerminal();
        long after = ended ? 0 : pod.lifecycle.timing().stopAfterMillis();
        world.queue.after(
                after,
                () -> {
                    if (nodeOf(pod).alive) {
                        world.remove(pod);
                    }
                });
    }

    /** A node answers again: what was asked of it meanwhile is done now. */
    void resume(NodeState node) {
        for (PodState pod : node.pods.toArray(new PodState[0])) {
            if (!pod.bound) {
                continue;
            }
            if (pod.deleting) {
                stop(pod);
            } else if (pod.phase == PodState.Phase.PENDING) {
                start(pod);
            } else if (!pod.isReady() && pod.lifecycle.fate() == Fate.BECOMES_READY) {
                becomeReady(pod);
            }
        }
    }
}
