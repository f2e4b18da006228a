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
 * What a simulation starts from and what happens on the way. There are three starts: {@link #live}
 * goes on from exactly the pods and revisions of a cluster, {@link #running} from an older
 * DaemonSet with a pod on every node that wants one, and without either the DaemonSet that is
 * applied first is new. Built like a sentence:
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
 * <p>DaemonSets, nodes and pods are as the API server stores them, defaults filled in. A scenario
 * never changes: each word of the sentence gives another one.
 */
public final class Scenario {

    /** What happens, and when. */
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

    /** To be changed before anybody else sees it. */
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
     * A cluster as its objects show it.
     *
     * @param objects by kind, as the API server serves them; an empty list where none is shown
     * @param daemonSet whose pods are its own; as it is stored or will be
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

    /** An empty cluster of this minor. */
    public static Scenario on(KubernetesVersion version) {
        return new Scenario(version);
    }

    public Scenario nodes(Collection<Node> more) {
        Scenario copy = copy();
        copy.nodes.addAll(more);
        return copy;
    }

    /** Pods of others, which take room and ports. */
    public Scenario otherPods(Collection<JsonObject> pods) {
        Scenario copy = copy();
        copy.otherPods.addAll(pods);
        return copy;
    }

    /**
     * All pods of a cluster: those that this DaemonSet controls, or would adopt, are its own, the
     * rest are others'.
     *
     * @param pods as the API server serves them
     * @param daemonSet as it is stored or will be
     */
    public Scenario pods(Collection<JsonObject> pods, JsonObject daemonSet) {
        Scenario copy = copy();
        OwnPods own = new OwnPods(daemonSet, version);
        for (JsonObject pod : pods) {
            (own.has(pod) ? copy.ownPods : copy.otherPods).add(pod);
        }
        return copy;
    }

    /** The ControllerRevisions of a cluster as the API server serves them. */
    public Scenario revisions(Collection<JsonObject> objects) {
        Scenario copy = copy();
        copy.revisions.addAll(objects);
        return copy;
    }

    /** The events of a cluster, which tell what keeps pods from starting. */
    public Scenario events(Collection<JsonObject> objects) {
        Scenario copy = copy();
        copy.events.addAll(objects);
        return copy;
    }

    /** The moment at which the cluster was looked at, which is when the simulation begins. */
    public Scenario time(Instant moment) {
        Scenario copy = copy();
        copy.time = moment;
        return copy;
    }

    /** What decides whether pods are stored; without this all are. */
    public Scenario admission(PodAdmission deciding) {
        Scenario copy = copy();
        copy.admission = deciding;
        return copy;
    }

    /**
     * The DaemonSet as the cluster has it, with uid, generation and status: the simulation begins
     * with exactly its pods ({@link #pods}) and revisions. Together with {@link #running} it only
     * lends its identity and revisions to the older DaemonSet.
     */
    public Scenario live(JsonObject daemonSet) {
        Scenario copy = copy();
        copy.live = daemonSet;
        return copy;
    }

    /** What keeps the cluster's pods from becoming available is over when the run begins. */
    public Scenario troublesEnd() {
        Scenario copy = copy();
        copy.troublesEnd = true;
        return copy;
    }

    /** The cluster's pods that are the DaemonSet's own. */
    public List<JsonObject> ownPods() {
        return List.copyOf(ownPods);
    }

    public int nodeCount() {
        return nodes.size();
    }

    /** Whether nodes fall silent at the start. */
    public boolean hasFailingNodes() {
        return failingNodes > 0;
    }

    /** Whether there is a DaemonSet before anything happens. */
    boolean hasRunning() {
        return running != null;
    }

    /** Whether it begins with the pods that the cluster has. */
    boolean isLive() {
        return live != null && running == null;
    }

    /** Priority classes as the API server serves them. */
    public Scenario priorityClasses(Collection<JsonObject> classes) {
        Scenario copy = copy();
        for (JsonObject object : classes) {
            PriorityClass found = PriorityClass.of(object);
            copy.priorityClasses.put(found.name(), found);
        }
        return copy;
    }

    /** Service accounts as the API server serves them, all of each namespace they are of. */
    public Scenario serviceAccounts(Collection<JsonObject> accounts) {
        Scenario copy = copy();
        copy.serviceAccounts.add(accounts);
        return copy;
    }

    /** The storage of the cluster, as far as it is known; without this all claims will do. */
    public Scenario storage(Storage known) {
        Scenario copy = copy();
        copy.storage = known;
        return copy;
    }

    /** The cluster's namespaces, as the API server serves them, for the sake of their labels. */
    public Scenario namespaces(Collection<JsonObject> known) {
        Scenario copy = copy();
        copy.namespaces = NamespaceLabels.of(known);
        return copy;
    }

    /** Disruption budgets that preemption looks at. */
    public Scenario budgets(Collection<DisruptionBudget> more) {
        Scenario copy = copy();
        copy.budgets.addAll(more);
        return copy;
    }

    /** The DaemonSet that is there before anything happens, with a pod wherever it wants one. */
    public Scenario running(JsonObject daemonSet) {
        Scenario copy = copy();
        copy.running = daemonSet;
        return copy;
    }

    /** How long every pod takes, whatever its manifest says. */
    public Scenario podsTake(PodTiming every) {
        Scenario copy = copy();
        copy.timing = every;
        return copy;
    }

    /** What becomes of pods of templates that are applied later. */
    public Scenario newPods(PodLifecycle lifecycle) {
        Scenario copy = copy();
        copy.newTemplates = lifecycle;
        return copy;
    }

    /** What becomes of pods of this template. */
    public Scenario podsOf(JsonObject daemonSet, PodLifecycle lifecycle) {
        Scenario copy = copy();
        copy.lifecycleByTemplate.put(keyOf(daemonSet.object("spec").object("template")), lifecycle);
        return copy;
    }

    /** Equal for equal templates. */
    static String keyOf(JsonObject template) {
        return JsonWriter.sorted(template);
    }

    /** Pods on this node take so long from running to ready. */
    public Scenario readyOn(String node, long millis) {
        Scenario copy = copy();
        copy.readyAfterByNode.put(node, millis);
        return copy;
    }

    /** The old pods on these nodes are not ready, and never will be. */
    public Scenario brokenAtStart(String... names) {
        Scenario copy = copy();
        copy.brokenAtStart.addAll(List.of(names));
        return copy;
    }

    /** The DaemonSet is applied at the start. */
    public Scenario apply(JsonObject daemonSet) {
        return at(0, new ClusterChange.Apply(daemonSet));
    }

    /** Something happens, so long after the start. */
    public Scenario at(long millis, ClusterChange change) {
        Scenario copy = copy();
        copy.plan.add(new Planned(millis, change));
        return copy;
    }

    /** A node's taints change, so long after the start. */
    public Scenario taint(long millis, String node, Taint... taints) {
        return at(millis, new ClusterChange.SetTaints(node, List.of(taints)));
    }

    /** So many nodes, the first in the order of the run, fall silent at the start. */
    public Scenario failingNodes(int count) {
        Scenario copy = copy();
        copy.failingNodes = count;
        return copy;
    }

    /** Orders that Kubernetes leaves open are drawn, instead of being by name. */
    public Scenario seed(long value) {
        Scenario copy = copy();
        copy.seed = Seed.of(value);
        return copy;
    }

    /** How long the pods of a deleted node stay. */
    public Scenario podsOfGoneNodesStay(long millis) {
        Scenario copy = copy();
        copy.podGcMillis = millis;
        return copy;
    }

    /** How long pods of others take to stop when they are preempted. */
    public Scenario otherPodsStopAfter(long millis) {
        Scenario copy = copy();
        copy.otherPodsStopMillis = millis;
        return copy;
    }

    /** The run is cut off after so much simulated time. */
    public Scenario limit(long millis) {
        Scenario copy = copy();
        copy.limitMillis = millis;
        return copy;
    }

    /** Leaves the invariants unchecked, for runs of which there are many. */
    public Scenario unchecked() {
        Scenario copy = copy();
        copy.checksInvariants = false;
        return copy;
    }

    /** The same scenario in the order of another seed. */
    public Scenario withSeed(long value) {
        return seed(value);
    }
}
