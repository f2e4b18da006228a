package io.daemonlens.engine.simulation.placement;

import io.daemonlens.engine.daemon.Placement;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.scheduler.framework.Status;
import io.daemonlens.engine.simulation.scenario.PodAdmission;
import io.daemonlens.engine.simulation.scenario.Scenario;
import java.util.List;

/**
 * Where the pods of a DaemonSet would be placed in a cluster that has none of them yet: the
 * controller's decision for one node, and the result for the pod created there.
 *
 * @param placement whether the controller creates a pod there, and why not
 * @param refused why the API server rejects the pod; null if it accepts the pod or none is created
 * @param scheduled whether the pod is finally bound to its node; null if no pod is created or
 *     accepted
 * @param message the scheduler's message if the pod is not bound; null if it is, or if another
 *     scheduler is responsible
 * @param refusals the plugin and its reasons for the pod's own node; null if the pod fits at once
 * @param evictions the pods preempted to make room, and those that their replacements preempt in
 *     turn; usually empty
 * @param obstacle what the pod lacks on its node while it is pending
 */
public record Forecast(
        Placement placement,
        PodAdmission.Refusal refused,
        Boolean scheduled,
        String message,
        Status refusals,
        List<Eviction> evictions,
        Obstacle obstacle) {

    public Forecast {
        evictions = List.copyOf(evictions);
    }

    static Forecast notWanted(Placement placement) {
        return new Forecast(placement, null, null, null, null, List.of(), Obstacle.NONE);
    }

    static Forecast refused(Placement placement, PodAdmission.Refusal why) {
        return new Forecast(placement, why, null, null, null, List.of(), Obstacle.NONE);
    }

    static Forecast waits(Placement placement, String message) {
        return new Forecast(placement, null, false, message, null, List.of(), Obstacle.NONE);
    }

    static Forecast runs(Placement placement) {
        return new Forecast(placement, null, true, null, null, List.of(), Obstacle.NONE);
    }

    /** Returns whether the controller tries to create a pod for the node, whatever the result. */
    public boolean isWanted() {
        return placement.shouldRun() && !placement.isSuspended();
    }

    /** Returns whether a pod would exist for the node, scheduled or pending. */
    public boolean hasPod() {
        return isWanted() && refused == null;
    }

    /**
     * Returns the forecast for every node, ordered by name. Pods that fit use their resources
     * before the next node is examined, as when the controller creates one after the other.
     *
     * @param daemonSet as the API server stores it
     * @param scenario the cluster: nodes, other pods, priority classes; planned changes are ignored
     */
    public static List<Forecast> of(JsonObject daemonSet, Scenario scenario) {
        return JointPlacement.of(List.of(daemonSet), List.of(), scenario).get(0);
    }
}
