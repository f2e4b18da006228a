package io.daemonlens.engine.daemon;

import io.daemonlens.engine.apps.Cluster;
import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.schemas.KubernetesVersion;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The DaemonSet controller of a minor. A sync looks at the caches and answers with the requests the
 * controller would send; it does not see what becomes of them. A sync that creates or deletes pods
 * to place them does no step of a rolling update. Checked against {@code
 * pkg/controller/daemon/daemon_controller.go}, 1.7, 1.11, 1.13 and 1.24 and later.
 */
public final class DaemonSetsController {

    private final KubernetesVersion version;
    private final Gates gates;
    private final Choice choice;
    private final PodNames names;

    /** A controller that takes the first by name where Kubernetes leaves the choice to chance. */
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

    /** One sync of the DaemonSet of this name; null where the cluster has none. */
    public Actions sync(Cluster cluster, String namespace, String name, Instant now) {
        DaemonSet daemonSet = cluster.daemonSet(namespace, name);
        return daemonSet == null
                ? null
                : sync(DaemonSetView.of(cluster, daemonSet, version, gates), now);
    }

    /** One sync of a view whose DaemonSet and revisions are as the API server has them. */
    public Actions sync(DaemonSetView view, Instant now) {
        return sync(view, view.daemonSet(), List.of(), now);
    }

    /**
     * One sync of a view that lags behind.
     *
     * @param atServer the DaemonSet as the API server has it; null where it is gone there
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
     * How much of its bound a rolling update of the view's DaemonSet has used up.
     *
     * @param hash of the current revision
     */
    public RolloutBudget budget(DaemonSetView view, String hash, Instant now) {
        Outlook outlook = Outlook.of(view.daemonSet(), hash, view.behaviour());
        return new RollingUpdate(outlook, now, choice, view.tally(outlook, now))
                .budget(view.daemonSet().updateStrategy());
    }

    /** One sync up to its requests: all but the status, which {@link #report} gives later. */
    public Actions begin(DaemonSetView view, Instant now) {
        return new Sync(view, view.daemonSet(), List.of(), now, choice, names).begin();
    }

    /**
     * The end of a sync whose requests have been done meanwhile, and show in the view.
     *
     * @param begun what the sync asked for, with a hash
     * @param generation the DaemonSet's when the sync began
     */
    public Report report(DaemonSetView view, Actions begun, long generation, Instant now) {
        return report(view, begun, begun.error(), generation, now);
    }

    /**
     * The same for a sync of whose requests one was refused.
     *
     * @param error why the sync failed; null where it did not
     */
    public Report report(
            DaemonSetView view, Actions begun, String error, long generation, Instant now) {
        return new Sync(view, view.daemonSet(), List.of(), now, choice, names)
                .report(begun.hash(), error, generation);
    }
}
