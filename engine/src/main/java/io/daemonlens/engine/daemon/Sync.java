package io.daemonlens.engine.daemon;

import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.apps.DaemonSetStatus;
import io.daemonlens.engine.core.Event;
import io.daemonlens.engine.core.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One sync of one DaemonSet, from the caches to the requests, in the controller's order. */
final class Sync {

    /** The maximum number of pods that a sync creates, and the maximum that it deletes. */
    private static final int BURST = 250;

    private static final long NOT_PROCESSED = -1;

    private final DaemonSetView view;
    private final DaemonSet daemonSet;
    private final Instant now;
    private final Choice choice;
    private final PodNames names;
    private final Work work = new Work();
    private final Claims claims;
    private final History history;

    Sync(
            DaemonSetView view,
            DaemonSet atServer,
            Collection<ControllerRevision> onlyAtServer,
            Instant now,
            Choice choice,
            PodNames names) {
        this.view = view;
        this.daemonSet = view.daemonSet();
        this.now = now;
        this.choice = choice;
        this.names = names;
        this.claims = new Claims(view, atServer, work);
        this.history = new History(view, atServer, onlyAtServer, claims, work);
    }

    /** Runs the whole sync, as if its requests take effect immediately. */
    Actions run() {
        start();
        if (work.hash != null) {
            end();
        }
        return work.actions();
    }

    /** Runs the sync up to its requests. */
    Actions begin() {
        start();
        return work.actions();
    }

    private void start() {
        if (daemonSet.selector() != null && daemonSet.selector().isEmpty()) {
            work.events.add(
                    Event.warning(
                            "SelectingAll",
                            "This daemon set is selecting all pods. A non-empty selector is"
                                    + " required."));
        } else if (daemonSet.deletedAt() == null) {
            syncDaemonSet();
        }
    }

    private void syncDaemonSet() {
        Outlook outlook;
        try {
            work.hash = history.constructHistory().hash();
            outlook = Outlook.of(daemonSet, work.hash, view.behaviour());
        } catch (SyncException e) {
            work.error = "failed to construct revisions of DaemonSet: " + e.getMessage();
            return;
        }
        try {
            if (!view.expectationsOpen()) {
                updateDaemonSet(outlook);
            }
        } catch (SyncException e) {
            work.error = e.getMessage();
        }
    }

    private void end() {
        try {
            long generation = view.expectationsOpen() ? NOT_PROCESSED : daemonSet.generation();
            Report report = updateDaemonSetStatus(work.hash, work.error, generation);
            if (report == Report.NOTHING) {
                return;
            }
            work.status = report.status();
            if (report.resyncAfter() != null) {
                work.resyncAfter(report.resyncAfter());
            }
        } catch (SyncException e) {
            work.error = work.error == null ? e.getMessage() : work.error;
        }
    }

    private void updateDaemonSet(Outlook outlook) {
        Tally tally = claimedTally(outlook);
        Manage placing = new Manage(view, outlook, now, work);
        placing.manage(tally);
        warnOfSuspended(tally);
        syncNodes(placing.deletes(), placing.nodes(), outlook);
        if (placing.failedPods() > 0 && view.behaviour().failuresAreErrors()) {
            throw new SyncException(
                    "deleted " + placing.failedPods() + " failed pods of DaemonSet " + daemonSet);
        }
        boolean acted = !placing.deletes().isEmpty() || !placing.nodes().isEmpty();
        if (!acted && daemonSet.updateStrategy().isRollingUpdate()) {
            RollingUpdate step = new RollingUpdate(outlook, now, choice, tally);
            step.rollingUpdate(daemonSet.updateStrategy());
            if (!view.behaviour().countsByNode()) {
                warnOfSuspended(tally);
            }
            syncNodes(step.deletes(), step.nodes(), outlook);
        }
        history.cleanupHistory();
    }

    /**
     * Records an event for each suspended node, every time nodes are evaluated, which is part of
     * every count of nodes.
     */
    private void warnOfSuspended(Tally tally) {
        for (NodeSlot slot : tally.suspended()) {
            String failure = slot.placement().failure();
            if (failure != null) {
                work.events.add(Event.warning("FailedPlacement", failure));
            }
        }
    }

    private Tally claimedTally(Outlook outlook) {
        try {
            claims.claimPods();
        } catch (SyncException e) {
            throw new SyncException(
                    "couldn't get node to daemon pod mapping for daemon set \""
                            + daemonSet.name()
                            + "\": "
                            + e.getMessage());
        }
        return view.tally(outlook, now);
    }

    private void syncNodes(List<String> deletes, Collection<String> nodes, Outlook outlook) {
        if (!nodes.isEmpty()) {
            Map<String, String> labels = labels(outlook.hash());
            for (String node : limitedToBurst(nodes)) {
                Pod pod = pod(node, labels);
                work.creates.add(pod);
                work.events.add(Event.normal("SuccessfulCreate", "Created pod: " + pod.name()));
            }
        }
        for (String pod : limitedToBurst(deletes)) {
            if (work.deletes.add(pod)) {
                work.events.add(Event.normal("SuccessfulDelete", "Deleted pod: " + pod));
            }
        }
    }

    private Collection<String> limitedToBurst(Collection<String> all) {
        return all.size() <= BURST ? all : choice.take(all, BURST);
    }

    /** Returns the labels of new pods: the template's, its generation, the revision's hash. */
    private Map<String, String> labels(String hash) {
        Map<String, String> labels = new LinkedHashMap<>(daemonSet.template().labels());
        Long generation = daemonSet.templateGeneration();
        if (generation != null) {
            labels.put(DaemonSet.GENERATION_LABEL, generation.toString());
        }
        if (!hash.isEmpty()) {
            labels.put(DaemonSet.HASH_LABEL, hash);
        }
        return Collections.unmodifiableMap(labels);
    }

    private Pod pod(String node, Map<String, String> labels) {
        boolean bound = view.behaviour().ownScheduling();
        return new Pod(
                daemonSet.namespace(),
                names.nameFor(daemonSet, node),
                "",
                labels,
                daemonSet.asOwner(),
                now,
                null,
                bound ? node : daemonSet.template().nodeName(),
                bound ? "" : node,
                "Pending",
                null);
    }

    /** Returns the status after the requests of a sync of this generation are done. */
    Report updateDaemonSetStatus(String hash, String error, long generation) {
        if (error != null && !view.behaviour().statusAfterErrors()) {
            return Report.NOTHING;
        }
        Tally tally = claimedTally(Outlook.of(daemonSet, hash, view.behaviour()));
        warnOfSuspended(tally);
        DaemonSetStatus before = daemonSet.status();
        boolean outdated = before.observedGeneration() < daemonSet.generation();
        boolean processed = generation != NOT_PROCESSED;
        DaemonSetStatus after =
                new DaemonSetStatus(
                        tally.current(),
                        tally.misscheduled(),
                        tally.desired(),
                        tally.ready(),
                        processed && outdated ? generation : before.observedGeneration(),
                        tally.updated(),
                        tally.available(),
                        tally.desired() - tally.available(),
                        before.collisionCount());
        DaemonSetStatus written = processed ? after.withObservedGeneration(generation) : after;
        boolean looksAgain =
                view.behaviour().resyncs()
                        && daemonSet.minReadySeconds() > 0
                        && tally.ready() != tally.available();
        return new Report(
                outdated || !after.equals(before) ? written : null,
                looksAgain ? Duration.ofSeconds(daemonSet.minReadySeconds()) : null);
    }
}
