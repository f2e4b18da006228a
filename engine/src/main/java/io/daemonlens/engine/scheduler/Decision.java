package io.daemonlens.engine.scheduler;

import io.daemonlens.engine.scheduler.framework.Status;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What the scheduler decides about one pod.
 *
 * @param node where it goes; null where it fits nowhere
 * @param refusal why all nodes were refused at once; null where they were looked at one by one
 * @param lookedAt the only nodes that were looked at; null for all
 * @param refusals why each node that was looked at cannot take the pod; nodes that can are missing,
 *     and where one can, those that the pod's affinity rules out by their names may be
 * @param fitting the nodes that can take the pod
 * @param message the whole text of the FailedScheduling event and the PodScheduled condition, not
 *     cut to the event's 1024 bytes; empty where the pod is scheduled
 * @param preemption who would have to go; null where that does not help or is not needed
 */
public record Decision(
        String node,
        Status refusal,
        SortedSet<String> lookedAt,
        SortedMap<String, Status> refusals,
        List<String> fitting,
        String message,
        Preemption preemption) {

    /**
     * Pods that make room.
     *
     * @param node the node nominated for the pod
     * @param equallyGood all nodes that are as good; the scheduler takes any of them
     * @param victims the pods that are deleted, as {@code namespace/name}, sorted; pods on their
     *     way out are not deleted again
     */
    public record Preemption(String node, List<String> equallyGood, List<String> victims) {}

    public boolean isScheduled() {
        return node != null;
    }
}
