package io.daemonlens.engine.simulation.placement;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.OwnerReference;
import io.daemonlens.engine.daemon.Placement;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.scheduler.Decision;
import io.daemonlens.engine.scheduler.NodeRoom;
import io.daemonlens.engine.scheduler.Scheduler;
import io.daemonlens.engine.scheduler.framework.ClusterPod;
import io.daemonlens.engine.scheduler.framework.NodeInfo;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Snapshot;
import io.daemonlens.engine.scheduler.framework.Status;
import io.daemonlens.engine.simulation.scenario.PodAdmission;
import io.daemonlens.engine.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Places the pods of several DaemonSets in one cluster. Their pods are scheduled by priority and,
 * within one priority, in the order of the DaemonSets, as the scheduler's queue sorts them ({@code
 * PrioritySort.Less} in {@code pkg/scheduler/framework/plugins/queuesort}). The controllers of
 * preempted pods create replacements, which are queued again.
 */
public final class JointPlacement {

    private static final int SCHEDULER_SINCE = 12;

    private final Scenario scenario;
    private final Predicate<ClusterPod> stays;
    private final Snapshot snapshot;
    private final Scheduler scheduler;
    private final List<Node> nodes;
    private final List<Placed> placed = new ArrayList<>();
    private final List<Placed> known = new ArrayList<>();
    private final PriorityQueue<Work> queue = new PriorityQueue<>(Work.ORDER);
    private final TreeSet<String> ownersWithoutRoom = new TreeSet<>();
    private final Map<String, PodAdmission.Quota> quotas = new TreeMap<>();
    private final Map<String, Map<String, ClusterPod>> otherByName = new HashMap<>();
    private int arrivals;
    private int nextStart;

    /**
     * An entry of the scheduling queue: the pods of a DaemonSet, or the replacement of an evicted
     * pod.
     */
    private record Work(int priority, int arrival, Runnable step) {

        static final Comparator<Work> ORDER =
                Comparator.comparingInt(Work::priority).reversed().thenComparingInt(Work::arrival);
    }

    /** A DaemonSet, its pods, and the forecasts for the nodes examined so far. */
    private record Placed(
            DaemonSet daemonSet,
            DaemonPods pods,
            List<Forecast> forecasts,
            Map<Integer, List<Victim>> victims) {}

    /** An evicted pod whose replacement has not been scheduled yet. */
    private static final class Victim {
        private final Neighbour pod;
        private final Snapshot.Disruption disruption;
        private Eviction.Then then = Eviction.Then.GONE;

        Victim(Neighbour pod, Snapshot.Disruption disruption) {
            this.pod = pod;
            this.disruption = disruption;
        }

        Eviction told() {
            return new Eviction(pod, disruption, then);
        }
    }

    private JointPlacement(Scenario scenario, Predicate<ClusterPod> stays) {
        this.scenario = scenario;
        this.stays = stays;
        this.snapshot = scenario.snapshot(stays);
        this.scheduler = new Scheduler(scenario.version());
        this.nodes = new ArrayList<>(scenario.nodes());
        this.nodes.sort(Comparator.comparing(Node::name));
    }

    /**
     * Returns, for each DaemonSet, a forecast for every node, ordered by name.
     *
     * @param daemonSets as the API server stores them, in the order in which they are applied;
     *     their existing pods are ignored
     * @param residents further DaemonSets of the cluster, whose pods stay; missing pods are created
     * @param scenario the cluster: nodes, pods, priority classes; planned changes are ignored
     */
    public static List<List<Forecast>> of(
            List<JsonObject> daemonSets, List<JsonObject> residents, Scenario scenario) {
        Set<ClusterPod> placedAnew = new HashSet<>();
        for (JsonObject each : daemonSets) {
            DaemonSet daemonSet = DaemonSet.of(each);
            placedAnew.addAll(scenario.everyPod().of(daemonSet.namespace(), daemonSet.name()));
        }
        JointPlacement joint = new JointPlacement(scenario, pod -> !placedAnew.contains(pod));
        residents.forEach(joint::addResident);
        daemonSets.forEach(joint::add);
        return joint.run();
    }

    /**
     * Returns the state that a cluster converges to: each DaemonSet gets a pod on every node that
     * should run one and has none.
     *
     * @param residents the cluster's DaemonSets, whose pods stay
     * @return for each DaemonSet a forecast for each node on which it has no pod, ordered by name
     */
    public static List<List<Forecast>> settle(List<JsonObject> residents, Scenario scenario) {
        JointPlacement joint = new JointPlacement(scenario, pod -> true);
        residents.forEach(joint::addResident);
        joint.placed.addAll(joint.known);
        return joint.run();
    }

    private Placed read(JsonObject object) {
        DaemonSet daemonSet = DaemonSet.of(object);
        DaemonPods[] itself = new DaemonPods[1];
        DaemonPods pods =
                new DaemonPods(
                        daemonSet,
                        scenario,
                        (of, node) -> itself[0].fit(node, snapshot.node(node.name()), pod -> true));
        itself[0] = pods;
        return new Placed(daemonSet, pods, new ArrayList<>(nodes.size()), new LinkedHashMap<>());
    }

    private void add(JsonObject object) {
        Placed one = read(object);
        placed.add(one);
        known.add(one);
        enqueue(one.pods.priority(), () -> nodes.forEach(node -> place(one, node)));
    }

    /** Queues the missing pods of a DaemonSet whose existing pods are part of the cluster. */
    private void addResident(JsonObject object) {
        Placed one = read(object);
        known.add(one);
        Set<String> served = nodesWithPod(one.daemonSet);
        enqueue(
                one.pods.priority(),
                () -> {
                    for (Node node : nodes) {
                        if (!served.contains(node.name())) {
                            place(one, node);
                        }
                    }
                });
    }

    /** Returns the nodes on which a DaemonSet has a pod that has not ended. */
    private Set<String> nodesWithPod(DaemonSet daemonSet) {
        Set<String> served = new HashSet<>();
        for (ClusterPod pod : scenario.everyPod().of(daemonSet.namespace(), daemonSet.name())) {
            boolean counts = !scenario.isOwn(pod) && stays.test(pod);
            if (counts && PodInfo.holdsResources(pod.object())) {
                served.add(pod.info().nodeName());
            }
        }
        return served;
    }

    /**
     * Queues a step by priority. Before 1.12 the controller bound daemon pods itself, in creation
     * order.
     */
    private void enqueue(int priority, Runnable step) {
        boolean sorted = scenario.version().isAtLeast(SCHEDULER_SINCE);
        queue.add(new Work(sorted ? priority : 0, arrivals++, step));
    }

    private List<List<Forecast>> run() {
        while (!queue.isEmpty()) {
            queue.remove().step.run();
        }
        List<List<Forecast>> all = new ArrayList<>(placed.size());
        for (Placed each : placed) {
            each.victims.forEach((at, victims) -> tell(each, at, victims));
            all.add(each.forecasts);
        }
        return all;
    }

    private static void tell(Placed placed, int at, List<Victim> victims) {
        Forecast without = placed.forecasts.get(at);
        List<Eviction> evictions = victims.stream().map(Victim::told).toList();
        placed.forecasts.set(
                at,
                new Forecast(
                        without.placement(),
                        without.refused(),
                        without.scheduled(),
                        without.message(),
                        without.refusals(),
                        evictions,
                        without.obstacle()));
    }

    private void place(Placed of, Node node) {
        DaemonPods pods = of.pods;
        Placement placement = pods.rule().decide(node);
        if (!placement.shouldRun()) {
            of.forecasts.add(Forecast.notWanted(placement));
        } else if (placement.isSuspended()) {
            of.forecasts.add(Forecast.waits(placement, placement.failure()));
        } else {
            create(of, node, placement);
        }
    }

    private void create(Placed of, Node node, Placement placement) {
        DaemonPods pods = of.pods;
        PodAdmission.Refusal refusal = refusal(of);
        if (refusal != null) {
            of.forecasts.add(Forecast.refused(placement, refusal));
        } else if (pods.bypassesScheduler()) {
            snapshot.add(podFor(of, node).boundTo(node.name()));
            of.forecasts.add(Forecast.runs(placement));
        } else if (pods.blocked() != null) {
            String message = pods.blocked().isEmpty() ? null : pods.blocked();
            of.forecasts.add(Forecast.waits(placement, message));
        } else {
            schedule(of, placement, podFor(of, node));
        }
    }

    /**
     * Returns why the API server rejects one more pod; null if it accepts it. Each accepted pod is
     * charged to the quota.
     */
    private PodAdmission.Refusal refusal(Placed of) {
        PodAdmission.Quota quota =
                quotas.computeIfAbsent(
                        of.daemonSet.namespace(),
                        namespace ->
                                scenario.admission()
                                        .quota(namespace, scenario.countedPods(namespace, stays)));
        PodAdmission.Refusal refusal = of.pods.refusal();
        return refusal != null ? refusal : quota.charge(of.pods.stored());
    }

    private static PodInfo podFor(Placed of, Node node) {
        return of.pods.podFor(node.name(), of.daemonSet.name() + "-" + node.name());
    }

    private void schedule(Placed of, Placement placement, PodInfo pod) {
        Decision decision = scheduler.schedule(pod, snapshot);
        Status refusal = decision.refusal();
        refusal = refusal == null ? decision.refusals().get(placement.node()) : refusal;
        List<Victim> victims = List.of();
        if (decision.preemption() != null) {
            victims = evict(decision.preemption());
            of.victims.put(of.forecasts.size(), victims);
            decision = scheduler.schedule(pod, snapshot);
        }
        if (decision.isScheduled()) {
            scheduler.bind(pod, decision.node(), snapshot);
            of.forecasts.add(
                    refusal == null
                            ? Forecast.runs(placement)
                            : new Forecast(
                                    placement,
                                    null,
                                    true,
                                    null,
                                    refusal,
                                    List.of(),
                                    Obstacle.NONE));
            return;
        }
        Obstacle obstacle = obstacle(pod, snapshot.node(placement.node()));
        of.forecasts.add(
                new Forecast(
                        placement, null, false, decision.message(), refusal, List.of(), obstacle));
    }

    private Obstacle obstacle(PodInfo pod, NodeInfo node) {
        PodInfo holder = NodeRoom.portHolder(pod, node);
        return new Obstacle(
                NodeRoom.missing(pod, node),
                holder == null ? null : NodeRoom.contested(pod, holder),
                holder == null ? null : neighbour(holder));
    }

    /**
     * Removes the victims from their node and queues the replacements that their controllers
     * create.
     */
    private List<Victim> evict(Decision.Preemption preemption) {
        List<Victim> victims = new ArrayList<>();
        NodeInfo node = snapshot.node(preemption.node());
        for (PodInfo pod : List.copyOf(node.pods())) {
            if (preemption.victims().contains(pod.toString())) {
                snapshot.remove(pod);
                Victim victim = new Victim(neighbour(pod), snapshot.disrupt(pod));
                victims.add(victim);
                JsonObject object = otherPod(pod);
                if (object != null) {
                    enqueue(pod.priority(), () -> replace(victim, object, victims));
                }
            } else if (pod.isDeleted()) {
                snapshot.remove(pod);
            }
        }
        return victims;
    }

    /** Schedules the replacement of an evicted pod; bare and static pods are not replaced. */
    private void replace(Victim victim, JsonObject object, List<Victim> victims) {
        OwnerReference owner = victim.pod.owner();
        if (owner == null || owner.kind().equals("Node")) {
            return;
        }
        JsonObject copy = object.copy();
        copy.object("spec").remove("nodeName");
        copy.remove("status");
        PodInfo pod = PodInfo.of(copy, scenario.version(), scenario.namespaces());
        String who = owner.kind() + " " + victim.pod.ownerOrSelf();
        boolean anywhere = !owner.kind().equals("DaemonSet");
        if (anywhere && ownersWithoutRoom.contains(who)) {
            victim.then = Eviction.Then.PENDING;
            return;
        }
        String node = scheduler.anyFitting(pod, snapshot, nextStart);
        nextStart = (nextStart + 1) % Math.max(1, nodes.size());
        if (node == null) {
            Decision decision = scheduler.schedule(pod, snapshot);
            if (decision.preemption() != null) {
                victims.addAll(evict(decision.preemption()));
                node = scheduler.schedule(pod, snapshot).node();
            }
        }
        if (node == null) {
            ownersWithoutRoom.add(who);
            victim.then = Eviction.Then.PENDING;
        } else {
            scheduler.bind(pod, node, snapshot);
            victim.then = Eviction.Then.ELSEWHERE;
        }
    }

    private Neighbour neighbour(PodInfo pod) {
        JsonObject object = otherPod(pod);
        if (object != null) {
            OwnerReference owner = OwnerReference.controllerOf(Field.of(object).at("metadata"));
            return new Neighbour(pod.namespace(), pod.name(), owner);
        }
        for (Placed each : known) {
            DaemonSet daemonSet = each.daemonSet;
            if (daemonSet.namespace().equals(pod.namespace())
                    && pod.name().equals(daemonSet.name() + "-" + pod.nodeName())) {
                OwnerReference owner = daemonSet.asOwner();
                return new Neighbour(pod.namespace(), daemonSet.name() + "-xxxxx", owner);
            }
        }
        return new Neighbour(pod.namespace(), pod.name(), null);
    }

    /** Returns the object of an existing pod; null for a pod that was created here. */
    private JsonObject otherPod(PodInfo pod) {
        Map<String, ClusterPod> there =
                otherByName.computeIfAbsent(pod.namespace(), this::othersByName);
        ClusterPod known = there.get(pod.name());
        return known == null ? null : known.object();
    }

    private Map<String, ClusterPod> othersByName(String namespace) {
        Map<String, ClusterPod> byName = new HashMap<>();
        for (ClusterPod each : scenario.everyPod().in(namespace)) {
            if (!scenario.isOwn(each) && stays.test(each)) {
                byName.put(each.info().name(), each);
            }
        }
        return byName;
    }
}
