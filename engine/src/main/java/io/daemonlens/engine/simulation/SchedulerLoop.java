package io.daemonlens.engine.simulation;

import io.daemonlens.engine.scheduler.Decision;
import io.daemonlens.engine.scheduler.Scheduler;
import io.daemonlens.engine.scheduler.framework.NodeInfo;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The scheduler: pods are tried when they are new, and again when their node has changed. */
final class SchedulerLoop {

    private static final long ATTEMPT_MILLIS = 5;
    private static final long FIRST_BACKOFF_MILLIS = 1_000;
    private static final long LONGEST_BACKOFF_MILLIS = 10_000;

    private final World world;
    private final Scheduler scheduler;
    private final Map<String, List<PodState>> waiting = new TreeMap<>();

    SchedulerLoop(World world, Scheduler scheduler) {
        this.world = world;
        this.scheduler = scheduler;
    }

    void add(PodState pod) {
        world.queue.after(ATTEMPT_MILLIS, () -> attempt(pod));
    }

    /** Something on the node might let its waiting pods in. */
    void roomMade(NodeState node) {
        if (!waiting.isEmpty()) {
            tryAgain(node.name());
        }
    }

    private void tryAgain(String node) {
        List<PodState> pods = waiting.remove(node);
        if (pods != null) {
            pods.forEach(pod -> world.queue.after(backoffMillis(pod), () -> attempt(pod)));
        }
    }

    /** A pod with claims has gone: whoever waits for a claim that serves one pod may have it. */
    void claimsFreed() {
        List.copyOf(waiting.keySet()).forEach(this::tryAgain);
    }

    private static long backoffMillis(PodState pod) {
        long doubled = FIRST_BACKOFF_MILLIS << Math.min(pod.attempts - 1, 10);
        return Math.min(doubled, LONGEST_BACKOFF_MILLIS);
    }

    private void attempt(PodState pod) {
        if (pod.gone || pod.isDeleting() || pod.isBound()) {
            return;
        }
        pod.attempts++;
        Decision decision = decide(pod);
        if (decision.isScheduled()) {
            scheduler.bindVolumes(pod.info, decision.node(), world.snapshot);
            world.bind(pod);
            return;
        }
        pod.schedulingMessage = decision.message();
        waiting.computeIfAbsent(pod.node.name(), name -> new ArrayList<>(1)).add(pod);
        if (decision.preemption() != null) {
            preempt(decision.preemption());
        }
    }

    private Decision decide(PodState pod) {
        return scheduler.schedule(pod.info, world.snapshot);
    }

    /** Victims that are daemon pods of this set stop as such; others take their own time. */
    private void preempt(Decision.Preemption preemption) {
        NodeInfo node = world.snapshot.node(preemption.node());
        NodeState state = world.node(preemption.node());
        List<PodInfo> victims =
                node.pods().stream()
                        .filter(victim -> preemption.victims().contains(victim.toString()))
                        .toList();
        for (PodInfo victim : victims) {
            PodState own = own(state, victim);
            if (own != null) {
                world.deletePod(own, false);
            } else {
                world.recorder.preempted(victim.toString());
                world.queue.after(
                        world.scenario.otherPodsStopMillis,
                        () -> {
                            world.snapshot.remove(victim);
                            world.roomMade(state);
                        });
            }
        }
    }

    private static PodState own(NodeState node, PodInfo victim) {
        for (PodState pod : node.pods) {
            if (pod.info == victim) {
                return pod;
            }
        }
        return null;
    }
}
