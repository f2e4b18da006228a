package io.daemonlens.engine.simulation;

import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.json.JsonObject;
import java.util.List;
import java.util.Map;

/** Something that people or machines do to the cluster while the simulation runs. */
public sealed interface ClusterChange {

    /** The DaemonSet is applied in another form, as the API server stores it. */
    record Apply(JsonObject daemonSet) implements ClusterChange {}

    /** The DaemonSet is deleted. */
    record DeleteDaemonSet(Cascade cascade) implements ClusterChange {}

    /** What becomes of the pods of a deleted DaemonSet. */
    enum Cascade {
        /** The DaemonSet goes at once, its pods after it. */
        BACKGROUND,
        /** Its pods go first; the DaemonSet is gone once they are. */
        FOREGROUND,
        /** Its pods stay and belong to nobody. */
        ORPHAN
    }

    /** A node joins. */
    record AddNode(Node node) implements ClusterChange {}

    /** A node's object is deleted; its pods are collected some time later. */
    record RemoveNode(String node) implements ClusterChange {}

    /** A node's taints are replaced. */
    record SetTaints(String node, List<Taint> taints) implements ClusterChange {}

    /** A node's labels are replaced. */
    record SetLabels(String node, Map<String, String> labels) implements ClusterChange {}

    /** A node is cordoned, or uncordoned; its taint comes and goes with it. */
    record Cordon(String node, boolean cordoned) implements ClusterChange {}

    /**
     * A node is cordoned and the pods of others leave it; daemon pods stay, as kubectl leaves them.
     */
    record Drain(String node) implements ClusterChange {}

    /** A node's kubelet falls silent: pods there neither start nor stop. */
    record NodeDown(String node) implements ClusterChange {}

    /** The kubelet of a silent node is back. */
    record NodeUp(String node) implements ClusterChange {}

    /** Somebody deletes the DaemonSet's pods on a node. */
    record DeletePods(String node) implements ClusterChange {}

    /** Somebody deletes the DaemonSet's pods on a node by force: their objects are gone at once. */
    record ForceDeletePods(String node) implements ClusterChange {}

    /** The containers of the DaemonSet's pods on a node crash once and are started again. */
    record CrashPods(String node) implements ClusterChange {}

    /** The DaemonSet's pods on a node are evicted by their kubelet: they end as Failed. */
    record FailPods(String node) implements ClusterChange {}

    /** Somebody creates one more pod that the DaemonSet's selector matches on a node. */
    record DuplicatePod(String node) implements ClusterChange {}
}
