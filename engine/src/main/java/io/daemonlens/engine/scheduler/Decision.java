package io.daemonlens.engine.scheduler;

import io.daemonlens.engine.scheduler.framework.Status;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler's decision about one pod.
 *
 * @param node the chosen node; null if no node fits
 * @param refusal why a plugin rejected all nodes at once; null if nodes were filtered one by one
 * @param lookedAt the only nodes that were filtered; null for all nodes
 * @param refusals why each filtered node cannot take the pod. Nodes that fit are absent. If one
 *     node fits, nodes that the pod's affinity excludes by name may be absent, too.
 * @param fitting the nodes that can take the pod
 * @param message the complete text of the FailedScheduling event and the PodScheduled condition,
 *     not cut to the event's limit of 1024 bytes; empty if the pod is scheduled
 * @param preemption the pods to preempt; null if preemption does not help or is not needed
 */
public record Decision(
        @Nullable String node,
        @Nullable Status refusal,
        @Nullable SortedSet<String> lookedAt,
        SortedMap<String, Status> refusals,
        List<String> fitting,
        String message,
        @Nullable Preemption preemption) {

    /**
     * The result of a successful preemption.
     *
     * @param node the node nominated for the pod
     * @param equallyGood all nodes that rank equally; the scheduler may choose any of them
     * @param victims the pods to delete, as {@code namespace/name}, sorted; pods that are already
     *     terminating are not deleted again
     */
    public record Preemption(String node, List<String> equallyGood, List<String> victims) {}

    public boolean isScheduled() {
        return node != null;
    }
}
