package io.daemonlens.engine.daemon;

import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The revision history of a DaemonSet: finds the revision of the current template and decides which
 * old ones are kept. Follows {@code pkg/controller/daemon/update.go}, 1.24 and later.
 */
final class History {

    private final DaemonSetView view;
    private final DaemonSet atServer;
    private final Collection<ControllerRevision> onlyAtServer;
    private final Claims claims;
    private final Work work;
    private final KubernetesVersion version;
    private final List<ControllerRevision> old = new ArrayList<>();

    History(
            DaemonSetView view,
            DaemonSet atServer,
            Collection<ControllerRevision> onlyAtServer,
            Claims claims,
            Work work) {
        this.view = view;
        this.atServer = atServer;
        this.onlyAtServer = onlyAtServer;
        this.claims = claims;
        this.work = work;
        this.version = view.behaviour().version();
    }

    /**
     * Returns the revision of the current template: an existing one, renumbered if needed, or a new
     * one.
     */
    ControllerRevision constructHistory() {
        String data = view.templateData();
        List<ControllerRevision> equal = new ArrayList<>();
        long highestOld = 0;
        for (ControllerRevision claimed : claims.claimControllerRevisions()) {
            ControllerRevision revision = claimed;
            if (!revision.labels().containsKey(DaemonSet.HASH_LABEL)) {
                revision = revision.withHash(revision.name());
                work.updatedRevisions.add(revision);
            }
            if (revision.data().equals(data)) {
                equal.add(revision);
            } else {
                old.add(revision);
                highestOld = Math.max(highestOld, revision.revision());
            }
        }
        long number = highestOld + 1;
        if (equal.isEmpty()) {
            return snapshot(number);
        }
        ControllerRevision kept = dedupCurHistories(equal);
        if (kept.revision() < number) {
            work.updatedRevisions.add(kept.withRevision(number));
        }
        return kept;
    }

    private ControllerRevision snapshot(long number) {
        DaemonSet daemonSet = view.daemonSet();
        ControllerRevision wanted = ControllerRevision.of(daemonSet, number, version);
        ControllerRevision existing = existing(wanted.name());
        if (existing == null) {
            work.createdRevisions.add(wanted);
            return wanted;
        }
        if (existing.data().equals(wanted.data())) {
            return existing;
        }
        Integer known = daemonSet.status().collisionCount();
        Integer actual = atServer == null ? known : atServer.status().collisionCount();
        if (known == null ? actual != null : !known.equals(actual)) {
            throw new SyncException(
                    "found a stale collision count ("
                            + address(known)
                            + ", expected "
                            + address(actual)
                            + ") of DaemonSet \""
                            + daemonSet.name()
                            + "\" while processing; will retry until it is updated");
        }
        DaemonSet live = atServer == null ? daemonSet : atServer;
        work.status = live.status().withCollisionCount(actual == null ? 1 : actual + 1);
        throw new SyncException(
                "controllerrevisions.apps \"" + wanted.name() + "\" already exists");
    }

    /** Returns a pointer address, because Kubernetes prints the pointer here, not the number. */
    private static String address(Integer count) {
        return count == null ? "0" : "<address>";
    }

    private ControllerRevision existing(String name) {
        for (ControllerRevision revision : view.revisions()) {
            if (revision.name().equals(name)) {
                return revision;
            }
        }
        for (ControllerRevision revision : onlyAtServer) {
            if (revision.name().equals(name)) {
                return revision;
            }
        }
        return null;
    }

    /** Keeps the highest of several equal revisions and relabels the pods with its hash. */
    private ControllerRevision dedupCurHistories(List<ControllerRevision> equal) {
        if (equal.size() == 1) {
            return equal.get(0);
        }
        ControllerRevision kept = equal.get(0);
        for (ControllerRevision revision : equal) {
            kept = revision.revision() >= kept.revision() ? revision : kept;
        }
        claims.claimPods();
        for (Pod pod : view.pods()) {
            if (view.isClaimed(pod) && !pod.label(DaemonSet.HASH_LABEL).equals(kept.hash())) {
                work.relabeledPods.put(pod.name(), kept.hash());
            }
        }
        for (ControllerRevision revision : equal) {
            if (!revision.name().equals(kept.name())) {
                work.deletedRevisions.add(revision.name());
            }
        }
        return kept;
    }

    /** Deletes the oldest revisions beyond the limit, except those whose hash a pod carries. */
    void cleanupHistory() {
        int excess = old.size() - view.daemonSet().revisionHistoryLimit();
        List<ControllerRevision> byNumber = new ArrayList<>(old);
        byNumber.sort(Comparator.comparingLong(ControllerRevision::revision));
        for (ControllerRevision revision : byNumber) {
            if (excess <= 0) {
                return;
            }
            if (!view.isLive(revision.hash())) {
                work.deletedRevisions.add(revision.name());
                excess--;
            }
        }
    }
}
