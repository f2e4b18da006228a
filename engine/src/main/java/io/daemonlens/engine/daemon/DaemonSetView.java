package io.daemonlens.engine.daemon;

import io.daemonlens.engine.apimachinery.LabelSelector;
import io.daemonlens.engine.apimachinery.Selector;
import io.daemonlens.engine.apps.Cluster;
import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.apps.RevisionData;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.schemas.KubernetesVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * The controller's caches for one DaemonSet: the object, the nodes, the pods of its namespace, the
 * revisions. A simulation keeps one view and reports every change to it, so that the cost of a sync
 * depends on the changes, not on the cluster size. A view built from a {@link Cluster} gives the
 * same results.
 */
public final class DaemonSetView {

    private final Behaviour behaviour;
    private final Gates gates;
    private final Room room;
    private final TreeMap<String, NodeSlot> slots = new TreeMap<>();
    private final TreeMap<String, Pod> pods = new TreeMap<>();
    private final TreeMap<String, Pod> orphans = new TreeMap<>();
    private final TreeMap<String, Pod> strays = new TreeMap<>();
    private final TreeMap<String, Integer> podsByHash = new TreeMap<>();
    private final TreeMap<String, ControllerRevision> revisions = new TreeMap<>();
    private final FailedPodsBackoff backoff = new FailedPodsBackoff();
    private DaemonSet daemonSet;
    private Selector selector = Selector.NOTHING;
    private NodeShouldRunDaemonPod placement;
    private String templateData;
    private boolean expectationsOpen;

    private Tally tally = new Tally();
    private Outlook outlook;
    private final List<NodeSlot> changed = new ArrayList<>();
    private final PriorityQueue<Wake> wakes = new PriorityQueue<>();

    /** The time at which to re-evaluate a node that has not changed. */
    private record Wake(Instant time, NodeSlot slot) implements Comparable<Wake> {
        @Override
        public int compareTo(Wake other) {
            return time.compareTo(other.time);
        }
    }

    /** Creates a view of a DaemonSet, without nodes, pods or revisions. */
    public DaemonSetView(DaemonSet daemonSet, KubernetesVersion version, Gates gates) {
        this(daemonSet, version, gates, Room.PLENTY);
    }

    /**
     * Creates a view in which other pods use node resources.
     *
     * @param room queried again whenever a node is put; used only up to 1.11
     */
    public DaemonSetView(DaemonSet daemonSet, KubernetesVersion version, Gates gates, Room room) {
        this.behaviour = Behaviour.of(version);
        this.gates = gates;
        this.room = room;
        put(daemonSet);
    }

    /** Creates the view of a DaemonSet in a cluster. */
    public static DaemonSetView of(
            Cluster cluster, DaemonSet daemonSet, KubernetesVersion version, Gates gates) {
        DaemonSetView view = new DaemonSetView(daemonSet, version, gates);
        cluster.nodes().forEach(view::put);
        cluster.pods().forEach(view::put);
        cluster.revisions().forEach(view::put);
        return view;
    }

    public DaemonSet daemonSet() {
        return daemonSet;
    }

    /** Updates the DaemonSet. */
    public void put(DaemonSet other) {
        boolean sameTemplate = daemonSet != null && daemonSet.template().equals(other.template());
        boolean samePods =
                daemonSet != null
                        && daemonSet.uid().equals(other.uid())
                        && (daemonSet.selector() == null
                                ? other.selector() == null
                                : daemonSet.selector().equals(other.selector()));
        daemonSet = other;
        if (!sameTemplate) {
            templateData = null;
            placement =
                    NodeShouldRunDaemonPod.of(
                            other.template(), other.namespace(), behaviour.version(), gates, room);
            for (NodeSlot slot : slots.values()) {
                if (slot.node() != null) {
                    slot.put(slot.node(), placement.decide(slot.node()));
                    markChanged(slot);
                }
            }
        }
        if (!samePods) {
            selector = selectorOf(other);
            pods.values().forEach(this::forget);
            pods.values().forEach(this::sort);
        }
    }

    private Selector selectorOf(DaemonSet of) {
        try {
            return LabelSelector.toSelector(of.selector(), behaviour.version());
        } catch (Selector.FormatException e) {
            return Selector.NOTHING;
        }
    }

    /** Adds or updates a node. */
    public void put(Node node) {
        NodeSlot slot = slots.computeIfAbsent(node.name(), NodeSlot::new);
        slot.put(node, placement.decide(node));
        markChanged(slot);
    }

    /** Removes a node; its pods stay until they are removed. */
    public void removeNode(String name) {
        NodeSlot slot = slots.get(name);
        if (slot != null) {
            slot.removeNode();
            markChanged(slot);
        }
    }

    /** Adds or updates a pod. Pods of other namespaces are ignored. */
    public void put(Pod pod) {
        if (pod.namespace().equals(daemonSet.namespace())) {
            Pod before = pods.put(pod.name(), pod);
            if (before != null) {
                forget(before);
            }
            sort(pod);
        }
    }

    /** Removes a pod. */
    public void removePod(String name) {
        Pod before = pods.remove(name);
        if (before != null) {
            forget(before);
        }
    }

    /** Returns the pod with this name in the DaemonSet's namespace; null if there is none. */
    public Pod pod(String name) {
        return pods.get(name);
    }

    /** Returns all pods of the DaemonSet's namespace, sorted by name. */
    public Collection<Pod> pods() {
        return Collections.unmodifiableCollection(pods.values());
    }

    /** Adds or updates a revision. */
    public void put(ControllerRevision revision) {
        if (revision.namespace().equals(daemonSet.namespace())) {
            revisions.put(revision.name(), revision);
        }
    }

    public void removeRevision(String name) {
        revisions.remove(name);
    }

    /** Returns the revisions of the DaemonSet's namespace, sorted by name. */
    public Collection<ControllerRevision> revisions() {
        return Collections.unmodifiableCollection(revisions.values());
    }

    /**
     * Sets whether the caches lack some creations or deletions of an earlier sync (expectations).
     */
    public void setExpectationsOpen(boolean open) {
        expectationsOpen = open;
    }

    /** Returns the controller's back-off for deleting failed pods. */
    public FailedPodsBackoff backoff() {
        return backoff;
    }

    /** Returns the controller's decision for a node; null if the node does not exist. */
    public Placement placement(String node) {
        NodeSlot slot = slots.get(node);
        return slot == null ? null : slot.placement();
    }

    /** Returns whether the pod has been ready for minReadySeconds at this time. */
    public boolean isAvailable(Pod pod, Instant time) {
        return pod.isReady()
                && (daemonSet.minReadySeconds() == 0
                        || Outlook.of(daemonSet, "", behaviour).isAvailable(pod, time));
    }

    /**
     * Returns the hash label of the current template's pods: that of its revision if one exists
     * (the highest of several equal ones), else that of the revision that the controller will
     * create.
     */
    public String templateHash() {
        ControllerRevision found = null;
        for (ControllerRevision revision : revisions.values()) {
            boolean ours =
                    revision.controller() == null
                            || revision.controller().uid().equals(daemonSet.uid());
            if (ours
                    && revision.data().equals(templateData())
                    && (found == null || revision.revision() >= found.revision())) {
                found = revision;
            }
        }
        return found != null
                ? found.hash()
                : ControllerRevision.of(daemonSet, 1, behaviour.version()).hash();
    }

    /** Returns whether the pod counts as up to date, given the hash of the current template. */
    public boolean isUpdated(Pod pod, String hash) {
        return Outlook.of(daemonSet, hash, behaviour).isUpdated(pod);
    }

    /** Returns whether the DaemonSet controls the pod or would adopt it. */
    public boolean claims(Pod pod) {
        return pod.namespace().equals(daemonSet.namespace())
                && selector.matches(pod.labels())
                && (pod.isControlledBy(daemonSet.uid())
                        || (pod.controller() == null && !pod.isTerminating()));
    }

    /** Returns the decision about which nodes should run a pod of the current template. */
    public NodeShouldRunDaemonPod placement() {
        return placement;
    }

    private void sort(Pod pod) {
        boolean ours = pod.isControlledBy(daemonSet.uid());
        boolean selected = selector.matches(pod.labels());
        if (ours && !selected) {
            strays.put(pod.name(), pod);
        } else if (selected && (ours || (pod.controller() == null && !pod.isTerminating()))) {
            if (!ours) {
                orphans.put(pod.name(), pod);
            }
            claim(pod);
        }
    }

    private void claim(Pod pod) {
        String target = pod.targetNode();
        if (!target.isEmpty()) {
            NodeSlot slot = slots.computeIfAbsent(target, NodeSlot::new);
            slot.add(pod);
            markChanged(slot);
            podsByHash.merge(pod.label(DaemonSet.HASH_LABEL), 1, Integer::sum);
        }
    }

    private void forget(Pod pod) {
        orphans.remove(pod.name());
        strays.remove(pod.name());
        NodeSlot slot = pod.targetNode().isEmpty() ? null : slots.get(pod.targetNode());
        if (slot != null && slot.remove(pod)) {
            markChanged(slot);
            podsByHash.computeIfPresent(
                    pod.label(DaemonSet.HASH_LABEL),
                    (hash, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Returns the revision data of the current template. */
    String templateData() {
        if (templateData == null) {
            templateData = RevisionData.of(daemonSet.template().json(), behaviour.version());
        }
        return templateData;
    }

    Selector selector() {
        return selector;
    }

    Behaviour behaviour() {
        return behaviour;
    }

    boolean expectationsOpen() {
        return expectationsOpen;
    }

    /** Returns the pods without a controller that the selector matches. */
    Collection<Pod> orphans() {
        return orphans.values();
    }

    /** Returns the pods of this DaemonSet that the selector does not match. */
    Collection<Pod> strays() {
        return strays.values();
    }

    /** Returns whether the DaemonSet controls the pod or is about to. */
    boolean isClaimed(Pod pod) {
        return selector.matches(pod.labels())
                && (pod.isControlledBy(daemonSet.uid()) || orphans.containsKey(pod.name()));
    }

    /** Returns whether a pod that is bound or pinned to a node carries the hash. */
    boolean isLive(String hash) {
        return podsByHash.containsKey(hash);
    }

    /** Returns the totals over all nodes at this time. */
    Tally tally(Outlook now, Instant time) {
        if (!now.equals(outlook)) {
            outlook = now;
            tally = new Tally();
            wakes.clear();
            changed.clear();
            for (NodeSlot slot : slots.values()) {
                look(slot, time);
            }
            slots.values().removeIf(NodeSlot::isVacant);
            return tally;
        }
        while (!wakes.isEmpty() && outlook.isReached(wakes.peek().time, time)) {
            NodeSlot slot = wakes.remove().slot;
            if (slots.get(slot.name()) == slot) {
                markChanged(slot);
            }
        }
        for (NodeSlot slot : changed) {
            tally.remove(slot);
            if (slot.isVacant()) {
                slots.remove(slot.name(), slot);
            } else {
                look(slot, time);
            }
        }
        changed.clear();
        return tally;
    }

    private void markChanged(NodeSlot slot) {
        if (!slot.hasChanged()) {
            slot.setChanged();
            changed.add(slot);
        }
    }

    private void look(NodeSlot slot, Instant time) {
        Instant wakesAt = slot.look(outlook, time).wakesAt();
        if (wakesAt != null) {
            wakes.add(new Wake(wakesAt, slot));
        }
        tally.add(slot);
    }
}
