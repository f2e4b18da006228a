package io.daemonlens.engine.conformance;

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
import io.daemonlens.engine.simulation.PodSpeeds;
import io.daemonlens.engine.simulation.Simulation;
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
    private static final int SYNCS_A_SECOND = 22;

    private final KubernetesVersion version;
    private final Instant start;
    private final PodSpeeds speeds;
    private final int podGcSeconds;
    private final DaemonSetView view;
    private final DaemonSetsController controller;
    private final Map<String, Life> lives = new TreeMap<>();
    private final Map<String, Node> nodes = new TreeMap<>();
    private final Map<String, Integer> collectedAt = new TreeMap<>();
    private final TreeSet<String> down = new TreeSet<>();
    private final Map<String, Integer> podsOfNode = new TreeMap<>();
    private int template;
    private int now;

    /** What a pod comes to. */
    private static final class Life {
        private final int template;

        /** The second of its becoming ready, long ago where it is; {@code NEVER} for good. */
        private int readyAt;

        private int goneAt = NEVER;

        Life(int template, int readyAt) {
            this.template = template;
            this.readyAt = readyAt;
        }

        /** A pod that can never be ready is not made so by a restart of its node either. */
        void readyFrom(int second) {
            if (readyAt != NEVER) {
                readyAt = second;
            }
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
        int readyAt = pod.isReady() ? second(pod.ready().lastTransitionTime()) : NEVER;
        lives.put(pod.name(), new Life(0, readyAt));
        view.put(pod);
    }

    /** A node is new or has changed. */
    public void put(Node node) {
        nodes.put(node.name(), node);
        collectedAt.remove(node.name());
        view.put(node);
    }

    /** The node is gone, if it was there; its pods are collected later. */
    public void removeNode(String name) {
        nodes.remove(name);
        view.removeNode(name);
        collectedAt.put(name, now + podGcSeconds);
    }

    /** Nothing happens to a node that is not there. */
    public void setTaints(String node, List<Taint> taints) {
        if (nodes.containsKey(node)) {
            put(nodes.get(node).withTaints(taints));
        }
    }

    /** Sets labels, where the node is there; an empty value takes the label away. */
    public void setLabels(String node, Map<String, String> labels) {
        if (!nodes.containsKey(node)) {
            return;
        }
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
        podsOn(node).forEach(this::unready);
    }

    /** The node's kubelet answers again: pods need their usual time, if they have one. */
    public void bringUp(String node) {
        down.remove(node);
        for (Pod pod : podsOn(node)) {
            Life fate = lives.get(pod.name());
            int ready = speeds.ready(node, fate.template);
            if (!pod.isTerminating() && ready >= 0) {
                fate.readyFrom(now + ready);
            }
        }
    }

    /** The node's ready pods are unready for so long. */
    public void makeUnready(String node, int seconds) {
        for (Pod pod : podsOn(node)) {
            if (pod.isReady()) {
                unready(pod);
                lives.get(pod.name()).readyFrom(now + seconds);
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

    private void delete(Pod pod) {
        if (!pod.isTerminating()) {
            lives.get(pod.name()).goneAt = now + speeds.stop(pod.targetNode());
            view.put(pod.withDeletedAt(time()));
        }
    }

    private Instant time() {
        return start.plusSeconds(now);
    }

    private int second(Instant time) {
        return (int) (time.getEpochSecond() - start.getEpochSecond());
    }

    /** Goes to a later second: first come the user's changes, then {@link #letPodsMove}. */
    public void goTo(int second) {
        now = second;
    }

    /** Pods become ready or vanish, at the latest when somebody looks. */
    public void letPodsMove() {
        for (Pod pod : List.copyOf(view.pods())) {
            Life fate = lives.get(pod.name());
            if (collectedAt.getOrDefault(pod.targetNode(), NEVER) <= now) {
                remove(pod);
            } else if (!down.contains(pod.targetNode())) {
                if (fate.goneAt <= now) {
                    remove(pod);
                } else if (!pod.isReady() && !pod.isTerminating() && fate.readyAt <= now) {
                    view.put(pod.withReady(true, start.plusSeconds(fate.readyAt)));
                }
            }
        }
    }

    private void remove(Pod pod) {
        view.removePod(pod.name());
        lives.remove(pod.name());
    }

    /** Syncs until one does nothing, or so many in vain; those that did something or failed. */
    public List<Actions> syncUntilQuiet() {
        List<Actions> syncs = new ArrayList<>();
        while (syncs.size() < SYNCS_A_SECOND) {
            Actions actions = controller.sync(view, time());
            take(actions);
            boolean failed = actions.error() != null;
            if (!failed && !actions.changesPods() && !actions.changesRevisions()) {
                break;
            }
            syncs.add(actions);
        }
        return syncs;
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
            int ready = speeds.ready(pod.targetNode(), template);
            lives.put(pod.name(), new Life(template, ready < 0 ? NEVER : now + ready));
            view.put(pod.withNodeName(pod.targetNode()).withPhase("Running"));
        }
        actions.deletes().forEach(name -> delete(view.pod(name)));
        if (actions.status() != null) {
            view.put(view.daemonSet().withStatus(actions.status()));
        }
        letPodsMove();
    }

    /**
     * The next second in which a pod moves or may count as available; -1 if none is known. Nobody
     * wakes for pods of a removed node until they are collected.
     */
    public int nextChange() {
        int next = NEVER;
        int minReady = view.daemonSet().minReadySeconds();
        for (Pod pod : view.pods()) {
            Life fate = lives.get(pod.name());
            if (collectedAt.containsKey(pod.targetNode())) {
                next = Math.min(next, later(collectedAt.get(pod.targetNode())));
            } else if (down.contains(pod.targetNode())) {
                continue;
            } else if (pod.isTerminating()) {
                next = Math.min(next, later(fate.goneAt));
            } else if (!pod.isReady()) {
                next = Math.min(next, later(fate.readyAt));
            } else if (minReady > 0) {
                next = Math.min(next, later(longEnough(pod)));
                next = Math.min(next, later(longEnough(pod) + 1));
            }
        }
        return next == NEVER ? -1 : next;
    }

    /** Where the pod has been ready for long enough; the controller may look a second later. */
    private int longEnough(Pod pod) {
        return second(pod.ready().lastTransitionTime()) + view.daemonSet().minReadySeconds();
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
            boolean isNew = lives.get(pod.name()).template == template;
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
