package io.daemonlens.engine.daemon;

import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.core.Pod;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Claims the pods and revisions of a DaemonSet: adopts orphans that its selector matches, and
 * releases its own that the selector no longer matches. Before the first adoption, the controller
 * asks the API server whether the DaemonSet is still the one in the caches. Follows {@code
 * pkg/controller/controller_ref_manager.go}.
 */
final class Claims {

    private static final DateTimeFormatter GO_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z 'UTC'").withZone(ZoneOffset.UTC);

    private static final String RECHECK = "can't recheck DeletionTimestamp: ";

    private final DaemonSetView view;
    private final DaemonSet atServer;
    private final Work work;

    Claims(DaemonSetView view, DaemonSet atServer, Work work) {
        this.view = view;
        this.atServer = atServer;
        this.work = work;
    }

    void claimPods() {
        view.strays().forEach(pod -> work.releasedPods.add(pod.name()));
        Set<String> errors = new LinkedHashSet<>();
        String refusal = view.orphans().isEmpty() ? null : recheckDeletionTimestamp();
        for (Pod pod : view.orphans()) {
            if (refusal == null) {
                work.adoptedPods.add(pod.name());
            } else {
                errors.add("can't adopt Pod " + pod + " (" + pod.uid() + "): " + refusal);
            }
        }
        throwAll(errors);
    }

    /** Returns the claimed revisions, sorted by name. */
    List<ControllerRevision> claimControllerRevisions() {
        DaemonSet daemonSet = view.daemonSet();
        List<ControllerRevision> claimed = new ArrayList<>();
        Set<String> errors = new LinkedHashSet<>();
        for (ControllerRevision revision : view.revisions()) {
            boolean selected = view.selector().matches(revision.labels());
            boolean orphan = revision.controller() == null;
            boolean wanted = selected && !(orphan && revision.terminating());
            boolean ours = !orphan && revision.controller().uid().equals(daemonSet.uid());
            String refusal = orphan && wanted ? recheckDeletionTimestamp() : null;
            if (refusal != null) {
                errors.add(
                        "can't adopt ControllerRevision "
                                + revision
                                + " ("
                                + revision.uid()
                                + "): "
                                + refusal);
            } else if (wanted && (ours || orphan)) {
                claimed.add(revision);
                if (orphan) {
                    work.adoptedRevisions.add(revision.name());
                }
            } else if (ours) {
                work.releasedRevisions.add(revision.name());
            }
        }
        throwAll(errors);
        return claimed;
    }

    private String recheckDeletionTimestamp() {
        DaemonSet seen = view.daemonSet();
        if (atServer == null) {
            return RECHECK + "daemonsets.apps \"" + seen.name() + "\" not found";
        }
        if (!atServer.uid().equals(seen.uid())) {
            return RECHECK
                    + "original DaemonSet "
                    + seen
                    + " is gone: got uid "
                    + atServer.uid()
                    + ", wanted "
                    + seen.uid();
        }
        return atServer.deletedAt() == null
                ? null
                : atServer + " has just been deleted at " + goTime(atServer.deletedAt());
    }

    private static String goTime(Instant time) {
        return GO_TIME.format(time);
    }

    private static void throwAll(Set<String> errors) {
        if (!errors.isEmpty()) {
            String all = String.join(", ", errors);
            throw new SyncException(errors.size() == 1 ? all : "[" + all + "]");
        }
    }
}
