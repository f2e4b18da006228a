package io.daemonlens.engine.simulation;

import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The DaemonSet controller's worker for one DaemonSet: a sync begins when something has changed,
 * takes as long as its API calls take under the client's limit, and ends by writing the status.
 *
 * <p>What a sync decides is decided over the index, not by {@code DaemonSetsController}, because a
 * large rollout syncs tens of thousands of times and needs no revision data to do so; a test asks
 * the controller the same question at every sync and compares.
 */
final class ControllerLoop {

    /** At most so many pods are created, and so many deleted, in one sync. */
    static final int BURST_REPLICAS = 250;

    /** From an event to the sync that it causes. */
    private static final long QUEUE_MILLIS = 2;

    /** One call to the API server, there and back. */
    private static final long CALL_MILLIS = 6;

    /** Calls that leave together arrive one after the other. */
    private static final long SPACING_MILLIS = 24;

    private static final long FIRST_FAILED_BACKOFF_MILLIS = 1_000;
    private static final long LONGEST_FAILED_BACKOFF_MILLIS = 15 * 60_000;

    private final World world;
    private final KubernetesVersion version;
    private final ClientLimit limit = new ClientLimit();

    private boolean waiting;
    private boolean syncing;
    private boolean changedMeanwhile;
    private boolean revisionIsStored;

    ControllerLoop(World world, KubernetesVersion version, boolean revisionIsStored) {
        this.world = world;
        this.version = version;
        this.revisionIsStored = revisionIsStored;
    }

    /** Another template: its revision has to be stored before pods are made from it. */
    void templateChanged() {
        revisionIsStored = false;
    }

    /** Something the controller watches has changed. */
    void enqueue() {
        if (syncing) {
            changedMeanwhile = true;
        } else if (!waiting) {
            waiting = true;
            world.queue.after(QUEUE_MILLIS, this::sync);
        }
    }

    void enqueueAfter(long millis) {
        world.queue.after(millis, this::enqueue);
    }

    private void sync() {
        waiting = false;
        if (world.isDaemonSetGone()) {
            return;
        }
        syncing = true;
        long observed = world.generation();
        long at = world.now();
        if (!revisionIsStored) {
            at = call(at);
            revisionIsStored = true;
        }
        Plan plan = manage();
        if (plan.isEmpty() && world.facts().rolling()) {
            RollingUpdate update =
                    RollingUpdate.of(
                            world.index, world.facts(), world.revision(), version, world.now());
            plan = new Plan(update.create(), update.delete());
        }
        world.scenario.listener.decided(world, plan.create(), plan.delete());
        world.queue.at(carryOut(plan, at), () -> writeStatus(observed));
    }

    /** Hears of every decision; for a test that asks the real controller the same question. */
    interface Listener {
        Listener NONE = (world, create, delete) -> {};

        void decided(World world, List<NodeState> create, List<PodState> delete);
    }

    private record Plan(List<NodeState> create, List<PodState> delete) {

        boolean isEmpty() {
            return create.isEmpty() && delete.isEmpty();
        }
    }

    private Plan manage() {
        BitSet nodes = world.index.toManage();
        List<NodeState> create = new ArrayList<>();
        List<PodState> delete = new ArrayList<>();
        for (int i = nodes.nextSetBit(0); i >= 0; i = nodes.nextSetBit(i + 1)) {
            NodeState node = world.index.node(i);
            Manage.Work work =
                    Manage.of(
                            node, node.countedPods(), world.facts(), world.revision(), world.now());
            if (work.create() && world.pods().refused() == null) {
                create.add(node);
            }
            delete.addAll(work.delete());
            deleteFailed(node, work.failed(), delete);
        }
        return new Plan(create, delete);
    }

    /** One failed pod of a node goes at a time; the next has to wait twice as long. */
    private void deleteFailed(NodeState node, List<PodState> failed, List<PodState> delete) {
        for (PodState pod : failed) {
            long since = world.now() - node.failedAtMillis;
            if (node.failedBackoffMillis > 0 && since < node.failedBackoffMillis) {
                enqueueAfter(node.failedBackoffMillis - since);
                continue;
            }
            boolean forgotten = since > 2 * LONGEST_FAILED_BACKOFF_MILLIS;
            node.failedBackoffMillis =
                    node.failedBackoffMillis == 0 || forgotten
                            ? FIRST_FAILED_BACKOFF_MILLIS
                            : Math.min(2 * node.failedBackoffMillis, LONGEST_FAILED_BACKOFF_MILLIS);
            node.failedAtMillis = world.now();
            delete.add(pod);
        }
    }

    /** Creates in batches of 1, 2, 4, …, each after the one before; then all deletes at once. */
    private long carryOut(Plan plan, long start) {
        int creates = Math.min(plan.create().size(), BURST_REPLICAS);
        int revision = world.revision();
        long at = start;
        int batch = 1;
        for (int done = 0; done < creates; batch *= 2) {
            long batchEnd = at;
            for (int i = 0; i < batch && done < creates; i++, done++) {
                NodeState node = plan.create().get(done);
                long when = call(at + i * SPACING_MILLIS);
                world.queue.at(when, () -> world.createPod(node, revision));
                batchEnd = Math.max(batchEnd, when);
            }
            at = batchEnd;
        }
        long end = at;
        int deletes = Math.min(plan.delete().size(), BURST_REPLICAS);
        for (int i = 0; i < deletes; i++) {
            PodState pod = plan.delete().get(i);
            long when = call(at + i * SPACING_MILLIS);
            world.queue.at(when, () -> world.deletePod(pod, true));
            end = Math.max(end, when);
        }
        return end;
    }

    private long call(long notBefore) {
        return limit.takeMillis(notBefore) + CALL_MILLIS;
    }

    private void writeStatus(long observed) {
        DaemonSetStatus status = world.status(observed);
        if (status.saysTheSameAs(world.storedStatus())) {
            end(status);
            return;
        }
        world.queue.at(
                call(world.now()),
                () -> {
                    world.store(status);
                    changedMeanwhile = true;
                    end(status);
                });
    }

    /** The status itself is a change of the DaemonSet, so that one more sync follows it. */
    private void end(DaemonSetStatus status) {
        syncing = false;
        long minReady = world.facts().minReadyMillis();
        if (minReady > 0 && status.ready() != status.available()) {
            enqueueAfter(minReady);
        }
        if (changedMeanwhile) {
            changedMeanwhile = false;
            enqueue();
        }
    }
}
