package io.daemonlens.engine.simulation;

import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.daemon.Placement;
import io.daemonlens.engine.daemon.Room;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.scheduler.Decision;
import io.daemonlens.engine.scheduler.Scheduler;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Snapshot;
import io.daemonlens.engine.scheduler.framework.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where a DaemonSet's pods would go in a cluster that has none of them yet: the controller's
 * decision for one node, and what becomes of the pod it makes there.
 *
 * @param placement whether the controller wants a pod there, and why not
 * @param refused why the API server takes no such pod; null where it does, or where none is made
 * @param scheduled whether the pod gets to its node in the end; null where none is wanted or
 *     allowed
 * @param message why it does not, in the scheduler's words; null where it does, and where another
 *     scheduler is meant to place it
 * @param refusals the plugin and its reasons for the pod's own node; null where it fits at once
 * @param victims pods that have to go before it fits, as {@code namespace/name}; mostly none
 */
public record Forecast(
        Placement placement,
        String refused,
        Boolean scheduled,
        String message,
        Status refusals,
        List<String> victims) {

    public Forecast {
        victims = List.copyOf(victims);
    }

    /** Whether there would be a pod for the node, placed or waiting. */
    public boolean hasPod() {
        return placement.shouldRun() && !placement.isSuspended() && refused == null;
    }

    /**
     * For every node, by name. Pods that fit take their room before the next node is looked at, as
     * they do when the controller makes one after the other.
     *
     * @param daemonSet as the API server stores it
     * @param scenario the cluster: nodes, pods of others, priority classes; plans are not looked at
     */
    public static List<Forecast> of(JsonObject daemonSet, Scenario scenario) {
        Snapshot snapshot =
                Snapshot.of(scenario.nodes, scenario.otherPods, scenario.version)
                        .withBudgets(scenario.budgets)
                        .withStorage(scenario.storage);
        DaemonSet wanted = DaemonSet.of(daemonSet);
        DaemonPods[] itself = new DaemonPods[1];
        Room room = (of, node) -> itself[0].fit(node, snapshot.node(node.name()), pod -> true);
        DaemonPods pods = new DaemonPods(wanted, scenario, room);
        itself[0] = pods;
        Scheduler scheduler = new Scheduler(scenario.version);
        List<Node> nodes = new ArrayList<>(scenario.nodes);
        nodes.sort(Comparator.comparing(Node::name));
        List<Forecast> forecasts = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            Placement placement = pods.rule().decide(node);
            if (!placement.shouldRun()) {
                forecasts.add(new Forecast(placement, null, null, null, null, List.of()));
            } else if (placement.isSuspended()) {
                String message = placement.failure();
                forecasts.add(new Forecast(placement, null, false, message, null, List.of()));
            } else if (pods.refused() != null) {
                forecasts.add(new Forecast(placement, pods.refused(), null, null, null, List.of()));
            } else if (pods.bypassesScheduler()) {
                forecasts.add(new Forecast(placement, null, true, null, null, List.of()));
            } else if (pods.blocked() != null) {
                String message = pods.blocked().isEmpty() ? null : pods.blocked();
                forecasts.add(new Forecast(placement, null, false, message, null, List.of()));
            } else {
                String name = wanted.name() + "-" + node.name();
                PodInfo pod = pods.podFor(node.name(), name);
                forecasts.add(schedule(placement, pod, snapshot, scheduler));
            }
        }
        return forecasts;
    }

    private static Forecast schedule(
            Placement placement, PodInfo pod, Snapshot snapshot, Scheduler scheduler) {
        Decision decision = scheduler.schedule(pod, snapshot);
        Status refusal = decision.refusal();
        refusal = refusal == null ? decision.refusals().get(placement.node()) : refusal;
        List<String> victims = List.of();
        if (decision.preemption() != null) {
            victims = decision.preemption().victims();
            removeVictims(decision.preemption().node(), victims, snapshot);
            decision = scheduler.schedule(pod, snapshot);
        }
        if (decision.isScheduled()) {
            scheduler.bind(pod, decision.node(), snapshot);
            return new Forecast(placement, null, true, null, refusal, victims);
        }
        return new Forecast(placement, null, false, decision.message(), refusal, victims);
    }

    private static void removeVictims(String node, List<String> victims, Snapshot snapshot) {
        List<PodInfo> gone =
                snapshot.node(node).pods().stream()
                        .filter(pod -> pod.isDeleted() || victims.contains(pod.toString()))
                        .toList();
        gone.forEach(snapshot::remove);
    }
}
