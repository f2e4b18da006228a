package io.daemonlens.engine.simulation;

import io.daemonlens.engine.daemon.Placement;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.scheduler.framework.Status;
import java.util.List;

/**
 * Where a DaemonSet's pods would go in a cluster that has none of them yet: the controller's
 * decision for one node, and what becomes of the pod it makes there.
 *
 * @param placement whether the controller wants a pod there, and why not
 * @param refused why the API server refuses the pod; null where it does, or where none is made
 * @param scheduled whether the pod gets to its node in the end; null where none is wanted or
 *     allowed
 * @param message why it does not, in the scheduler's words; null where it does, and where another
 *     scheduler is meant to place it
 * @param refusals the plugin and its reasons for the pod's own node; null where it fits at once
 * @param evictions pods that are deleted so that it fits, and those that their successors displace
 *     in turn; mostly none
 * @param obstacle what the pod lacks on its node where it waits
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

    /** Whether the controller makes a pod for the node, be it placed, waiting or refused. */
    public boolean isWanted() {
        return placement.shouldRun() && !placement.isSuspended();
    }

    /** Whether there would be a pod for the node, placed or waiting. */
    public boolean hasPod() {
        return isWanted() && refused == null;
    }

    /**
     * For every node, by name. Pods that fit take their room before the next node is looked at, as
     * they do when the controller makes one after the other.
     *
     * @param daemonSet as the API server stores it
     * @param scenario the cluster: nodes, pods of others, priority classes; plans are not looked at
     */
    public static List<Forecast> of(JsonObject daemonSet, Scenario scenario) {
        return JointPlacement.of(List.of(daemonSet), List.of(), scenario).get(0);
    }
}
