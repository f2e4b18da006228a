package io.daemonlens.engine.simulation;

import io.daemonlens.engine.apimachinery.JsonObject;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.daemon.Placement;
import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.scheduler.Scheduler;
import io.daemonlens.engine.scheduler.Snapshot;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cluster while it is simulated: nodes, the DaemonSet with its pods, and the loops that act on
 * them. Whatever changes a pod goes through here, so that sums, records and loops stay together.
 */
final class World {

    private static final String NAME_ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    final EventQueue queue = new EventQueue();
    final NodeIndex index = new NodeIndex();
    final Map<String, NodeState> nodesByName = new LinkedHashMap<>();
    final Recorder recorder = new Recorder();
    final Snapshot snapshot;
    final Scenario scenario;
    final KubeletLoop kubelets;
    final SchedulerLoop scheduling;
    ControllerLoop controller;

    private final List<Template> templates = new ArrayList<>();
    private final Invariant.Checker invariants;
    private DaemonSetFacts facts;
    private int revision;
    private long generation = 1;
    private DaemonSetStatus stored = new DaemonSetStatus(1, 0, 0, 0, 0, 0, 0, 0);
    private boolean daemonSetGone;
    private boolean daemonSetDeleting;
    private long podsNamed;

    /** A template that pods are made from. */
    record Template(String key, JsonObject json, DaemonPods pods, PodLifecycle lifecycle) {}

    World(Scenario scenario, Snapshot snapshot) {
        this.scenario = scenario;
        this.snapshot = snapshot;
        this.kubelets = new KubeletLoop(this);
        this.scheduling = new SchedulerLoop(this, new Scheduler(scenario.version));
        this.invariants = new Invariant.Checker(scenario.checksInvariants, scenario.seed);
    }

    long now() {
        return queue.nowMillis();
    }

    DaemonSetFacts facts() {
        return facts;
    }

    int revision() {
        return revision;
    }

    long generation() {
        return generation;
    }

    /** All templates so far, by their numbers. */
    List<Template> templates() {
        return templates;
    }

    DaemonPods pods() {
        return templates.get(revision).pods();
    }

    /** Gone, or going: either way the controller leaves it alone. */
    boolean isDaemonSetGone() {
        return daemonSetGone || daemonSetDeleting || facts == null;
    }

    void beginDeletingDaemonSet() {
        daemonSetDeleting = true;
    }

    void removeDaemonSet() {
        daemonSetGone = true;
    }

    /** Makes the facts the current ones; an equal template keeps its number. */
    void use(DaemonSetFacts next) {
        facts = next;
        revision = numberOf(next);
        for (NodeState node : index.nodes()) {
            judge(node);
            refresh(node);
        }
    }

    /** The number of the template, known from then on. */
    int numberOf(DaemonSetFacts of) {
        for (int i = 0; i < templates.size(); i++) {
            if (templates.get(i).key().equals(of.templateKey())) {
                return i;
            }
        }
        DaemonPods pods = new DaemonPods(of, scenario.version, scenario.priorityClasses);
        templates.add(new Template(of.templateKey(), of.template(), pods, lifecycleOf(of)));
        return templates.size() - 1;
    }

    private PodLifecycle lifecycleOf(DaemonSetFacts next) {
        PodLifecycle named = scenario.lifecycleByTemplate.get(next.templateKey());
        boolean later = !templates.isEmpty() || scenario.running == null;
        PodLifecycle lifecycle =
                named != null
                        ? named
                        : later && scenario.newTemplates != null
                                ? scenario.newTemplates
                                : PodLifecycle.of(next.template());
        return scenario.timing == null || named != null
                ? lifecycle
                : lifecycle.withTiming(scenario.timing);
    }

    /** The DaemonSet is applied in another form. */
    void apply(DaemonSetFacts next) {
        boolean otherTemplate = facts == null || !facts.templateKey().equals(next.templateKey());
        if (facts != null && !otherTemplate && facts.equals(next)) {
            return;
        }
        generation += facts == null ? 0 : 1;
        use(next);
        if (otherTemplate) {
            controller.templateChanged();
        }
        stored = stored.withGeneration(generation);
        recorder.step(now(), stored);
        controller.enqueue();
    }

    NodeState addNode(Node node) {
        NodeState state = new NodeState(index.nodes().size(), node);
        index.add(state);
        nodesByName.put(node.name(), state);
        judge(state);
        refresh(state);
        return state;
    }

    /** Whether the node wants the current template's pod. */
    void judge(NodeState node) {
        if (facts != null) {
            Placement placement = pods().decide(node.node);
            node.shouldRun = placement.shouldRun();
            node.shouldContinueRunning = placement.shouldContinueRunning();
        }
    }

    void refresh(NodeState node) {
        if (facts == null) {
            return;
        }
        index.refresh(node, facts, revision, now());
        recorder.observe(index);
        invariants.check(this, node);
    }

    DaemonSetStatus status(long observedGeneration) {
        return new DaemonSetStatus(
                generation,
                observedGeneration,
                index.desired,
                index.current,
                index.ready,
                index.updated,
                index.available,
                index.misscheduled);
    }

    DaemonSetStatus storedStatus() {
        return stored;
    }

    /** The status that is there before anything happens. */
    void startWith(DaemonSetStatus status) {
        stored = status;
    }

    void store(DaemonSetStatus status) {
        stored = status.withGeneration(generation);
        recorder.step(now(), stored);
    }

    /** A pod as it was before the simulation began. */
    PodState addExisting(NodeState node, String name, int ofRevision, boolean bound) {
        PodState pod = pod(node, name, ofRevision);
        pod.bound = bound;
        node.pods.add(pod);
        if (bound) {
            pod.info = pod.info.boundTo(node.name());
            snapshot.add(pod.info);
        }
        return pod;
    }

    private PodState pod(NodeState node, String name, int ofRevision) {
        Template template = templates.get(ofRevision);
        Long readyAfter = scenario.readyAfterByNode.get(node.name());
        PodLifecycle lifecycle = template.lifecycle();
        if (readyAfter != null) {
            lifecycle = lifecycle.withTiming(lifecycle.timing().withReadyAfterMillis(readyAfter));
        }
        PodState pod = new PodState(name, node.rank, ofRevision, now(), lifecycle);
        pod.info = template.pods().podFor(node.name(), name);
        return pod;
    }

    String nextPodName() {
        StringBuilder suffix = new StringBuilder();
        long number = podsNamed++;
        for (int i = 0; i < 5; i++) {
            suffix.append(NAME_ALPHABET.charAt((int) (number % NAME_ALPHABET.length())));
            number /= NAME_ALPHABET.length();
        }
        return facts.name() + "-" + suffix.reverse();
    }

    /** The controller's call to create a pod takes effect. */
    void createPod(NodeState node, int ofRevision) {
        PodState pod = pod(node, nextPodName(), ofRevision);
        node.pods.add(pod);
        recorder.act(now(), Action.Kind.CREATE, node, pod, ofRevision == revision);
        changed(node);
        DaemonPods pods = templates.get(ofRevision).pods();
        if (pods.bypassesScheduler()) {
            bind(pod);
        } else if (pods.blocked() != null) {
            pod.schedulingMessage = pods.blocked();
        } else {
            scheduling.add(pod);
        }
    }

    /** The pod has a node; its kubelet takes over. */
    void bind(PodState pod) {
        NodeState node = index.node(pod.node);
        pod.bound = true;
        pod.schedulingMessage = null;
        pod.info = pod.info.boundTo(node.name());
        snapshot.add(pod.info);
        changed(node);
        kubelets.start(pod);
    }

    /** A pod is deleted: it has to stop before it is gone, unless it never got to a node. */
    void deletePod(PodState pod, boolean byController) {
        if (pod.deleting) {
            return;
        }
        NodeState node = index.node(pod.node);
        pod.deleting = true;
        if (byController) {
            recorder.act(now(), Action.Kind.DELETE, node, pod, pod.revision == revision);
        }
        changed(node);
        recorder.countPods(index);
        if (pod.bound) {
            kubelets.stop(pod);
        } else {
            remove(pod);
        }
    }

    /** The pod is gone. */
    void remove(PodState pod) {
        if (pod.gone) {
            return;
        }
        NodeState node = index.node(pod.node);
        pod.gone = true;
        for (Iterator<PodState> pods = node.pods.iterator(); pods.hasNext(); ) {
            if (pods.next() == pod) {
                pods.remove();
            }
        }
        if (pod.bound) {
            snapshot.remove(pod.info);
        }
        changed(node);
        scheduling.roomMade(node);
        if (daemonSetDeleting && index.pods == 0) {
            removeDaemonSet();
        }
    }

    /** A pod that no longer counts for resources: it has ended, but is still there. */
    void releaseResources(PodState pod) {
        snapshot.remove(pod.info);
        scheduling.roomMade(index.node(pod.node));
    }

    /** Something about a pod of the node has changed, which the controller hears of. */
    void changed(NodeState node) {
        refresh(node);
        if (!isDaemonSetGone()) {
            controller.enqueue();
        }
    }
}
