package io.daemonlens.engine.diagnosis;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Timestamps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Examines one node and determines its bucket. */
final class NodeExamination {

    private final DaemonSetFacts facts;
    private final Node node;
    private final boolean wanted;
    private final List<OwnedPod> pods = new ArrayList<>(2);
    private final List<Found> found = new ArrayList<>(1);
    private OwnedPod updated;
    private OwnedPod old;
    private boolean remade;

    /** A problem and the pod that has it; null if no pod is involved. */
    record Found(Trouble trouble, OwnedPod pod) {}

    private NodeExamination(DaemonSetFacts facts, Node node) {
        this.facts = facts;
        this.node = node;
        this.wanted = facts.wants(node.name());
        for (OwnedPod pod : facts.podsOn(node.name())) {
            if (!pod.isGone()) {
                pods.add(pod);
                if (!pod.isTerminating()) {
                    updated = pod.updated() && updated == null ? pod : updated;
                    old = !pod.updated() && old == null ? pod : old;
                }
            }
        }
    }

    /**
     * @param refusal the API server's message if it rejects pods; else null
     */
    static NodeExamination of(
            DaemonSetFacts facts, Node node, PodTroubles troubles, Evidence refusal) {
        NodeExamination examination = new NodeExamination(facts, node);
        examination.examine(troubles, refusal);
        examination.found.sort(Comparator.comparing(each -> each.trouble().code()));
        return examination;
    }

    private void examine(PodTroubles troubles, Evidence refusal) {
        if (!node.ready() && !pods.isEmpty()) {
            found.add(
                    new Found(Trouble.lasting(CauseCode.NODE_NOT_READY, notReady()), pods.get(0)));
            return;
        }
        for (OwnedPod pod : pods) {
            for (Trouble trouble : troubles.of(pod)) {
                found.add(new Found(trouble, pod));
            }
        }
        if (!wanted) {
            examineUnwanted();
            return;
        }
        if (found.isEmpty() && !hasAvailable()) {
            Trouble before = new FailedPods(facts).before(node.name());
            if (before != null) {
                found.add(new Found(before, null));
                remade = true;
            }
        }
        if (refusal != null && updated == null && old == null && pods.isEmpty()) {
            found.add(new Found(Trouble.lasting(CauseCode.ADMISSION_REFUSED, refusal), null));
        }
        if (old != null && !facts.daemonSet().updateStrategy().isRollingUpdate()) {
            found.add(new Found(Trouble.lasting(CauseCode.ON_DELETE, state(old)), old));
        }
        if (updated != null && updated.facts().isReady() && !updated.available()) {
            Evidence evidence =
                    Evidence.of(
                            Evidence.Source.POD,
                            updated.facts().name(),
                            "Ready",
                            "",
                            updated.facts().ready().lastTransitionTime());
            found.add(new Found(Trouble.passing(CauseCode.MIN_READY, evidence), updated));
        }
    }

    private boolean hasAvailable() {
        return updated != null && updated.available() || old != null && old.available();
    }

    private void examineUnwanted() {
        for (OwnedPod pod : pods) {
            if (!pod.isTerminating() && facts.keeps(node.name())) {
                found.add(new Found(Trouble.lasting(CauseCode.MISSCHEDULED, state(pod)), pod));
                return;
            }
        }
    }

    private static Evidence state(OwnedPod pod) {
        return Evidence.of(
                Evidence.Source.STATE, pod.facts().name(), "", "", pod.facts().createdAt());
    }

    private Evidence notReady() {
        Field ready = OwnedPod.conditionOf(facts.cluster().nodeObject(node.name()), "Ready");
        return Evidence.of(
                Evidence.Source.NODE,
                node.name(),
                ready.at("reason").text(),
                ready.at("message").text(),
                Timestamps.of(ready.at("lastTransitionTime")));
    }

    /** Returns all problems, the most important first. */
    List<Found> found() {
        return found;
    }

    boolean isWanted() {
        return wanted;
    }

    /** Returns whether a pod of the current template exists or is recreated repeatedly. */
    boolean hasUpdated() {
        return updated != null || remade;
    }

    /** Returns whether the pod of the current template is available. */
    boolean isDone() {
        return updated != null && updated.available();
    }

    /** Returns whether an available old pod is waiting to be updated. */
    boolean isWaiting() {
        return old != null && old.available() && updated == null;
    }

    /** Returns whether a new pod next to an old one uses up maxSurge. */
    boolean isSurging() {
        return old != null && updated != null && !updated.available();
    }

    /**
     * Returns whether there is an unavailable old pod, which the controller deletes, or surges
     * past, at once.
     */
    boolean hasOldUnavailable() {
        return old != null && !old.available() && updated == null;
    }

    /** Returns whether there is no pod, not even a terminating one. */
    boolean isEmpty() {
        return pods.isEmpty();
    }

    /** Returns whether there is a problem that does not resolve by itself. */
    boolean hasLastingTrouble() {
        for (Found each : found) {
            if (!each.trouble().heals()) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the node is being updated without lasting problems. */
    boolean isMoving() {
        return !hasLastingTrouble() && bucketState() == NodeFinding.State.UPDATING
                || !found.isEmpty() && !hasLastingTrouble();
    }

    private NodeFinding.State bucketState() {
        if (pods.isEmpty()) {
            return wanted ? NodeFinding.State.UPDATING : NodeFinding.State.NOT_WANTED;
        }
        if (updated != null && updated.available() && old == null) {
            return NodeFinding.State.AVAILABLE;
        }
        return isWaiting() ? NodeFinding.State.OLD : NodeFinding.State.UPDATING;
    }

    NodeFinding finding() {
        if (found.isEmpty()) {
            OwnedPod pod = updated != null ? updated : pods.isEmpty() ? null : pods.get(0);
            return new NodeFinding(
                    node.name(), bucketState(), null, pod == null ? "" : pod.facts().name(), null);
        }
        Found first = found.get(0);
        return new NodeFinding(
                node.name(),
                bucketState(),
                first.trouble().code(),
                first.pod() == null ? "" : first.pod().facts().name(),
                first.trouble().evidence());
    }
}
