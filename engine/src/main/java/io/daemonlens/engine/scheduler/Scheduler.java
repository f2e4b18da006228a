package io.daemonlens.engine.scheduler;

import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.scheduler.framework.FilterPlugin;
import io.daemonlens.engine.scheduler.framework.NodeInfo;
import io.daemonlens.engine.scheduler.framework.PodFilter;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Snapshot;
import io.daemonlens.engine.scheduler.framework.Status;
import io.daemonlens.engine.scheduler.plugins.InTreeLimits;
import io.daemonlens.engine.scheduler.plugins.InterPodAffinity;
import io.daemonlens.engine.scheduler.plugins.NodeAffinity;
import io.daemonlens.engine.scheduler.plugins.NodeDeclaredFeatures;
import io.daemonlens.engine.scheduler.plugins.NodeName;
import io.daemonlens.engine.scheduler.plugins.NodePorts;
import io.daemonlens.engine.scheduler.plugins.NodeResourcesFit;
import io.daemonlens.engine.scheduler.plugins.NodeUnschedulable;
import io.daemonlens.engine.scheduler.plugins.NodeVolumeLimits;
import io.daemonlens.engine.scheduler.plugins.PodTopologySpread;
import io.daemonlens.engine.scheduler.plugins.TaintToleration;
import io.daemonlens.engine.scheduler.plugins.VolumeBinding;
import io.daemonlens.engine.scheduler.plugins.VolumeRestrictions;
import io.daemonlens.engine.scheduler.plugins.VolumeZone;
import io.daemonlens.engine.scheduler.storage.InTreePlugin;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The default scheduler without scoring: which nodes can take a pod, why the others cannot, and
 * which pods must be preempted to make room. Checked against {@code pkg/scheduler}, 1.24 and later,
 * and against recorded decisions. The messages of 1.20 to 1.23 are known; those of older minors are
 * derived from them.
 *
 * <p>Dynamic resources are not checked. Storage is checked as far as the cluster's snapshot shows
 * it.
 */
public final class Scheduler {

    private static final int NODE_NAME_PRE_FILTER_SINCE = 37;

    private final KubernetesVersion version;
    private final NodeAffinity nodeAffinity;
    private final List<FilterPlugin> plugins;
    private final Preemptor preemptor;
    private final FitError fitError;

    public Scheduler(KubernetesVersion version, Gates gates) {
        this.version = version;
        this.nodeAffinity = new NodeAffinity(version);
        this.plugins =
                List.of(
                        new NodeUnschedulable(gates),
                        new NodeName(version),
                        new TaintToleration(version, gates),
                        nodeAffinity,
                        new NodePorts(),
                        new NodeResourcesFit(version),
                        new VolumeRestrictions(version),
                        new InTreeLimits(version, InTreePlugin.AWS),
                        new InTreeLimits(version, InTreePlugin.GCE),
                        new NodeVolumeLimits(version),
                        new InTreeLimits(version, InTreePlugin.AZURE),
                        new VolumeBinding(version),
                        new VolumeZone(version),
                        new PodTopologySpread(gates),
                        new InterPodAffinity(),
                        new NodeDeclaredFeatures());
        this.preemptor = new Preemptor(version);
        this.fitError = new FitError(version);
    }

    /** Creates the scheduler of a minor version with its default feature gates. */
    public Scheduler(KubernetesVersion version) {
        this(version, Gates.defaults(version));
    }

    public KubernetesVersion version() {
        return version;
    }

    /** Finds a node for the pod. Changes nothing. */
    public Decision schedule(PodInfo pod, Snapshot snapshot) {
        if (snapshot.size() == 0) {
            return refused(null, null, "no nodes available to schedule pods");
        }
        List<PodFilter> concerned = concernedWith(pod, snapshot);
        SortedSet<String> names = namedNodes(pod);
        Status refusal = runPreFilterPlugins(pod, snapshot, concerned, names);
        if (refusal != null) {
            return refused(refusal, null, fitError.preFilter(pod, snapshot.size(), refusal));
        }
        if (names != null && version.isBefore(30)) {
            for (String name : names) {
                if (snapshot.node(name) == null) {
                    String message = "nodeinfo not found for node name \"" + name + "\"";
                    return refused(null, names, message);
                }
            }
        }
        return findNodesThatFitPod(pod, snapshot, concerned, names);
    }

    /**
     * Returns a node that can take the pod; null if there is none. The search begins at a given
     * node, as upstream continues where the last pod left off ({@code nextStartNodeIndex} in {@code
     * pkg/scheduler/schedule_one.go}), so that many pods do not all search the same full nodes.
     *
     * @param start the index of the first node to check, in the order of names
     */
    public @Nullable String anyFitting(PodInfo pod, Snapshot snapshot, int start) {
        List<PodFilter> concerned = concernedWith(pod, snapshot);
        SortedSet<String> names = namedNodes(pod);
        if (snapshot.size() == 0 || runPreFilterPlugins(pod, snapshot, concerned, names) != null) {
            return null;
        }
        Filters filters = new Filters(concerned);
        List<NodeInfo> nodes = lookedAt(snapshot, names);
        for (int i = 0; i < nodes.size(); i++) {
            NodeInfo node = nodes.get((start + i) % nodes.size());
            if (filters.runFilterPlugins(pod, node, snapshot.nodes()) == null) {
                return node.name();
            }
        }
        return null;
    }

    /** Binds the pod to a node and its claims to volumes. */
    public void bind(PodInfo pod, String node, Snapshot snapshot) {
        bindVolumes(pod, node, snapshot);
        snapshot.add(pod.boundTo(node));
    }

    /**
     * Binds the claims of a pod to volumes for the given node. Upstream this takes as long as
     * provisioning a volume; here it happens immediately.
     */
    public void bindVolumes(PodInfo pod, String node, Snapshot snapshot) {
        if (pod.hasClaims()) {
            NodeInfo bound = Objects.requireNonNull(snapshot.node(node), node);
            VolumeBinding.settle(pod, bound, snapshot.storage(), version);
        }
    }

    private Decision findNodesThatFitPod(
            PodInfo pod,
            Snapshot snapshot,
            List<PodFilter> concerned,
            @Nullable SortedSet<String> names) {
        Filters filters = new Filters(concerned);
        SortedMap<String, Status> refusals = new TreeMap<>();
        SortedSet<String> possible = names == null ? NodeAffinity.possibleNodes(pod) : names;
        List<String> fitting = findNodesThatPassFilters(pod, snapshot, possible, filters, refusals);
        if (fitting.isEmpty() && names == null && possible != null) {
            // The FailedScheduling message needs the reason of every node in the cluster.
            findNodesThatPassFilters(pod, snapshot, null, filters, refusals);
        }
        if (!fitting.isEmpty()) {
            return new Decision(fitting.get(0), null, names, refusals, fitting, "", null);
        }
        Preemptor.Outcome outcome = preemptor.preempt(pod, snapshot, refusals, names, filters);
        String message =
                fitError.filter(snapshot.size(), refusals, pluginsThatName(pod, names), outcome);
        return new Decision(null, null, names, refusals, List.of(), message, outcome.preemption());
    }

    /**
     * Returns the nodes that can take the pod and adds the reasons of the others to {@code
     * refusals}.
     */
    private static List<String> findNodesThatPassFilters(
            PodInfo pod,
            Snapshot snapshot,
            @Nullable SortedSet<String> names,
            Filters filters,
            SortedMap<String, Status> refusals) {
        List<String> fitting = new ArrayList<>();
        for (NodeInfo node : lookedAt(snapshot, names)) {
            Status status = filters.runFilterPlugins(pod, node, snapshot.nodes());
            if (status == null) {
                fitting.add(node.name());
            } else {
                refusals.put(node.name(), status);
            }
        }
        return fitting;
    }

    private static List<NodeInfo> lookedAt(Snapshot snapshot, @Nullable SortedSet<String> names) {
        if (names == null) {
            return new ArrayList<>(snapshot.nodes());
        }
        List<NodeInfo> nodes = new ArrayList<>(names.size());
        for (String name : names) {
            NodeInfo node = snapshot.node(name);
            if (node != null) {
                nodes.add(node);
            }
        }
        return nodes;
    }

    private List<PodFilter> concernedWith(PodInfo pod, Snapshot snapshot) {
        List<PodFilter> concerned = new ArrayList<>(plugins.size());
        for (FilterPlugin plugin : plugins) {
            PodFilter about = plugin.about(pod, snapshot);
            if (about != null) {
                concerned.add(about);
            }
        }
        return concerned;
    }

    /**
     * Returns the only nodes to filter; null for all. Empty if two plugins name different nodes.
     */
    private @Nullable SortedSet<String> namedNodes(PodInfo pod) {
        SortedSet<String> byAffinity = nodeAffinity.namedNodes(pod);
        if (pod.nodeName().isEmpty() || version.isBefore(NODE_NAME_PRE_FILTER_SINCE)) {
            return byAffinity;
        }
        SortedSet<String> byName = new TreeSet<>(List.of(pod.nodeName()));
        if (byAffinity != null) {
            byName.retainAll(byAffinity);
        }
        return byName;
    }

    /** Returns the plugins that named the nodes, as messages list them; null if none did. */
    private @Nullable String pluginsThatName(PodInfo pod, @Nullable SortedSet<String> names) {
        if (names == null) {
            return null;
        }
        boolean byAffinity = nodeAffinity.namedNodes(pod) != null;
        boolean byName = !pod.nodeName().isEmpty() && version.isAtLeast(NODE_NAME_PRE_FILTER_SINCE);
        return byAffinity && byName
                ? NodeAffinity.NAME + " " + NodeName.NAME
                : byName ? NodeName.NAME : NodeAffinity.NAME;
    }

    private @Nullable Status runPreFilterPlugins(
            PodInfo pod,
            Snapshot snapshot,
            List<PodFilter> concerned,
            @Nullable SortedSet<String> names) {
        for (PodFilter plugin : concerned) {
            Status status = plugin.preFilter(pod, snapshot);
            if (status != null) {
                return status;
            }
            if (plugin == nodeAffinity && names != null && names.isEmpty()) {
                return Status.unresolvable(
                        "",
                        "node(s) didn't satisfy plugin(s) ["
                                + pluginsThatName(pod, names)
                                + "] simultaneously");
            }
        }
        return null;
    }

    private static Decision refused(
            @Nullable Status refusal, @Nullable SortedSet<String> names, String message) {
        return new Decision(
                null, refusal, names, Collections.emptySortedMap(), List.of(), message, null);
    }
}
