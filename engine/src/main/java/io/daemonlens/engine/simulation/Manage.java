package io.daemonlens.engine.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * What the controller does on one node so that the right number of pods is there. Follows {@code
 * podsShouldBeOnNode} of {@code pkg/controller/daemon/daemon_controller.go}.
 */
final class Manage {

    /** The pods one node lacks or has too many of. */
    record Work(boolean create, List<PodState> delete, List<PodState> failed) {

        static final Work NONE = new Work(false, List.of(), List.of());
        static final Work CREATE = new Work(true, List.of(), List.of());

        boolean isNone() {
            return !create && delete.isEmpty() && failed.isEmpty();
        }
    }

    private Manage() {}

    static boolean hasWork(
            NodeState node,
            List<PodState> counted,
            DaemonSetFacts facts,
            int revision,
            long nowMillis) {
        if (counted.size() == 1 && node.present) {
            PodState only = counted.get(0);
            if (node.shouldContinueRunning && !only.phase.isTerminal() && !only.deleting) {
                return false;
            }
        }
        return !of(node, counted, facts, revision, nowMillis).isNone();
    }

    static Work of(
            NodeState node,
            List<PodState> counted,
            DaemonSetFacts facts,
            int revision,
            long nowMillis) {
        if (!node.present) {
            return new Work(false, unboundOf(counted), List.of());
        }
        if (node.shouldRun && counted.isEmpty()) {
            return Work.CREATE;
        }
        if (!node.shouldContinueRunning) {
            return new Work(false, notDeleting(counted), List.of());
        }
        List<PodState> running = new ArrayList<>(counted.size());
        List<PodState> delete = new ArrayList<>(0);
        List<PodState> failed = new ArrayList<>(0);
        for (PodState pod : counted) {
            if (pod.deleting) {
                continue;
            }
            switch (pod.phase) {
                case FAILED -> failed.add(pod);
                case SUCCEEDED -> delete.add(pod);
                case PENDING, RUNNING -> running.add(pod);
            }
        }
        boolean create = false;
        if (facts.surge(1) == 0) {
            delete.addAll(running.subList(Math.min(1, running.size()), running.size()));
        } else if (running.isEmpty()) {
            create = node.shouldRun;
        } else if (running.size() > 1) {
            delete.addAll(tooManyWithSurge(running, facts, revision, nowMillis));
        }
        return new Work(create, delete, failed);
    }

    /** One old and one new pod may stay; the old one goes once it is of no use any more. */
    private static List<PodState> tooManyWithSurge(
            List<PodState> running, DaemonSetFacts facts, int revision, long nowMillis) {
        PodState fresh = null;
        PodState old = null;
        List<PodState> delete = new ArrayList<>();
        for (PodState pod : running) {
            if (pod.revision == revision && fresh == null) {
                fresh = pod;
            } else if (pod.revision != revision && old == null) {
                old = pod;
            } else {
                delete.add(pod);
            }
        }
        boolean oldIsUseless =
                fresh != null
                        && old != null
                        && (!old.isReady() || fresh.isAvailable(facts.minReadyMillis(), nowMillis));
        if (oldIsUseless) {
            delete.add(old);
        }
        return delete;
    }

    private static List<PodState> notDeleting(List<PodState> pods) {
        return pods.stream().filter(pod -> !pod.deleting).toList();
    }

    /** Of a node that is gone only pods that never got there are deleted; the rest is PodGC's. */
    private static List<PodState> unboundOf(List<PodState> pods) {
        return pods.stream().filter(pod -> !pod.bound && !pod.deleting).toList();
    }
}
