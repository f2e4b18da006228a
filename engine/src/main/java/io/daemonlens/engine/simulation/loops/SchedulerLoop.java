package io.daemonlens.engine.simulation.loops;

import io.daemonlens.engine.scheduler.Decision;
import io.daemonlens.engine.scheduler.Scheduler;
import io.daemonlens.engine.scheduler.framework.NodeInfo;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.simulation.state.ClusterState;
import io.daemonlens.engine.simulation.state.EventQueue;
import io.daemonlens.engine.simulation.state.NodeState;
import io.daemonlens.engine.simulation.state.PodState;
import io.daemonlens.engine.simulation.state.Watcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The scheduler's loop: schedules new pods, and retries pending pods when their node has changed.
 */
public final class SchedulerLoop implements Watcher {

    private static final long ATTEMPT_MILLIS = 5;
    private static final long FIRST_BACKOFF_MILLIS = 1_000;
    private static final long LONGEST_BACKOFF_MILLIS = 10_000;

    private final ClusterState state;
    private final EventQueue queue;
    private final Scheduler scheduler;
    private final Map<String, List<PodState>> waiting = new TreeMap<>();

    public SchedulerLoop(ClusterState state, EventQueue queue, Scheduler scheduler) {
        this.state = state;
        this.queue = queue;
        this.scheduler = scheduler;
    }

    @Override
    public void podCreated(PodState pod) {
        if (!pod.isBound()) {
            add(pod);
        }
    }

    /** Queues an unbound pod, unless its template prevents scheduling. */
    void add(PodState pod) {
        String blocked = state.templates.get(pod.template).pods().blocked();
        if (blocked != null) {
            pod.schedulingMessage = blocked;
        } else {
            queue.after(ATTEMPT_MILLIS, () -> attempt(pod));
        }
    }

    @Override
    public void roomMade(NodeState node) {
        if (!waiting.isEmpty()) {
            tryAgain(node.name());
        }
    }

    private void tryAgain(String node) {
        List<PodState> pods = waiting.remove(node);
        if (pods != null) {
            pods.forEach(pod -> queue.after(backoffMillis(pod), () -> attempt(pod)));
        }
    }

    @Override
    public void claimsFreed() {
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
            scheduler.bindVolumes(pod.info, decision.node(), state.snapshot);
            state.bind(pod);
            return;
        }
        pod.schedulingMessage = decision.message();
        waiting.computeIfAbsent(pod.nodeName, name -> new ArrayList<>(1)).add(pod);
        if (decision.preemption() != null) {
            preempt(decision.preemption());
        }
    }

    private Decision decide(PodState pod) {
        return scheduler.schedule(pod.info, state.snapshot);
    }

    /**
     * Deletes the victims. Pods of this DaemonSet stop like any of its pods; others take a fixed
     * time.
     */
    private void preempt(Decision.Preemption preemption) {
        NodeInfo node = state.snapshot.node(preemption.node());
        NodeState on = state.node(preemption.node());
        List<PodInfo> victims =
                node.pods().stream()
                        .filter(victim -> preemption.victims().contains(victim.toString()))
                        .toList();
        for (PodInfo victim : victims) {
            PodState own = own(on, victim);
            if (own != null) {
                state.deletePod(own, false);
            } else {
                state.preempted(victim.toString());
                queue.after(
                        state.scenario.otherPodsStopMillis(),
                        () -> {
                            state.snapshot.remove(victim);
                            state.roomMade(on);
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
