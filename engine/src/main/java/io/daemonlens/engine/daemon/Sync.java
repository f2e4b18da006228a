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

    /** No sync creates more pods than this, or deletes more. */
    private static final int BURST = 250;

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

    Actions run() {
        if (daemonSet.selector() != null && daemonSet.selector().isEmpty()) {
            work.events.add(
                    Event.warning(
                            "SelectingAll",
                            "This daemon set is selecting all pods. A non-empty selector is"
                                    + " required."));
        } else if (daemonSet.deletedAt() == null) {
            reconcile();
        }
        return work.actions();
    }

    private void reconcile() {
        Outlook outlook;
        try {
            String hash = history.current().hash();
            outlook = Outlook.of(daemonSet, hash, view.behaviour());
        } catch (SyncException e) {
            work.error = "failed to construct revisions of DaemonSet: " + e.getMessage();
            return;
        }
        boolean expectationsOpen = view.expectationsOpen();
        try {
            if (!expectationsOpen) {
                update(outlook);
            }
        } catch (SyncException e) {
            work.error = e.getMessage();
            if (!view.behaviour().statusAfterErrors()) {
                return;
            }
        }
        try {
            report(outlook, !expectationsOpen);
        } catch (SyncException e) {
            work.error = work.error == null ? e.getMessage() : work.error;
        }
    }

    private void update(Outlook outlook) {
        Tally tally = claimedTally(outlook);
        PlacePods placing = new PlacePods(view, outlook, now, work);
        placing.run(tally);
        request(placing.deletes(), placing.nodes(), outlook);
        boolean acted = !placing.deletes().isEmpty() || !placing.nodes().isEmpty();
        if (!acted && daemonSet.updateStrategy().isRollingUpdate()) {
            RollingUpdate step = new RollingUpdate(outlook, now, choice, tally);
            step.run(daemonSet.updateStrategy());
            request(step.deletes(), step.nodes(), outlook);
        }
        history.cleanUp();
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

    private void request(List<String> deletes, List<String> nodes, Outlook outlook) {
        if (!nodes.isEmpty()) {
            Map<String, String> labels = labels(outlook.hash());
            for (String node : limited(nodes)) {
                Pod pod = pod(node, labels);
                work.creates.add(pod);
                work.events.add(Event.normal("SuccessfulCreate", "Created pod: " + pod.name()));
            }
        }
        for (String pod : limited(deletes)) {
            if (work.deletes.add(pod)) {
                work.events.add(Event.normal("SuccessfulDelete", "Deleted pod: " + pod));
            }
        }
    }

    private List<String> limited(List<String> all) {
        return all.size() <= BURST ? all : choice.take(all, BURST);
    }

    /** The labels of new pods: the template's, its generation, the revision's hash. */
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

    private void report(Outlook outlook, boolean processed) {
        Tally tally = claimedTally(outlook);
        DaemonSetStatus before = daemonSet.status();
        boolean outdated = before.observedGeneration() < daemonSet.generation();
        DaemonSetStatus after =
                new DaemonSetStatus(
                        tally.current(),
                        tally.misscheduled(),
                        tally.desired(),
                        tally.ready(),
                        processed && outdated
                                ? daemonSet.generation()
                                : before.observedGeneration(),
                        tally.updated(),
                        tally.available(),
                        tally.desired() - tally.available(),
                        before.collisionCount());
        if (outdated || !after.equals(before)) {
            work.status = processed ? after.withObservedGeneration(daemonSet.generation()) : after;
        }
        if (daemonSet.minReadySeconds() > 0 && tally.ready() != tally.available()) {
            work.resyncAfter(Duration.ofSeconds(daemonSet.minReadySeconds()));
        }
    }
}
