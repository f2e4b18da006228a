package io.daemonlens.engine.simulation;

import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.daemon.Placement;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * People, node lifecycle and garbage collection: what changes the cluster from outside. Which
 * change makes the controller look differs between minors; follows the event handlers of {@code
 * daemon_controller.go}.
 */
final class ChangeLoop {

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

    private final World world;
    private final KubernetesVersion version;

    ChangeLoop(World world) {
        this.world = world;
        this.version = world.scenario.version;
    }

    void plan(Scenario.Planned planned) {
        world.queue.at(planned.atMillis(), () -> happen(planned.change()));
    }

    private void happen(Change change) {
        if (change instanceof Change.Apply apply) {
            world.apply(apply.daemonSet());
        } else if (change instanceof Change.DeleteDaemonSet delete) {
            deleteDaemonSet(delete.cascade());
        } else if (change instanceof Change.AddNode add) {
            addNode(add.node());
        } else if (change instanceof Change.RemoveNode remove) {
            removeNode(remove.node());
        } else if (change instanceof Change.SetTaints taints) {
            NodeState node = node(taints.node());
            update(node, node.node.withTaints(taints.taints()));
        } else if (change instanceof Change.SetLabels labels) {
            NodeState node = node(labels.node());
            update(node, node.node.withLabels(labels.labels()));
        } else if (change instanceof Change.Cordon cordon) {
            cordon(node(cordon.node()), cordon.cordoned());
        } else if (change instanceof Change.Drain drain) {
            drain(node(drain.node()));
        } else if (change instanceof Change.NodeDown down) {
            nodeDown(node(down.node()));
        } else if (change instanceof Change.NodeUp up) {
            nodeUp(node(up.node()));
        } else if (change instanceof Change.DeletePods delete) {
            podsOn(delete.node()).forEach(pod -> world.deletePod(pod, false));
        } else if (change instanceof Change.CrashPods crash) {
            podsOn(crash.node()).forEach(world.kubelets::crash);
        } else if (change instanceof Change.FailPods fail) {
            podsOn(fail.node()).forEach(pod -> world.kubelets.end(pod, "Failed"));
        } else if (change instanceof Change.DuplicatePod duplicate) {
            duplicatePod(node(duplicate.node()));
        } else {
            throw new AssertionError(change);
        }
    }

    private NodeState node(String name) {
        NodeState node = world.node(name);
        if (node == null) {
            throw new IllegalArgumentException("no node is called " + name);
        }
        return node;
    }

    private List<PodState> podsOn(String node) {
        return new ArrayList<>(node(node).pods);
    }

    private void addNode(Node node) {
        NodeState state = world.addNode(node);
        if (world.wants(state)) {
            world.changed(state);
        }
    }

    /** The controller does not listen to nodes that go; their pods tell it. */
    private void removeNode(String name) {
        NodeState node = node(name);
        world.removeNode(node);
        world.queue.after(
                world.scenario.podGcMillis,
                () -> {
                    if (!node.present) {
                        List.copyOf(node.pods).forEach(world::remove);
                        world.snapshot.removeNode(name);
                    }
                });
    }

    private void update(NodeState node, Node changed) {
        Placement before = world.placement(node);
        boolean matters =
                !changed.labels().equals(node.node.labels())
                        || !changed.taints().equals(node.node.taints());
        world.put(node, changed);
        Placement after = world.placement(node);
        if (before != null && after != null && matters) {
            boolean otherAnswer =
                    after.shouldRun() != before.shouldRun()
                            || after.isSuspended() != before.isSuspended()
                            || after.shouldContinueRunning() != before.shouldContinueRunning();
            if (version.isAtLeast(NODE_QUEUE_SINCE) ? isWorthALook(node, after) : otherAnswer) {
                world.changed(node);
            }
        }
        world.roomMade(node);
    }

    private void cordon(NodeState node, boolean cordoned) {
        boolean tainted = cordoned && version.isAtLeast(TAINTED_BY_CONDITION_SINCE);
        update(node, withTaint(node.node, CORDONED, tainted).withUnschedulable(cordoned));
    }

    private void drain(NodeState node) {
        cordon(node, true);
        List<PodInfo> own = node.pods.stream().map(pod -> pod.info).toList();
        for (PodInfo pod : List.copyOf(world.snapshot.node(node.name()).pods())) {
            if (!own.contains(pod)) {
                world.queue.after(
                        world.scenario.otherPodsStopMillis,
                        () -> {
                            world.snapshot.remove(pod);
                            world.roomMade(node);
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
                        && world.status().misscheduled() > 0);
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

    /** Pods are marked first, then the node is tainted, and later once more. */
    private void declareUnreachable(NodeState node) {
        for (PodState pod : node.pods) {
            if (pod.isReady()) {
                world.put(pod, pod.facts.withReady(false, world.time()));
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
        world.queue.after(
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
        world.kubelets.resume(node);
    }

    private void duplicatePod(NodeState node) {
        DaemonSet daemonSet = world.daemonSet();
        Pod facts =
                new Pod(
                        daemonSet.namespace(),
                        world.nextPodName(daemonSet.name()),
                        "",
                        daemonSet.template().labels(),
                        null,
                        world.time(),
                        null,
                        node.name(),
                        "",
                        "Pending",
                        null);
        PodState pod = world.add(node, facts, world.template());
        pod.foreign = true;
        world.changed(node);
        world.kubelets.start(pod);
    }

    /** Background and foreground differ in when the DaemonSet goes, not in what the pods see. */
    private void deleteDaemonSet(Change.Cascade cascade) {
        if (cascade == Change.Cascade.FOREGROUND) {
            world.beginDeletingDaemonSet();
        } else {
            world.removeDaemonSet();
        }
        if (cascade == Change.Cascade.ORPHAN) {
            world.orphanAll();
            return;
        }
        List<ControllerRevision> revisions = List.copyOf(world.view().revisions());
        revisions.forEach(revision -> world.view().removeRevision(revision.name()));
        for (NodeState node : world.nodes()) {
            for (PodState pod : node.pods) {
                world.queue.after(COLLECT_MILLIS, () -> collect(pod));
            }
        }
    }

    private void collect(PodState pod) {
        if (!pod.gone) {
            world.deletePod(pod, false);
        }
    }
}
