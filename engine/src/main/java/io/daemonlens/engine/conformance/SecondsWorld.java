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
import io.daemonlens.engine.simulation.Simulation;
import io.daemonlens.engine.simulation.timeline.PodSpeeds;
import io.daemonlens.schemas.KubernetesVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A simplified world with whole seconds for the controller: a pod runs as soon as it is created,
 * becomes ready after a fixed number of seconds, and disappears a fixed number of seconds after its
 * deletion; requests take no time. The rollouts of the real controller were recorded against this
 * world, and it serves only to replay them; {@link Simulation} is the simulation that users see.
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

    /** The future of a pod. */
    private static final class Life {
        private final int template;

        /**
         * The second in which it becomes ready, in the past if it is ready; {@code NEVER} if it
         * never is.
         */
        private int readyAt;

        private int goneAt = NEVER;

        Life(int template, int readyAt) {
            this.template = template;
            this.readyAt = readyAt;
        }

        /**
         * Sets the second of readiness. A pod that never becomes ready stays so after a node
         * restart.
         */
        void readyFrom(int second) {
            if (readyAt != NEVER) {
                readyAt = second;
            }
        }
    }

    /**
     * The counts at the end of a second.
     *
     * @param nodesWithAvailablePod nodes with an available pod that is not terminating
     * @param oldPods pods of earlier templates that are not terminating
     * @param newPods pods of the current template that are not terminating
     */
    public record Numbers(
            DaemonSetStatus status,
            int nodesWithAvailablePod,
            int oldPods,
            int newPods,
            int terminatingPods) {}

    /** Creates a world at second 0, without nodes, pods or revisions. */
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

    /** Adds a revision that exists from the start. */
    public void put(ControllerRevision revision) {
        view.put(revision);
    }

    /** Adds a pod of the first template that exists from the start. */
    public void put(Pod pod) {
        podsOfNode.merge(pod.targetNode(), 1, Integer::sum);
        int readyAt = pod.isReady() ? second(pod.ready().lastTransitionTime()) : NEVER;
        lives.put(pod.name(), new Life(0, readyAt));
        view.put(pod);
    }

    /** Adds or updates a node. */
    public void put(Node node) {
        nodes.put(node.name(), node);
        collectedAt.remove(node.name());
        view.put(node);
    }

    /** Removes a node if it exists; its pods are garbage-collected later. */
    public void removeNode(String name) {
        nodes.remove(name);
        view.removeNode(name);
        collectedAt.put(name, now + podGcSeconds);
    }

    /** Sets the taints of a node; does nothing if the node does not exist. */
    public void setTaints(String node, List<Taint> taints) {
        if (nodes.containsKey(node)) {
            put(nodes.get(node).withTaints(taints));
        }
    }

    /** Sets labels of a node if it exists; an empty value removes the label. */
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

    /** Applies the template with this number. */
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

    /** Stops the node's kubelet: its pods become unready and do not change any more. */
    public void takeDown(String node) {
        down.add(node);
        podsOn(node).forEach(this::unready);
    }

    /**
     * Restarts the node's kubelet: its pods become ready after their usual time, if they ever do.
     */
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

    /** Makes the node's ready pods unready for this many seconds. */
    public void makeUnready(String node, int seconds) {
        for (Pod pod : podsOn(node)) {
            if (pod.isReady()) {
                unready(pod);
                lives.get(pod.name()).readyFrom(now + seconds);
            }
        }
    }

    /** Deletes the node's pods. */
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

    /** Advances to a later second: the user's changes come first, then {@link #letPodsMove}. */
    public void goTo(int second) {
        now = second;
    }

    /** Updates pods that become ready or disappear by now. */
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

    /**
     * Syncs until a sync does nothing, or too many syncs have no effect; returns those that acted
     * or failed.
     */
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
     * Returns the next second in which a pod changes or may become available; -1 if there is none.
     * Pods of a removed node are ignored until they are garbage-collected.
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

    /**
     * Returns when the pod has been ready for minReadySeconds; the controller may count it one
     * second later.
     */
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

    /** Returns the final state: {@code complete}, or what is still missing. */
    public String end() {
        Numbers numbers = numbers();
        if (numbers.oldPods() > 0 || numbers.terminatingPods() > 0) {
            return "old pods left";
        }
        boolean served = numbers.status().numberUnavailable() == 0;
        return served ? "complete" : "new pods not available";
    }
}
