package io.daemonlens.engine.daemon;

import io.daemonlens.engine.apps.Cluster;
import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.apps.DaemonSetStatus;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.schemas.KubernetesVersion;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The DaemonSet controller of a minor. A sync reads the caches and returns the requests that the
 * controller would send; it does not see their outcome. A sync that creates or deletes pods in
 * {@code manage} skips the rolling update. Follows {@code
 * pkg/controller/daemon/daemon_controller.go}, 1.7, 1.11, 1.13 and 1.24 and later.
 */
public final class DaemonSetsController {

    private final KubernetesVersion version;
    private final Gates gates;
    private final Choice choice;
    private final PodNames names;

    /** Creates a controller that chooses the first by name where Kubernetes chooses at random. */
    public DaemonSetsController(KubernetesVersion version, PodNames names) {
        this(version, Gates.defaults(version), Choice.BY_NAME, names);
    }

    public DaemonSetsController(
            KubernetesVersion version, Gates gates, Choice choice, PodNames names) {
        this.version = version;
        this.gates = gates;
        this.choice = choice;
        this.names = names;
    }

    /** Syncs the DaemonSet with this name; returns null if the cluster does not have it. */
    public Actions sync(Cluster cluster, String namespace, String name, Instant now) {
        DaemonSet daemonSet = cluster.daemonSet(namespace, name);
        return daemonSet == null
                ? null
                : sync(DaemonSetView.of(cluster, daemonSet, version, gates), now);
    }

    /** Syncs a view whose DaemonSet and revisions match the API server. */
    public Actions sync(DaemonSetView view, Instant now) {
        return sync(view, view.daemonSet(), List.of(), now);
    }

    /**
     * Syncs a view that lags behind the API server.
     *
     * @param atServer the DaemonSet at the API server; null if it is gone there
     * @param onlyAtServer revisions that the view does not show yet
     */
    public Actions sync(
            DaemonSetView view,
            DaemonSet atServer,
            Collection<ControllerRevision> onlyAtServer,
            Instant now) {
        return new Sync(view, atServer, onlyAtServer, now, choice, names).run();
    }

    /**
     * Returns how much of its limits a rolling update of the view's DaemonSet has used.
     *
     * @param hash the hash of the current revision
     */
    public RolloutBudget budget(DaemonSetView view, String hash, Instant now) {
        Outlook outlook = Outlook.of(view.daemonSet(), hash, view.behaviour());
        return new RollingUpdate(outlook, now, choice, view.tally(outlook, now))
                .updatedDesiredNodeCounts(view.daemonSet().updateStrategy());
    }

    /**
     * Returns the status that the controller would report of the view, for a DaemonSet that was
     * saved without one; the present status if it is up to date.
     *
     * @param hash the hash of the current revision
     */
    public DaemonSetStatus status(DaemonSetView view, String hash, Instant now) {
        DaemonSetStatus status =
                new Sync(view, view.daemonSet(), List.of(), now, choice, names)
                        .updateDaemonSetStatus(hash, null, view.daemonSet().generation())
                        .status();
        return status == null ? view.daemonSet().status() : status;
    }

    /**
     * Runs a sync up to its requests, without the status, which {@link #updateDaemonSetStatus}
     * returns later.
     */
    public Actions begin(DaemonSetView view, Instant now) {
        return new Sync(view, view.daemonSet(), List.of(), now, choice, names).begin();
    }

    /**
     * Finishes a sync after its requests are done and visible in the view.
     *
     * @param begun the requests of the sync, with a hash
     * @param generation the DaemonSet's generation when the sync began
     */
    public Report updateDaemonSetStatus(
            DaemonSetView view, Actions begun, long generation, Instant now) {
        return updateDaemonSetStatus(view, begun, begun.error(), generation, now);
    }

    /**
     * Finishes a sync of which a request may have failed.
     *
     * @param error why the sync failed; null if it did not
     */
    public Report updateDaemonSetStatus(
            DaemonSetView view, Actions begun, String error, long generation, Instant now) {
        return new Sync(view, view.daemonSet(), List.of(), now, choice, names)
                .updateDaemonSetStatus(begun.hash(), error, generation);
    }
}
