package io.daemonlens.engine.scheduler.framework;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.OwnerReference;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The pods of a cluster, each parsed once, and found by node, owner and namespace. Every scenario
 * of a cluster uses the same instance: a large cluster has many more pods than one simulation
 * changes. Immutable.
 */
public final class ClusterPods {

    public static final ClusterPods NONE =
            of(List.of(), KubernetesVersion.NEWEST, NamespaceLabels.UNKNOWN);

    // These maps are asked by key only; their order is never seen.
    private final List<ClusterPod> all;
    private final Map<String, List<ClusterPod>> byNode = new HashMap<>();
    private final Map<String, List<ClusterPod>> byNamespace = new HashMap<>();
    private final Map<String, List<ClusterPod>> orphans = new HashMap<>();
    private final Map<String, Map<String, List<ClusterPod>>> byDaemonSet = new HashMap<>();

    private ClusterPods(List<ClusterPod> all) {
        this.all = all;
        all.forEach(this::index);
    }

    /** Reads pods as the API server serves them. */
    public static ClusterPods of(
            Collection<JsonObject> objects, KubernetesVersion version, NamespaceLabels namespaces) {
        PodInfoReader reader = new PodInfoReader(version, namespaces);
        List<ClusterPod> all = new ArrayList<>(objects.size());
        for (JsonObject object : objects) {
            all.add(new ClusterPod(object, reader.read(object)));
        }
        return new ClusterPods(all);
    }

    private void index(ClusterPod pod) {
        String namespace = pod.info().namespace();
        add(byNamespace, namespace, pod);
        if (PodInfo.holdsResources(pod.object())) {
            add(byNode, pod.info().nodeName(), pod);
        }
        OwnerReference owner = OwnerReference.controllerOf(Field.of(pod.object()).at("metadata"));
        if (owner == null) {
            add(orphans, namespace, pod);
        } else if (owner.kind().equals("DaemonSet")) {
            add(byDaemonSet.computeIfAbsent(namespace, k -> new HashMap<>()), owner.name(), pod);
        }
    }

    private static void add(Map<String, List<ClusterPod>> lists, String key, ClusterPod pod) {
        lists.computeIfAbsent(key, k -> new ArrayList<>()).add(pod);
    }

    /** Returns these pods followed by further ones. */
    public ClusterPods plus(ClusterPods more) {
        if (all.isEmpty()) {
            return more;
        }
        if (more.all.isEmpty()) {
            return this;
        }
        List<ClusterPod> both = new ArrayList<>(all);
        both.addAll(more.all);
        return new ClusterPods(both);
    }

    /** Returns all pods in the order in which they were read. */
    public List<ClusterPod> all() {
        return Collections.unmodifiableList(all);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Returns the pods of a namespace. */
    public List<ClusterPod> in(String namespace) {
        return byNamespace.getOrDefault(namespace, List.of());
    }

    /** Returns the pods whose controller is a DaemonSet of this name. */
    public List<ClusterPod> of(String namespace, String daemonSet) {
        return byDaemonSet.getOrDefault(namespace, Map.of()).getOrDefault(daemonSet, List.of());
    }

    /** Returns the pods of a namespace that have no controller. */
    public List<ClusterPod> orphans(String namespace) {
        return orphans.getOrDefault(namespace, List.of());
    }

    /**
     * Returns a snapshot of these nodes with the pods on them that hold resources.
     *
     * @param counts which pods the snapshot contains
     */
    public Snapshot on(Collection<Node> nodes, Predicate<ClusterPod> counts) {
        Map<String, NodeInfo> infos = new TreeMap<>();
        for (Node node : nodes) {
            NodeInfo info = new NodeInfo(node);
            for (ClusterPod pod : byNode.getOrDefault(node.name(), List.of())) {
                if (counts.test(pod)) {
                    info.add(pod.info());
                }
            }
            infos.put(node.name(), info);
        }
        return Snapshot.of(infos);
    }
}
