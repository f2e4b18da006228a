package io.daemonlens.engine.scheduler.framework;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.RequiredNodeAffinity;
import io.daemonlens.engine.core.Toleration;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.scheduler.storage.LegacyDisk;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import java.util.Map;

/**
 * A pod as the scheduler sees it, parsed once from its spec: resource requests, host ports,
 * tolerations, affinity and volumes. Pods of one template share everything except name and node.
 */
public final class PodInfo {

    private final String namespace;
    private final Map<String, String> namespaceLabels;
    private final String name;
    private final Map<String, String> labels;
    private final String nodeName;
    private final int priority;
    private final boolean neverPreempts;
    private final boolean deleted;
    private final String startTime;
    private final Demands demands;
    private final RequiredNodeAffinity nodeAffinity;

    /**
     * The parts of the spec that do not depend on the pod's name and node.
     *
     * @param volumes the volumes that have a claim or are network disks, in order
     * @param features the kubelet features that the pod requires
     */
    public record Demands(
            Resources requests,
            List<HostPort> hostPorts,
            List<Toleration> tolerations,
            List<AffinityTerm> affinity,
            List<AffinityTerm> antiAffinity,
            List<SpreadConstraint> spread,
            List<PodVolume> volumes,
            List<LegacyDisk> disks,
            List<String> features) {

        public boolean hasClaims() {
            for (PodVolume volume : volumes) {
                if (volume.hasClaim()) {
                    return true;
                }
            }
            return false;
        }

        Demands with(List<PodVolume> itsVolumes, List<LegacyDisk> itsDisks) {
            return itsVolumes.isEmpty() && itsDisks.isEmpty()
                    ? this
                    : new Demands(
                            requests,
                            hostPorts,
                            tolerations,
                            affinity,
                            antiAffinity,
                            spread,
                            itsVolumes,
                            itsDisks,
                            features);
        }

        Demands tolerating(List<Toleration> others) {
            return others == tolerations
                    ? this
                    : new Demands(
                            requests,
                            hostPorts,
                            others,
                            affinity,
                            antiAffinity,
                            spread,
                            volumes,
                            disks,
                            features);
        }
    }

    PodInfo(
            String namespace,
            Map<String, String> namespaceLabels,
            String name,
            Map<String, String> labels,
            String nodeName,
            int priority,
            boolean neverPreempts,
            boolean deleted,
            String startTime,
            Demands demands,
            RequiredNodeAffinity nodeAffinity) {
        this.namespace = namespace;
        this.namespaceLabels = namespaceLabels;
        this.name = name;
        this.labels = labels;
        this.nodeName = nodeName;
        this.priority = priority;
        this.neverPreempts = neverPreempts;
        this.deleted = deleted;
        this.startTime = startTime;
        this.demands = demands;
        this.nodeAffinity = nodeAffinity;
    }

    /** Reads a pod, or a pod template with a namespace, as the API server serves it. */
    public static PodInfo of(JsonObject object, KubernetesVersion version) {
        return of(object, version, NamespaceLabels.UNKNOWN);
    }

    /** Reads a pod in a cluster whose namespaces are known. */
    public static PodInfo of(
            JsonObject object, KubernetesVersion version, NamespaceLabels namespaces) {
        return new PodInfoReader(version, namespaces).read(object);
    }

    /** Returns whether a pod still holds its resources; pods that have ended do not. */
    public static boolean holdsResources(JsonObject pod) {
        String phase = Field.of(pod).at("status", "phase").text();
        return !phase.equals("Failed") && !phase.equals("Succeeded");
    }

    /** Returns a pod of the same template with another name and its own labels. */
    public PodInfo named(String otherName, Map<String, String> otherLabels) {
        return new PodInfo(
                namespace,
                namespaceLabels,
                otherName,
                otherLabels,
                nodeName,
                priority,
                neverPreempts,
                false,
                "",
                demands,
                nodeAffinity);
    }

    /** Returns the pod as the DaemonSet controller creates it for a node. */
    public PodInfo pinnedTo(String node, List<Toleration> tolerations) {
        return with(nodeName, priority, neverPreempts, tolerations, nodeAffinity.pinnedTo(node));
    }

    /** Returns the same pod with the priority of its PriorityClass. */
    public PodInfo withPriority(int value, boolean never) {
        return with(nodeName, value, never, demands.tolerations, nodeAffinity);
    }

    /** Returns the same pod, bound to a node. */
    public PodInfo boundTo(String node) {
        return with(node, priority, neverPreempts, demands.tolerations, nodeAffinity);
    }

    private PodInfo with(
            String node,
            int otherPriority,
            boolean never,
            List<Toleration> tolerations,
            RequiredNodeAffinity affinity) {
        return new PodInfo(
                namespace,
                namespaceLabels,
                name,
                labels,
                node,
                otherPriority,
                never,
                deleted,
                startTime,
                demands.tolerating(tolerations),
                affinity);
    }

    public String namespace() {
        return namespace;
    }

    /** Returns the labels of the pod's namespace. */
    public Map<String, String> namespaceLabels() {
        return namespaceLabels;
    }

    public String name() {
        return name;
    }

    public Map<String, String> labels() {
        return labels;
    }

    /** Returns {@code spec.nodeName}; empty if it is not set. */
    public String nodeName() {
        return nodeName;
    }

    public int priority() {
        return priority;
    }

    /** Returns whether {@code preemptionPolicy} is Never. */
    public boolean neverPreempts() {
        return neverPreempts;
    }

    /** Returns whether the pod is terminating; it holds its resources until it is gone. */
    public boolean isDeleted() {
        return deleted;
    }

    /** Returns whether the pod has claims that other pods can use, too. */
    public boolean sharesClaims() {
        for (PodVolume volume : demands.volumes()) {
            if (volume.claim() != null) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the pod has volumes with claims, including ephemeral volumes. */
    public boolean hasClaims() {
        return demands.hasClaims();
    }

    /** Returns the start time as RFC 3339 in UTC; empty if the pod has not started. */
    public String startTime() {
        return startTime;
    }

    public Demands demands() {
        return demands;
    }

    /** Returns the node selector and required node affinity. */
    public RequiredNodeAffinity nodeAffinity() {
        return nodeAffinity;
    }

    /** Returns {@code namespace/name}. */
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
