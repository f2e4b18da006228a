package io.daemonlens.engine.simulation.loops;

import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.daemon.Placement;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.simulation.scenario.ClusterChange;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.engine.simulation.state.ClusterState;
import io.daemonlens.engine.simulation.state.EventQueue;
import io.daemonlens.engine.simulation.state.NodeState;
import io.daemonlens.engine.simulation.state.PodState;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies the changes that come from outside the controller: user actions, node lifecycle and
 * garbage collection. Minors differ in which changes trigger a sync; follows the event handlers of
 * {@code daemon_controller.go}.
 */
public final class ChangeLoop {

    private static final Taint CORDONED =
            new Taint("node.kubernetes.io/unschedulable", "", Taint.NO_SCHEDULE);
    private static final Taint UNREACHABLE =
            new Taint("node.kubernetes.io/unreachable", "", Taint.NO_SCHEDULE);
    private static final Taint UNREACHABLE_NO_EXECUTE =
            new Taint("node.kubernetes.io/unreachable", "", Taint.NO_EXECUTE);

    private static final int NODE_QUEUE_SINCE = 33;
    private static final int MISSCHEDULED_TRIGGERS_SINCE = 34;
    private static final int LONGER_GRACE_SINCE = 32;
    private static final int TAINTED_BY_CONDITION_SINCE = 12;
    private static final int TAINT_BASED_EVICTIONS_SINCE = 13;
    private static final long TAINT_AFTER_MILLIS = 5;
    private static final long NO_EXECUTE_AFTER_MILLIS = 10_000;
    private static final long COLLECT_MILLIS = 10;

    private final ClusterState state;
    private final EventQueue queue;
    private final KubeletLoop kubelets;
    private final KubernetesVersion version;

    public ChangeLoop(ClusterState state, EventQueue queue, KubeletLoop kubelets) {
        this.state = state;
        this.queue = queue;
        this.kubelets = kubelets;
        this.version = state.scenario.version();
    }

    public void plan(Scenario.Planned planned) {
        queue.at(planned.atMillis(), () -> happen(planned.change()));
    }

    private void happen(ClusterChange change) {
        if (change instanceof ClusterChange.Apply apply) {
            state.apply(apply.daemonSet());
        } else if (change instanceof ClusterChange.DeleteDaemonSet delete) {
            deleteDaemonSet(delete.cascade());
        } else if (change instanceof ClusterChange.AddNode add) {
            addNode(add.node());
        } else if (change instanceof ClusterChange.RemoveNode remove) {
            removeNode(remove.node());
        } else if (change instanceof ClusterChange.SetTaints taints) {
            NodeState node = node(taints.node());
            update(node, node.node.withTaints(taints.taints()));
        } else if (change instanceof ClusterChange.SetLabels labels) {
            NodeState node = node(labels.node());
            update(node, node.node.withLabels(labels.labels()));
        } else if (change instanceof ClusterChange.Cordon cordon) {
            cordon(node(cordon.node()), cordon.cordoned());
        } else if (change instanceof ClusterChange.Drain drain) {
            drain(node(drain.node()));
        } else if (change instanceof ClusterChange.NodeDown down) {
            nodeDown(node(down.node()));
        } else if (change instanceof ClusterChange.NodeUp up) {
            nodeUp(node(up.node()));
        } else if (change instanceof ClusterChange.DeletePods delete) {
            podsOn(delete.node()).forEach(pod -> state.deletePod(pod, false));
        } else if (change instanceof ClusterChange.ForceDeletePods delete) {
            podsOn(delete.node()).forEach(state::remove);
        } else if (change instanceof ClusterChange.CrashPods crash) {
            podsOn(crash.node()).forEach(kubelets::crash);
        } else if (change instanceof ClusterChange.FailPods fail) {
            podsOn(fail.node()).forEach(pod -> kubelets.end(pod, "Failed"));
        } else if (change instanceof ClusterChange.DuplicatePod duplicate) {
            duplicatePod(node(duplicate.node()));
        } else {
            throw new AssertionError(change);
        }
    }

    private NodeState node(String name) {
        NodeState node = state.node(name);
        if (node == null) {
            throw new IllegalArgumentException("no node is called " + name);
        }
        return node;
    }

    private List<PodState> podsOn(String node) {
        return new ArrayList<>(node(node).pods);
    }

    private void addNode(Node node) {
        NodeState added = state.addNode(node);
        if (state.wants(added)) {
            state.changed(added);
        }
    }

    /**
     * Removes a node. The controller has no handler for node deletions; the deletion of the pods
     * triggers its sync.
     */
    private void removeNode(String name) {
        NodeState node = node(name);
        state.removeNode(node);
        queue.after(
                state.scenario.podGcMillis(),
                () -> {
                    if (!node.present) {
                        List.copyOf(node.pods).forEach(state::remove);
                        state.snapshot.removeNode(name);
                    }
                });
    }

    private void update(NodeState node, Node changed) {
        Placement before = state.placement(node);
        boolean matters =
                !changed.labels().equals(node.node.labels())
                        || !changed.taints().equals(node.node.taints());
        state.put(node, changed);
        Placement after = state.placement(node);
        if (before != null && after != null && matters) {
            boolean otherAnswer =
                    after.shouldRun() != before.shouldRun()
                            || after.isSuspended() != before.isSuspended()
                            || after.shouldContinueRunning() != before.shouldContinueRunning();
            if (version.isAtLeast(NODE_QUEUE_SINCE) ? isWorthALook(node, after) : otherAnswer) {
                state.changed(node);
            }
        }
        state.roomMade(node);
    }

    private void cordon(NodeState node, boolean cordoned) {
        boolean tainted = cordoned && version.isAtLeast(TAINTED_BY_CONDITION_SINCE);
        update(node, withTaint(node.node, CORDONED, tainted).withUnschedulable(cordoned));
    }

    private void drain(NodeState node) {
        cordon(node, true);
        List<PodInfo> own = node.pods.stream().map(pod -> pod.info).toList();
        for (PodInfo pod : List.copyOf(state.snapshot.node(node.name()).pods())) {
            if (!own.contains(pod)) {
                queue.after(
                        state.scenario.otherPodsStopMillis(),
                        () -> {
                            state.snapshot.remove(pod);
                            state.roomMade(node);
                        });
            }
        }
    }

    private boolean isWorthALook(NodeState node, Placement placement) {
        boolean hasPod = !node.pods.isEmpty();
        return (placement.shouldRun() && !hasPod)
                || (!placement.shouldContinueRunning() && hasPod)
                || (version.isAtLeast(MISSCHEDULED_TRIGGERS_SINCE)
                        && hasPod
                        && state.owner().progress().misscheduled() > 0);
    }

    private static Node withTaint(Node node, Taint taint, boolean there) {
        List<Taint> taints = new ArrayList<>(node.taints());
        taints.remove(taint);
        if (there) {
            taints.add(taint);
        }
        return node.withTaints(taints);
    }

    private void nodeDown(NodeState node) {
        node.alive = false;
        long grace = version.isAtLeast(LONGER_GRACE_SINCE) ? 50_000 : 40_000;
        whileSilent(node, grace, () -> declareUnreachable(node));
    }

    /**
     * Marks the node's pods as not ready, then adds the NoSchedule taint, and later the NoExecute
     * taint.
     */
    private void declareUnreachable(NodeState node) {
        for (PodState pod : node.pods) {
            if (pod.isReady()) {
                state.put(pod, pod.facts.withReady(false, state.time()));
            }
        }
        boolean tainted = version.isAtLeast(TAINTED_BY_CONDITION_SINCE);
        whileSilent(
                node,
                TAINT_AFTER_MILLIS,
                () -> update(node, withTaint(node.node, UNREACHABLE, tainted).withReady(false)));
        if (version.isAtLeast(TAINT_BASED_EVICTIONS_SINCE)) {
            whileSilent(
                    node,
                    NO_EXECUTE_AFTER_MILLIS,
                    () -> update(node, withTaint(node.node, UNREACHABLE_NO_EXECUTE, true)));
        }
    }

    private void whileSilent(NodeState node, long afterMillis, Runnable what) {
        queue.after(
                afterMillis,
                () -> {
                    if (!node.alive && node.present) {
                        what.run();
                    }
                });
    }

    private void nodeUp(NodeState node) {
        node.alive = true;
        Node up = withTaint(node.node, UNREACHABLE, false);
        update(node, withTaint(up, UNREACHABLE_NO_EXECUTE, false).withReady(true));
        kubelets.resume(node);
    }

    private void duplicatePod(NodeState node) {
        DaemonSet daemonSet = state.daemonSet();
        Pod facts =
                new Pod(
                        daemonSet.namespace(),
                        state.nextPodName(daemonSet.name()),
                        "",
                        daemonSet.template().labels(),
                        null,
                        state.time(),
                        null,
                        node.name(),
                        "",
                        "Pending",
                        null);
        PodState pod = state.add(node, facts, state.template());
        pod.foreign = true;
        state.count(pod);
        state.changed(node);
        kubelets.start(pod);
    }

    /**
     * Deletes the DaemonSet. Background and foreground deletion differ in when the DaemonSet is
     * removed; the pods are deleted alike.
     */
    private void deleteDaemonSet(ClusterChange.Cascade cascade) {
        if (cascade == ClusterChange.Cascade.FOREGROUND) {
            state.beginDeletingDaemonSet();
        } else {
            state.removeDaemonSet();
        }
        if (cascade == ClusterChange.Cascade.ORPHAN) {
            state.orphanAll();
            return;
        }
        List<ControllerRevision> revisions = List.copyOf(state.view().revisions());
        revisions.forEach(revision -> state.view().removeRevision(revision.name()));
        for (NodeState node : state.nodes()) {
            for (PodState pod : node.pods) {
                queue.after(COLLECT_MILLIS, () -> collect(pod));
            }
        }
    }

    private void collect(PodState pod) {
        if (!pod.gone) {
            state.deletePod(pod, false);
        }
    }
}
