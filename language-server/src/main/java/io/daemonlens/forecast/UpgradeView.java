package io.daemonlens.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.simulation.placement.Forecast;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One DaemonSet under two Kubernetes minors, in a form for every output format.
 *
 * @param upgrade the answers of the two API servers and controllers
 * @param placement the nodes that run a pod under each; null if one API server cannot decode the
 *     manifest
 * @param refusal why the newer API server refuses its pods; null if it does not
 */
public record UpgradeView(Upgrade upgrade, PlacementChange placement, PodRefusal refusal) {

    /** Counts over all checked DaemonSets; a DaemonSet can count more than once. */
    public record Summary(
            int checked,
            int refused,
            int newlyRefused,
            int restart,
            int leaveNodes,
            int untouched) {}

    /** Returns the views of the DaemonSets of one run, placed together under each minor. */
    public static List<UpgradeView> of(
            List<Upgrade> upgrades, ClusterObjects cluster, boolean apart) {
        List<SharedCluster.Member> older = new ArrayList<>();
        List<SharedCluster.Member> newer = new ArrayList<>();
        for (Upgrade each : upgrades) {
            if (each.isStored()) {
                older.add(new SharedCluster.Member(each.stored().older(), each.from()));
                newer.add(new SharedCluster.Member(each.stored().newer(), each.to()));
            }
        }
        List<List<Forecast>> before = SharedCluster.place(older, cluster, apart);
        List<List<Forecast>> after = SharedCluster.place(newer, cluster, apart);
        List<UpgradeView> views = new ArrayList<>();
        int next = 0;
        for (Upgrade each : upgrades) {
            if (each.isStored()) {
                List<Forecast> now = after.get(next);
                PlacementChange change = PlacementChange.between(before.get(next), now);
                views.add(new UpgradeView(each, change, PodRefusal.first(now)));
                next++;
            } else {
                views.add(new UpgradeView(each, null, null));
            }
        }
        return views;
    }

    /** Whether the older API server refuses it, so that it cannot exist in a cluster. */
    public boolean isRefusedAlready() {
        return !upgrade.before().accepted();
    }

    /** Whether only the newer one refuses it. */
    public boolean isNewlyRefused() {
        return !isRefusedAlready() && !upgrade.after().accepted();
    }

    public boolean restarts() {
        return !isRefusedAlready() && upgrade.restartsPods();
    }

    public boolean leavesNodes() {
        return !isRefusedAlready() && placement != null && !placement.lost().isEmpty();
    }

    public boolean gainsNodes() {
        return !isRefusedAlready() && placement != null && !placement.gained().isEmpty();
    }

    /** Whether the upgrade has no visible effect on it. */
    public boolean isUntouched() {
        return !isRefusedAlready()
                && !isNewlyRefused()
                && !restarts()
                && !leavesNodes()
                && !gainsNodes();
    }

    /** Whether the only result is that nothing changes. */
    public boolean isQuiet() {
        return isUntouched()
                && upgrade.rejections().isEmpty()
                && upgrade.warnings().isEmpty()
                && upgrade.changes().isEmpty()
                && upgrade.hops().isEmpty()
                && upgrade.dropped().isEmpty()
                && refusal == null;
    }

    /** The outcomes that a script can fail on. */
    public Set<Outcome> outcomes() {
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        if (!upgrade.after().accepted() || refusal != null) {
            outcomes.add(Outcome.REFUSED);
        }
        if (restarts()) {
            outcomes.add(Outcome.RESTARTS);
        }
        if (leavesNodes()) {
            outcomes.add(Outcome.LEAVES);
        }
        if (leavesNodes() || gainsNodes()) {
            outcomes.add(Outcome.MOVES);
        }
        return outcomes;
    }

    public static Summary summary(List<UpgradeView> views) {
        int refused = 0;
        int newlyRefused = 0;
        int restart = 0;
        int leave = 0;
        int untouched = 0;
        for (UpgradeView each : views) {
            refused += each.isRefusedAlready() ? 1 : 0;
            newlyRefused += each.isNewlyRefused() ? 1 : 0;
            restart += each.restarts() ? 1 : 0;
            leave += each.leavesNodes() ? 1 : 0;
            untouched += each.isUntouched() ? 1 : 0;
        }
        return new Summary(views.size(), refused, newlyRefused, restart, leave, untouched);
    }
}
