package io.daemonlens.engine.simulation;

import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.apps.DaemonSetStatus;
import io.daemonlens.engine.apps.PodTemplate;
import io.daemonlens.engine.apps.UpdateStrategy;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.daemon.Actions;
import io.daemonlens.engine.daemon.Choice;
import io.daemonlens.engine.daemon.DaemonSetView;
import io.daemonlens.engine.daemon.DaemonSetsController;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.schemas.KubernetesVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The controller in a world that knows whole seconds only: a pod runs where it is made, is ready
 * after so many seconds, and gone so many after its deletion; requests cost no time. It is what
 * rollouts of the real controller were recorded against, and nothing else is meant to be like it;
 * {@link Simulation} is the world that users see.
 */
public final class SecondsWorld {

    private static final int NEVER = Integer.MAX_VALUE;
    private static final int SYNC_LIMIT = 10_000;

    private final KubernetesVersion version;
    private final Instant start;
    private final PodSpeeds speeds;
    private final int podGcSeconds;
    private final DaemonSetView view;
    private final DaemonSetsController controller;
    private final Map<String, Fate> fates = new TreeMap<>();
    private final Map<String, Node> nodes = new TreeMap<>();
    private final TreeSet<String> collected = new TreeSet<>();
    private final TreeSet<String> down = new TreeSet<>();
    private final Map<String, Integer> podsOfNode = new TreeMap<>();
    private int template;
    private int now;

    /** What a pod comes to. */
    private static final class Fate {
        private final int template;
        private int readyAt = NEVER;
        private int goneAt = NEVER;

        Fate(int template) {
            this.template = template;
        }

        void goneIn(int seconds, int now) {
            goneAt = Math.min(goneAt, now + seconds);
        }
    }

    /**
     * The numbers at the end of a second.
     *
     * @param nodesWithAvailablePod one that is not terminating
     * @param oldPods of another than the present template, not terminating
     * @param newPods of the present template, not terminating
     */
    public record Numbers(
            DaemonSetStatus status,
            int nodesWithAvailablePod,
            int oldPods,
            int newPods,
            int terminatingPods) {}

    /** A world at second 0, so far without nodes, pods and revisions. */
    public SecondsWorld(
            DaemonSet daemonSet,
            PodSpeeds speeds,
            int podGcSeconds,
            Instant start,
            KubernetesVersion version,
            Choice choice) {
        this.version = version;
        this.start = start;
        this.speeds = speeds;
        this.podGcSeconds = podGcSeconds;
        Gates gates = Gates.defaults(version);
        this.view = new DaemonSetView(daemonSet, version, gates);
        this.controller = new DaemonSetsController(version, gates, choice, this::nextName);
    }

    private String nextName(DaemonSet daemonSet, String node) {
        return daemonSet.name() + "-" + node + "-" + podsOfNode.merge(node, 1, Integer::sum);
    }

    /** A revision that is there from the beginning. */
    public void put(ControllerRevision revision) {
        view.put(revision);
    }

    /** A pod of the first template that is there from the beginning. */
    public void put(Pod pod) {
        podsOfNode.merge(pod.targetNode(), 1, Integer::sum);
        fates.put(pod.name(), new Fate(0));
        view.put(pod);
    }

    /** A node is new or has changed. */
    public void put(Node node) {
        nodes.put(node.name(), node);
        collected.remove(node.name());
        view.put(node);
    }

    /**
     * The node is gone; its pods are collected later, and not sooner even when deleted. In second 0
     * the recorded world does not notice: those pods wait for somebody to delete them, and then
     * stop as any other.
     */
    public void removeNode(String name) {
        nodes.remove(name);
        view.removeNode(name);
        if (now > 0) {
            collected.add(name);
            podsOn(name).forEach(pod -> fates.get(pod.name()).goneIn(podGcSeconds, now));
        }
    }

    public void setTaints(String node, List<Taint> taints) {
        put(nodes.get(node).withTaints(taints));
    }

    /** Sets labels; an empty value takes the label away. */
    public void setLabels(String node, Map<String, String> labels) {
        Map<String, String> all = new LinkedHashMap<>(nodes.get(node).labels());
        labels.forEach(
                (key, value) -> {
                    if (value.isEmpty()) {
                        all.remove(key);
                    } else {
                        all.put(key, value);
                    }
                });
        put(nodes.get(node).withLabels(all));
    }

    /** The user applies the template of this number. */
    public void setTemplate(int number, PodTemplate other) {
        template = number;
        view.put(view.daemonSet().withTemplate(other));
    }

    public void setUpdateStrategy(UpdateStrategy strategy) {
        view.put(view.daemonSet().withUpdateStrategy(strategy));
    }

    public void setMinReadySeconds(int seconds) {
        view.put(view.daemonSet().withMinReadySeconds(seconds));
    }

    /** The node's kubelet falls silent: its pods are unready, and stay what they are. */
    public void takeDown(String node) {
        down.add(node);
        for (Pod pod : podsOn(node)) {
            fates.get(pod.name()).readyAt = NEVER;
            unready(pod);
        }
    }

    /** The node's kubelet answers again. */
    public void bringUp(String node) {
        down.remove(node);
        for (Pod pod : podsOn(node)) {
            becomeReadyIn(pod, speeds.ready(node, fates.get(pod.name()).template));
        }
    }

    /** The node's ready pods are unready for so long. */
    public void makeUnready(String node, int seconds) {
        for (Pod pod : podsOn(node)) {
            if (pod.isReady()) {
                unready(pod);
                becomeReadyIn(pod, seconds);
            }
        }
    }

    /** Somebody deletes the node's pods. */
    public void deletePods(String node) {
        podsOn(node).forEach(this::delete);
    }

    private List<Pod> podsOn(String node) {
        List<Pod> pods = new ArrayList<>();
        for (Pod pod : view.pods()) {
            if (pod.targetNode().equals(node)) {
                pods.add(pod);
            }
        }
        return pods;
    }

    private void unready(Pod pod) {
        if (pod.isReady()) {
            view.put(pod.withReady(false, time()));
        }
    }

    private void becomeReadyIn(Pod pod, int seconds) {
        Fate fate = fates.get(pod.name());
        if (!pod.isTerminating()
                && !down.contains(pod.targetNode())
                && speeds.becomesReady(fate.template)) {
            fate.readyAt = now + seconds;
        }
    }

    private void delete(Pod pod) {
        if (!pod.isTerminating()) {
            Fate fate = fates.get(pod.name());
            fate.readyAt = NEVER;
            if (!collected.contains(pod.targetNode())) {
                fate.goneIn(speeds.stop(pod.targetNode()), now);
            }
            view.put(pod.withDeletedAt(time()));
        }
    }

    private Instant time() {
        return start.plusSeconds(now);
    }

    /** Goes to a later second: first come the user's changes, then {@link #letPodsMove}. */
    public void goTo(int second) {
        now = second;
    }

    /** Pods become ready or vanish. */
    public void letPodsMove() {
        for (Pod pod : List.copyOf(view.pods())) {
            Fate fate = fates.get(pod.name());
            boolean removed = !nodes.containsKey(pod.targetNode());
            if (fate.goneAt <= now && (removed || !down.contains(pod.targetNode()))) {
                view.removePod(pod.name());
                fates.remove(pod.name());
            } else if (fate.readyAt <= now) {
                fate.readyAt = NEVER;
                view.put(pod.withReady(true, time()));
            }
        }
    }

    /** Syncs until one asks for nothing; those that did more than report. */
    public List<Actions> syncUntilQuiet() {
        List<Actions> syncs = new ArrayList<>();
        for (int i = 0; i < SYNC_LIMIT; i++) {
            Actions actions = controller.sync(view, time());
            if (actions.isNothing()) {
                return syncs;
            }
            take(actions);
            if (actions.changesPods() || actions.changesRevisions()) {
                syncs.add(actions);
            }
        }
        throw new AssertionError("the controller never comes to rest");
    }

    private void take(Actions actions) {
        actions.createdRevisions().forEach(view::put);
        actions.updatedRevisions().forEach(view::put);
        actions.deletedRevisions().forEach(view::removeRevision);
        actions.relabeledPods()
                .forEach(
                        (name, hash) -> {
                            Map<String, String> labels =
                                    new LinkedHashMap<>(view.pod(name).labels());
                            labels.put(DaemonSet.HASH_LABEL, hash);
                            view.put(view.pod(name).withLabels(labels));
                        });
        for (Pod pod : actions.creates()) {
            fates.put(pod.name(), new Fate(template));
            Pod running = pod.withNodeName(pod.targetNode()).withPhase("Running");
            view.put(running);
            becomeReadyIn(running, speeds.ready(pod.targetNode(), template));
        }
        actions.deletes().forEach(name -> delete(view.pod(name)));
        if (actions.status() != null) {
            view.put(view.daemonSet().withStatus(actions.status()));
        }
        letPodsMove();
    }

    /** The next second in which a pod moves or may count as available; -1 if none is known. */
    public int nextChange() {
        int next = NEVER;
        for (Pod pod : view.pods()) {
            Fate fate = fates.get(pod.name());
            boolean stuck = down.contains(pod.targetNode()) && nodes.containsKey(pod.targetNode());
            next = Math.min(next, stuck ? NEVER : fate.goneAt);
            next = Math.min(next, fate.readyAt);
            if (pod.isReady() && !pod.isTerminating() && view.daemonSet().minReadySeconds() > 0) {
                next = Math.min(next, later(longEnough(pod)));
                next = Math.min(next, later(longEnough(pod) + 1));
            }
        }
        return next == NEVER ? -1 : next;
    }

    /** Where the pod has been ready for long enough; the controller may look a second later. */
    private int longEnough(Pod pod) {
        long since = pod.ready().lastTransitionTime().getEpochSecond() - start.getEpochSecond();
        return (int) since + view.daemonSet().minReadySeconds();
    }

    private int later(int second) {
        return second > now ? second : NEVER;
    }

    private boolean isAvailable(Pod pod) {
        boolean strictly = version.isBefore(34) && view.daemonSet().minReadySeconds() > 0;
        return pod.isReady() && longEnough(pod) + (strictly ? 1 : 0) <= now;
    }

    public Numbers numbers() {
        TreeSet<String> withAvailable = new TreeSet<>();
        int oldPods = 0;
        int newPods = 0;
        int terminating = 0;
        for (Pod pod : view.pods()) {
            if (pod.isTerminating()) {
                terminating++;
                continue;
            }
            boolean isNew = fates.get(pod.name()).template == template;
            newPods += isNew ? 1 : 0;
            oldPods += isNew ? 0 : 1;
            if (isAvailable(pod)) {
                withAvailable.add(pod.targetNode());
            }
        }
        return new Numbers(
                view.daemonSet().status(), withAvailable.size(), oldPods, newPods, terminating);
    }

    /** How things stand: {@code complete}, or what is left to be wished for. */
    public String end() {
        Numbers numbers = numbers();
        if (numbers.oldPods() > 0 || numbers.terminatingPods() > 0) {
            return "old pods left";
        }
        boolean served = numbers.status().numberUnavailable() == 0;
        return served ? "complete" : "new pods not available";
    }
}
