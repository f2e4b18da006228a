package io.daemonlens.engine.simulation;

import io.daemonlens.engine.apimachinery.JsonObject;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.daemon.Placement;
import io.daemonlens.engine.scheduler.Decision;
import io.daemonlens.engine.scheduler.PodInfo;
import io.daemonlens.engine.scheduler.Scheduler;
import io.daemonlens.engine.scheduler.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where a DaemonSet's pods would go in a cluster that has none of them yet: the controller's
 * decision for one node, and the scheduler's for the pod it makes there.
 *
 * @param placement whether the controller wants a pod there, and why not
 * @param decision what the scheduler makes of that pod; null where there is none
 */
public record Forecast(Placement placement, Decision decision) {

    /** Whether the pod would be on its node; null where none is made. */
    public Boolean scheduled() {
        return decision == null ? null : decision.isScheduled();
    }

    /** The scheduler's message; null where the pod fits or none is made. */
    public String message() {
        return decision == null || decision.isScheduled() ? null : decision.message();
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
                        .withBudgets(scenario.budgets);
        DaemonSetFacts facts = DaemonSetFacts.of(daemonSet);
        DaemonPods pods = new DaemonPods(facts, scenario.version, scenario.priorityClasses);
        Scheduler scheduler = new Scheduler(scenario.version);
        List<Node> nodes = new ArrayList<>(scenario.nodes);
        nodes.sort(Comparator.comparing(Node::name));
        List<Forecast> forecasts = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            Placement placement = pods.decide(node);
            Decision decision = null;
            if (placement.shouldRun()) {
                PodInfo pod = pods.podFor(node.name(), facts.name() + "-" + node.name());
                decision = scheduler.schedule(pod, snapshot);
                if (decision.isScheduled()) {
                    snapshot.add(pod.boundTo(decision.node()));
                }
            }
            forecasts.add(new Forecast(placement, decision));
        }
        return forecasts;
    }
}
