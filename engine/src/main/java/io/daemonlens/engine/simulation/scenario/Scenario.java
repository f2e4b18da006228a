package io.daemonlens.engine.simulation.scenario;

import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.kubelet.PodTiming;
import io.daemonlens.engine.scheduler.framework.ClusterPod;
import io.daemonlens.engine.scheduler.framework.ClusterPods;
import io.daemonlens.engine.scheduler.framework.DisruptionBudget;
import io.daemonlens.engine.scheduler.framework.NamespaceLabels;
import io.daemonlens.engine.scheduler.framework.Snapshot;
import io.daemonlens.engine.scheduler.framework.Storage;
import io.daemonlens.schemas.KubernetesVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

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
    public record Planned(long atMillis, ClusterChange change) {}

    private final KubernetesVersion version;
    private List<Node> nodes = List.of();
    private ClusterPods clusterPods = ClusterPods.NONE;
    private List<JsonObject> addedPods = List.of();
    private List<ClusterPod> ownPods = List.of();
    private Set<ClusterPod> own = Set.of();
    private ClusterPods everyPod;
    private final List<Planned> plan = new ArrayList<>();
    private final List<DisruptionBudget> budgets = new ArrayList<>();
    private final Map<String, PriorityClass> priorityClasses = new TreeMap<>();
    private final ServiceAccounts serviceAccounts = new ServiceAccounts();
    private Storage storage = Storage.UNKNOWN;
    private NamespaceLabels namespaces = NamespaceLabels.UNKNOWN;
    private final Map<String, Long> readyAfterByNode = new LinkedHashMap<>();
    private final List<String> brokenAtStart = new ArrayList<>();
    private final Map<String, PodLifecycle> lifecycleByTemplate = new TreeMap<>();
    private JsonObject running;
    private PodTiming timing;
    private PodLifecycle newTemplates;
    private JsonObject live;
    private List<JsonObject> revisions = List.of();
    private List<JsonObject> events = List.of();
    private Instant time;
    private PodAdmission admission = PodAdmission.NONE;
    private boolean troublesEnd;
    private Seed seed;
    private int failingNodes;
    private long podGcMillis = 60_000;
    private long otherPodsStopMillis = 30_000;
    private long limitMillis = 24L * 3_600_000;
    private long limitEvents = 50_000_000;
    private boolean checksInvariants = true;

    private Scenario(KubernetesVersion version) {
        this.version = version;
    }

    /** Returns a copy that may be modified until it is published. */
    private Scenario copy() {
        Scenario copy = new Scenario(version);
        copy.nodes = nodes;
        copy.clusterPods = clusterPods;
        copy.addedPods = addedPods;
        copy.ownPods = ownPods;
        copy.own = own;
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
        copy.revisions = revisions;
        copy.events = events;
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

    private Scenario with(Consumer<Scenario> change) {
        Scenario copy = copy();
        change.accept(copy);
        return copy;
    }

    /**
     * Creates a scenario from a cluster's objects other than pods; {@link #pods} adds those.
     *
     * @param objects returns objects by kind, as the API server serves them; an empty list for none
     */
    public static Scenario in(
            Function<String, List<JsonObject>> objects, KubernetesVersion version) {
        return on(version)
                .nodes(objects.apply("Node").stream().map(Node::of).toList())
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
        return with(copy -> copy.nodes = concat(nodes, more));
    }

    private static <T> List<T> concat(List<T> some, Collection<T> more) {
        if (some.isEmpty()) {
            return List.copyOf(more);
        }
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return Collections.unmodifiableList(all);
    }

    /** Adds pods of other owners, which use resources and host ports. */
    public Scenario otherPods(Collection<JsonObject> pods) {
        return with(copy -> copy.addedPods = concat(addedPods, pods));
    }

    /** Sets the pods of a cluster, all of which belong to other owners. */
    public Scenario otherPods(ClusterPods pods) {
        return with(copy -> copy.clusterPods = pods);
    }

    /**
     * Sets the pods of a cluster. Those that the DaemonSet controls or would adopt become its own
     * pods, the rest belong to other owners.
     *
     * @param daemonSet as it is or will be stored
     */
    public Scenario pods(ClusterPods pods, JsonObject daemonSet) {
        Scenario copy = copy();
        copy.clusterPods = pods;
        copy.ownPods = OwnPods.of(daemonSet, pods, version);
        copy.own = Set.copyOf(copy.ownPods);
        return copy;
    }

    /** Returns all pods, those of the DaemonSet included. */
    public ClusterPods everyPod() {
        ClusterPods known = everyPod;
        if (known == null) {
            known = clusterPods.plus(ClusterPods.of(addedPods, version, namespaces));
            everyPod = known;
        }
        return known;
    }

    /** Returns whether a pod belongs to the DaemonSet. */
    public boolean isOwn(ClusterPod pod) {
        return own.contains(pod);
    }

    /** Returns the DaemonSet's pods in the cluster. */
    public List<ClusterPod> ownPods() {
        return ownPods;
    }

    /**
     * Returns the scheduler's view of the cluster with those pods of other owners that count.
     *
     * @param counts which of the other pods exist
     */
    public Snapshot snapshot(Predicate<ClusterPod> counts) {
        return everyPod()
                .on(nodes, pod -> !own.contains(pod) && counts.test(pod))
                .with(budgets, storage);
    }

    /**
     * Returns the pods of a namespace that count against its quotas at the start: those of other
     * owners, and the DaemonSet's own in a live start. Pods that name no namespace count in each.
     */
    public List<JsonObject> countedPods(String namespace, Predicate<ClusterPod> counts) {
        List<JsonObject> counted = new ArrayList<>();
        List<ClusterPod> inside = new ArrayList<>(everyPod().in(namespace));
        inside.addAll(namespace.isEmpty() ? List.of() : everyPod().in(""));
        for (ClusterPod pod : inside) {
            if (isLive() && own.contains(pod) || !own.contains(pod) && counts.test(pod)) {
                counted.add(pod.object());
            }
        }
        return counted;
    }

    /** Adds the ControllerRevisions of a cluster as the API server serves them. */
    public Scenario revisions(Collection<JsonObject> objects) {
        return with(copy -> copy.revisions = concat(revisions, objects));
    }

    /** Adds the events of a cluster, which show why pods do not start. */
    public Scenario events(Collection<JsonObject> objects) {
        return with(copy -> copy.events = concat(events, objects));
    }

    /** Sets the time at which the cluster was observed; the simulation starts at this time. */
    public Scenario time(Instant moment) {
        return with(copy -> copy.time = moment);
    }

    /** Sets the admission of pods; by default every pod is accepted. */
    public Scenario admission(PodAdmission deciding) {
        return with(copy -> copy.admission = deciding);
    }

    /**
     * Sets the live DaemonSet, with uid, generation and status. The simulation starts with exactly
     * its pods ({@link #pods}) and revisions. In combination with {@link #running} it only provides
     * identity and revisions for the older DaemonSet.
     */
    public Scenario live(JsonObject daemonSet) {
        return with(copy -> copy.live = daemonSet);
    }

    /** Assumes that the problems of the cluster's pods are fixed when the run starts. */
    public Scenario troublesEnd() {
        return with(copy -> copy.troublesEnd = true);
    }

    /** Returns the cluster's pods that belong to the DaemonSet, as the API server serves them. */
    public List<JsonObject> ownPodObjects() {
        return ownPods.stream().map(ClusterPod::object).toList();
    }

    public int nodeCount() {
        return nodes.size();
    }

    /** Returns whether nodes become unresponsive at the start. */
    public boolean hasFailingNodes() {
        return failingNodes > 0;
    }

    /** Returns whether a DaemonSet is running before the simulation starts. */
    public boolean hasRunning() {
        return running != null;
    }

    /** Returns whether the simulation starts with the live cluster's pods. */
    public boolean isLive() {
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
        return with(copy -> copy.serviceAccounts.add(accounts));
    }

    /** Sets the cluster's storage, as far as it is known; by default every claim is satisfied. */
    public Scenario storage(Storage known) {
        return with(copy -> copy.storage = known);
    }

    /** Sets the cluster's namespaces as the API server serves them; only their labels are used. */
    public Scenario namespaces(Collection<JsonObject> known) {
        return with(copy -> copy.namespaces = NamespaceLabels.of(known));
    }

    /** Adds the disruption budgets that preemption considers. */
    public Scenario budgets(Collection<DisruptionBudget> more) {
        return with(copy -> copy.budgets.addAll(more));
    }

    /**
     * Sets the DaemonSet that is running before the simulation starts, with a pod on every node
     * that should run one.
     */
    public Scenario running(JsonObject daemonSet) {
        return with(copy -> copy.running = daemonSet);
    }

    /** Sets how long every pod takes, overriding the estimate from its manifest. */
    public Scenario podsTake(PodTiming every) {
        return with(copy -> copy.timing = every);
    }

    /** Sets the lifecycle of pods of templates that are applied later. */
    public Scenario newPods(PodLifecycle lifecycle) {
        return with(copy -> copy.newTemplates = lifecycle);
    }

    /** Sets the lifecycle of pods of this template. */
    public Scenario podsOf(JsonObject daemonSet, PodLifecycle lifecycle) {
        return with(
                copy ->
                        copy.lifecycleByTemplate.put(
                                keyOf(daemonSet.object("spec").object("template")), lifecycle));
    }

    /** Returns a key that is equal for equal templates. */
    public static String keyOf(JsonObject template) {
        return JsonWriter.sorted(template);
    }

    /** Sets how long pods on this node take from running to ready. */
    public Scenario readyOn(String node, long millis) {
        return with(copy -> copy.readyAfterByNode.put(node, millis));
    }

    /** Makes the old pods on these nodes permanently unready. */
    public Scenario brokenAtStart(String... names) {
        return with(copy -> copy.brokenAtStart.addAll(List.of(names)));
    }

    /** Applies the DaemonSet at the start. */
    public Scenario apply(JsonObject daemonSet) {
        return at(0, new ClusterChange.Apply(daemonSet));
    }

    /** Plans a change at this time after the start. */
    public Scenario at(long millis, ClusterChange change) {
        return with(copy -> copy.plan.add(new Planned(millis, change)));
    }

    /** Plans a change of a node's taints at this time after the start. */
    public Scenario taint(long millis, String node, Taint... taints) {
        return at(millis, new ClusterChange.SetTaints(node, List.of(taints)));
    }

    /** Makes this many nodes unresponsive at the start: the first ones in the order of the run. */
    public Scenario failingNodes(int count) {
        return with(copy -> copy.failingNodes = count);
    }

    /** Randomizes the orders that Kubernetes leaves undefined; by default they are by name. */
    public Scenario seed(long value) {
        return with(copy -> copy.seed = Seed.of(value));
    }

    /** Sets how long the pods of a deleted node remain. */
    public Scenario podsOfGoneNodesStay(long millis) {
        return with(copy -> copy.podGcMillis = millis);
    }

    /** Sets how long pods of other owners take to stop when they are preempted or drained. */
    public Scenario otherPodsStopAfter(long millis) {
        return with(copy -> copy.otherPodsStopMillis = millis);
    }

    /** Stops the run after this much simulated time. */
    public Scenario limit(long millis) {
        return with(copy -> copy.limitMillis = millis);
    }

    /** Disables the invariant checks, for large numbers of runs. */
    public Scenario unchecked() {
        return with(copy -> copy.checksInvariants = false);
    }

    /** Returns the same scenario with another seed. */
    public Scenario withSeed(long value) {
        return seed(value);
    }

    /** Returns the minor version of the cluster. */
    public KubernetesVersion version() {
        return version;
    }

    /** Returns the nodes, in the order of the cluster. */
    public List<Node> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    /** Returns the planned changes, in the order in which they were added. */
    public List<Planned> plan() {
        return Collections.unmodifiableList(plan);
    }

    /** Returns the disruption budgets that preemption considers. */
    public List<DisruptionBudget> budgets() {
        return Collections.unmodifiableList(budgets);
    }

    /** Returns the priority classes by name. */
    public Map<String, PriorityClass> priorityClasses() {
        return Collections.unmodifiableMap(priorityClasses);
    }

    /** Returns the service accounts that pods can use. */
    public ServiceAccounts serviceAccounts() {
        return serviceAccounts;
    }

    /** Returns the cluster's storage. */
    public Storage storage() {
        return storage;
    }

    /** Returns the labels of the namespaces. */
    public NamespaceLabels namespaces() {
        return namespaces;
    }

    /** Returns the time from running to ready by node, where it is set. */
    public Map<String, Long> readyAfterByNode() {
        return Collections.unmodifiableMap(readyAfterByNode);
    }

    /** Returns the nodes whose old pods never become ready. */
    public List<String> brokenAtStart() {
        return Collections.unmodifiableList(brokenAtStart);
    }

    /** Returns the lifecycles by the key of their template, where one is set. */
    public Map<String, PodLifecycle> lifecycleByTemplate() {
        return Collections.unmodifiableMap(lifecycleByTemplate);
    }

    /** Returns the DaemonSet that runs before the start, or null. */
    public JsonObject running() {
        return running;
    }

    /** Returns how long every pod takes, or null if the manifest says it. */
    public PodTiming timing() {
        return timing;
    }

    /** Returns the lifecycle of templates that are applied later, or null. */
    public PodLifecycle newTemplates() {
        return newTemplates;
    }

    /** Returns the live DaemonSet, or null. */
    public JsonObject live() {
        return live;
    }

    /** Returns the cluster's ControllerRevisions. */
    public List<JsonObject> revisions() {
        return Collections.unmodifiableList(revisions);
    }

    /** Returns the cluster's events. */
    public List<JsonObject> events() {
        return Collections.unmodifiableList(events);
    }

    /** Returns the time at which the cluster was observed, or null. */
    public Instant time() {
        return time;
    }

    /** Returns what decides about the creation of pods. */
    public PodAdmission admission() {
        return admission;
    }

    /** Returns whether the problems of the pods are fixed at the start. */
    public boolean areTroublesEnded() {
        return troublesEnd;
    }

    /** Returns the source of chance, or null if orders are by name. */
    public Seed seed() {
        return seed;
    }

    /** Returns how many nodes become unresponsive at the start. */
    public int failingNodes() {
        return failingNodes;
    }

    /** Returns how long the pods of a deleted node remain. */
    public long podGcMillis() {
        return podGcMillis;
    }

    /** Returns how long pods of other owners take to stop. */
    public long otherPodsStopMillis() {
        return otherPodsStopMillis;
    }

    /** Returns the simulated time after which the run stops. */
    public long limitMillis() {
        return limitMillis;
    }

    /** Returns the number of events after which the run stops. */
    public long limitEvents() {
        return limitEvents;
    }

    /** Returns whether the invariants are checked. */
    public boolean checksInvariants() {
        return checksInvariants;
    }
}
