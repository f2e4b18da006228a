package io.daemonlens.engine.simulation;

import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.kubelet.PodTiming;
import io.daemonlens.engine.scheduler.framework.DisruptionBudget;
import io.daemonlens.engine.scheduler.framework.NamespaceLabels;
import io.daemonlens.engine.scheduler.framework.Storage;
import io.daemonlens.schemas.KubernetesVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The initial state of a simulation and its planned changes. There are three kinds of start: {@link
 * #live} continues from exactly the pods and revisions of a cluster; {@link #running} starts from
 * an older DaemonSet with a pod on every node that should run one; without either, the DaemonSet
 * that is applied first is new. Scenarios are built with a fluent API:
 *
 * <pre>{@code
 * Scenario.on(KubernetesVersion.of(37))
 *         .nodes(nodes)
 *         .running(oldDaemonSet)
 *         .podsTake(new PodTiming(200, 1_000, 500))
 *         .apply(newDaemonSet)
 *         .at(4_400, new ClusterChange.AddNode(node))
 *         .seed(7)
 * }</pre>
 *
 * <p>DaemonSets, nodes and pods are given as the API server stores them, including defaults. A
 * scenario is immutable: each method returns a new one.
 */
public final class Scenario {

    /** A change and its time. */
    record Planned(long atMillis, ClusterChange change) {}

    final KubernetesVersion version;
    final List<Node> nodes = new ArrayList<>();
    final List<JsonObject> otherPods = new ArrayList<>();
    final List<JsonObject> ownPods = new ArrayList<>();
    final List<Planned> plan = new ArrayList<>();
    final List<DisruptionBudget> budgets = new ArrayList<>();
    final Map<String, PriorityClass> priorityClasses = new TreeMap<>();
    final ServiceAccounts serviceAccounts = new ServiceAccounts();
    Storage storage = Storage.UNKNOWN;
    NamespaceLabels namespaces = NamespaceLabels.UNKNOWN;
    final Map<String, Long> readyAfterByNode = new LinkedHashMap<>();
    final List<String> brokenAtStart = new ArrayList<>();
    final Map<String, PodLifecycle> lifecycleByTemplate = new TreeMap<>();
    JsonObject running;
    PodTiming timing;
    PodLifecycle newTemplates;
    JsonObject live;
    final List<JsonObject> revisions = new ArrayList<>();
    final List<JsonObject> events = new ArrayList<>();
    Instant time;
    PodAdmission admission = PodAdmission.NONE;
    boolean troublesEnd;
    Seed seed;
    int failingNodes;
    long podGcMillis = 60_000;
    long otherPodsStopMillis = 30_000;
    long limitMillis = 24L * 3_600_000;
    long limitEvents = 50_000_000;
    boolean checksInvariants = true;

    private Scenario(KubernetesVersion version) {
        this.version = version;
    }

    /** Returns a copy that may be modified until it is published. */
    private Scenario copy() {
        Scenario copy = new Scenario(version);
        copy.nodes.addAll(nodes);
        copy.otherPods.addAll(otherPods);
        copy.ownPods.addAll(ownPods);
        copy.plan.addAll(plan);
        copy.budgets.addAll(budgets);
        copy.priorityClasses.putAll(priorityClasses);
        copy.serviceAccounts.addAll(serviceAccounts);
        copy.storage = storage;
        copy.namespaces = namespaces;
        copy.readyAfterByNode.putAll(readyAfterByNode);
        copy.brokenAtStart.addAll(brokenAtStart);
        copy.lifecycleByTemplate.putAll(lifecycleByTemplate);
        copy.running = running;
        copy.timing = timing;
        copy.newTemplates = newTemplates;
        copy.live = live;
        copy.revisions.addAll(revisions);
        copy.events.addAll(events);
        copy.time = time;
        copy.admission = admission;
        copy.troublesEnd = troublesEnd;
        copy.failingNodes = failingNodes;
        copy.podGcMillis = podGcMillis;
        copy.otherPodsStopMillis = otherPodsStopMillis;
        copy.limitMillis = limitMillis;
        copy.limitEvents = limitEvents;
        copy.checksInvariants = checksInvariants;
        copy.seed = seed;
        return copy;
    }

    /**
     * Creates a scenario from a cluster's objects.
     *
     * @param objects returns objects by kind, as the API server serves them; an empty list for none
     * @param daemonSet the DaemonSet, as it is or will be stored; its pods are the scenario's own
     *     pods
     */
    public static Scenario in(
            Function<String, List<JsonObject>> objects,
            JsonObject daemonSet,
            KubernetesVersion version) {
        return on(version)
                .nodes(objects.apply("Node").stream().map(Node::of).toList())
                .pods(objects.apply("Pod"), daemonSet)
                .revisions(objects.apply("ControllerRevision"))
                .events(objects.apply("Event"))
                .priorityClasses(objects.apply("PriorityClass"))
                .serviceAccounts(objects.apply("ServiceAccount"))
                .budgets(
                        objects.apply("PodDisruptionBudget").stream()
                                .map(budget -> DisruptionBudget.of(budget, version))
                                .toList())
                .storage(Storage.shownBy(objects))
                .namespaces(objects.apply("Namespace"));
    }

    /** Creates an empty cluster of this minor version. */
    public static Scenario on(KubernetesVersion version) {
        return new Scenario(version);
    }

    public Scenario nodes(Collection<Node> more) {
        Scenario copy = copy();
        copy.nodes.addAll(more);
        return copy;
    }

    /** Adds pods of other owners, which use resources and host ports. */
    public Scenario otherPods(Collection<JsonObject> pods) {
        Scenario copy = copy();
        copy.otherPods.addAll(pods);
        return copy;
    }

    /**
     * Adds all pods of a cluster. Those that the DaemonSet controls or would adopt become its own
     * pods, the rest belong to other owners.
     *
     * @param pods as the API server serves them
     * @param daemonSet as it is or will be stored
     */
    public Scenario pods(Collection<JsonObject> pods, JsonObject daemonSet) {
        Scenario copy = copy();
        OwnPods own = new OwnPods(daemonSet, version);
        for (JsonObject pod : pods) {
            (own.has(pod) ? copy.ownPods : copy.otherPods).add(pod);
        }
        return copy;
    }

    /** Adds the ControllerRevisions of a cluster as the API server serves them. */
    public Scenario revisions(Collection<JsonObject> objects) {
        Scenario copy = copy();
        copy.revisions.addAll(objects);
        return copy;
    }

    /** Adds the events of a cluster, which show why pods do not start. */
    public Scenario events(Collection<JsonObject> objects) {
        Scenario copy = copy();
        copy.events.addAll(objects);
        return copy;
    }

    /** Sets the time at which the cluster was observed; the simulation starts at this time. */
    public Scenario time(Instant moment) {
        Scenario copy = copy();
        copy.time = moment;
        return copy;
    }

    /** Sets the admission of pods; by default every pod is accepted. */
    public Scenario admission(PodAdmission deciding) {
        Scenario copy = copy();
        copy.admission = deciding;
        return copy;
    }

    /**
     * Sets the live DaemonSet, with uid, generation and status. The simulation starts with exactly
     * its pods ({@link #pods}) and revisions. In combination with {@link #running} it only provides
     * identity and revisions for the older DaemonSet.
     */
    public Scenario live(JsonObject daemonSet) {
        Scenario copy = copy();
        copy.live = daemonSet;
        return copy;
    }

    /** Assumes that the problems of the cluster's pods are fixed when the run starts. */
    public Scenario troublesEnd() {
        Scenario copy = copy();
        copy.troublesEnd = true;
        return copy;
    }

    /** Returns the cluster's pods that belong to the DaemonSet. */
    public List<JsonObject> ownPods() {
        return List.copyOf(ownPods);
    }

    public int nodeCount() {
        return nodes.size();
    }

    /** Returns whether nodes become unresponsive at the start. */
    public boolean hasFailingNodes() {
        return failingNodes > 0;
    }

    /** Returns whether a DaemonSet is running before the simulation starts. */
    boolean hasRunning() {
        return running != null;
    }

    /** Returns whether the simulation starts with the live cluster's pods. */
    boolean isLive() {
        return live != null && running == null;
    }

    /** Adds priority classes as the API server serves them. */
    public Scenario priorityClasses(Collection<JsonObject> classes) {
        Scenario copy = copy();
        for (JsonObject object : classes) {
            PriorityClass found = PriorityClass.of(object);
            copy.priorityClasses.put(found.name(), found);
        }
        return copy;
    }

    /**
     * Adds service accounts as the API server serves them; they must be complete for each
     * namespace.
     */
    public Scenario serviceAccounts(Collection<JsonObject> accounts) {
        Scenario copy = copy();
        copy.serviceAccounts.add(accounts);
        return copy;
    }

    /** Sets the cluster's storage, as far as it is known; by default every claim is satisfied. */
    public Scenario storage(Storage known) {
        Scenario copy = copy();
        copy.storage = known;
        return copy;
    }

    /** Sets the cluster's namespaces as the API server serves them; only their labels are used. */
    public Scenario namespaces(Collection<JsonObject> known) {
        Scenario copy = copy();
        copy.namespaces = NamespaceLabels.of(known);
        return copy;
    }

    /** Adds the disruption budgets that preemption considers. */
    public Scenario budgets(Collection<DisruptionBudget> more) {
        Scenario copy = copy();
        copy.budgets.addAll(more);
        return copy;
    }

    /**
     * Sets the DaemonSet that is running before the simulation starts, with a pod on every node
     * that should run one.
     */
    public Scenario running(JsonObject daemonSet) {
        Scenario copy = copy();
        copy.running = daemonSet;
        return copy;
    }

    /** Sets how long every pod takes, overriding the estimate from its manifest. */
    public Scenario podsTake(PodTiming every) {
        Scenario copy = copy();
        copy.timing = every;
        return copy;
    }

    /** Sets the lifecycle of pods of templates that are applied later. */
    public Scenario newPods(PodLifecycle lifecycle) {
        Scenario copy = copy();
        copy.newTemplates = lifecycle;
        return copy;
    }

    /** Sets the lifecycle of pods of this template. */
    public Scenario podsOf(JsonObject daemonSet, PodLifecycle lifecycle) {
        Scenario copy = copy();
        copy.lifecycleByTemplate.put(keyOf(daemonSet.object("spec").object("template")), lifecycle);
        return copy;
    }

    /** Returns a key that is equal for equal templates. */
    static String keyOf(JsonObject template) {
        return JsonWriter.sorted(template);
    }

    /** Sets how long pods on this node take from running to ready. */
    public Scenario readyOn(String node, long millis) {
        Scenario copy = copy();
        copy.readyAfterByNode.put(node, millis);
        return copy;
    }

    /** Makes the old pods on these nodes permanently unready. */
    public Scenario brokenAtStart(String... names) {
        Scenario copy = copy();
        copy.brokenAtStart.addAll(List.of(names));
        return copy;
    }

    /** Applies the DaemonSet at the start. */
    public Scenario apply(JsonObject daemonSet) {
        return at(0, new ClusterChange.Apply(daemonSet));
    }

    /** Plans a change at this time after the start. */
    public Scenario at(long millis, ClusterChange change) {
        Scenario copy = copy();
        copy.plan.add(new Planned(millis, change));
        return copy;
    }

    /** Plans a change of a node's taints at this time after the start. */
    public Scenario taint(long millis, String node, Taint... taints) {
        return at(millis, new ClusterChange.SetTaints(node, List.of(taints)));
    }

    /** Makes this many nodes unresponsive at the start: the first ones in the order of the run. */
    public Scenario failingNodes(int count) {
        Scenario copy = copy();
        copy.failingNodes = count;
        return copy;
    }

    /** Randomizes the orders that Kubernetes leaves undefined; by default they are by name. */
    public Scenario seed(long value) {
        Scenario copy = copy();
        copy.seed = Seed.of(value);
        return copy;
    }

    /** Sets how long the pods of a deleted node remain. */
    public Scenario podsOfGoneNodesStay(long millis) {
        Scenario copy = copy();
        copy.podGcMillis = millis;
        return copy;
    }

    /** Sets how long pods of other owners take to stop when they are preempted or drained. */
    public Scenario otherPodsStopAfter(long millis) {
        Scenario copy = copy();
        copy.otherPodsStopMillis = millis;
        return copy;
    }

    /** Stops the run after this much simulated time. */
    public Scenario limit(long millis) {
        Scenario copy = copy();
        copy.limitMillis = millis;
        return copy;
    }

    /** Disables the invariant checks, for large numbers of runs. */
    public Scenario unchecked() {
        Scenario copy = copy();
        copy.checksInvariants = false;
        return copy;
    }

    /** Returns the same scenario with another seed. */
    public Scenario withSeed(long value) {
        return seed(value);
    }
}
