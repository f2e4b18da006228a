package io.daemonlens.engine.simulation.scenario;

import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.json.JsonObject;
import java.util.List;
import java.util.Map;

/** A change that users or components make to the cluster while the simulation runs. */
public sealed interface ClusterChange {

    /** The DaemonSet is applied; given as the API server stores it. */
    record Apply(JsonObject daemonSet) implements ClusterChange {}

    /** The DaemonSet is deleted. */
    record DeleteDaemonSet(Cascade cascade) implements ClusterChange {}

    /** How the pods of a deleted DaemonSet are handled. */
    enum Cascade {
        /** The DaemonSet is removed at once, its pods afterwards. */
        BACKGROUND,
        /** The pods are deleted first; the DaemonSet is removed once they are gone. */
        FOREGROUND,
        /** The pods stay without an owner. */
        ORPHAN
    }

    /** A node joins the cluster. */
    record AddNode(Node node) implements ClusterChange {}

    /** A Node object is deleted; its pods are garbage-collected some time later. */
    record RemoveNode(String node) implements ClusterChange {}

    /** A node's taints are replaced. */
    record SetTaints(String node, List<Taint> taints) implements ClusterChange {}

    /** A node's labels are replaced. */
    record SetLabels(String node, Map<String, String> labels) implements ClusterChange {}

    /** A node is cordoned or uncordoned, and its taint is added or removed accordingly. */
    record Cordon(String node, boolean cordoned) implements ClusterChange {}

    /**
     * A node is drained: it is cordoned and other pods are evicted. Daemon pods stay, as with
     * {@code kubectl drain --ignore-daemonsets}.
     */
    record Drain(String node) implements ClusterChange {}

    /** A node's kubelet stops responding: its pods neither start nor stop. */
    record NodeDown(String node) implements ClusterChange {}

    /** The kubelet of an unresponsive node responds again. */
    record NodeUp(String node) implements ClusterChange {}

    /** A user deletes the DaemonSet's pods on a node. */
    record DeletePods(String node) implements ClusterChange {}

    /** A user force-deletes the DaemonSet's pods on a node; their objects are removed at once. */
    record ForceDeletePods(String node) implements ClusterChange {}

    /** The containers of the DaemonSet's pods on a node crash once and restart. */
    record CrashPods(String node) implements ClusterChange {}

    /** The kubelet evicts the DaemonSet's pods on a node; their phase becomes Failed. */
    record FailPods(String node) implements ClusterChange {}

    /** A user creates an additional pod on a node that the DaemonSet's selector matches. */
    record DuplicatePod(String node) implements ClusterChange {}
}
