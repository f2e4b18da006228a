package io.daemonlens.cluster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Clusters as common installers and providers create them: pools of nodes with the labels and
 * taints of real nodes. Sizes, machine types and user-defined taints are examples.
 *
 * <ul>
 *   <li>kubeadm, kind: control-plane taint and labels as set by kubeadm ("Well-Known Labels,
 *       Annotations and Taints"); node lists of kind 1.36
 *   <li>k3s: a node list; servers have no taint by default ("k3s server", {@code --node-taint})
 *   <li>gke: a node list of 1.11 for the pool and distribution labels; "About GPUs in GKE" for the
 *       taint {@code nvidia.com/gpu=present}; "Spot VMs" for the spot labels, which have no taint
 *   <li>eks: node lists for node group and capacity type; "Amazon EKS optimized Windows AMIs" for
 *       Windows; EKS does not taint GPU nodes, the taint here is the one that guides recommend
 *   <li>aks: the labels of a node of an Ubuntu pool; "Manage system node pools" for the recommended
 *       taint {@code CriticalAddonsOnly}; "Add a spot node pool" for the spot taint
 *   <li>tke: "Super node" for the taint and instance type of eklet
 *   <li>openshift: node lists of 4.x; "Creating infrastructure nodes" for infra
 * </ul>
 */
final class ClusterPresets {

    private static final String INSTANCE_TYPE = "node.kubernetes.io/instance-type";

    private static final Map<String, List<Pool>> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("kubeadm", kubeadm());
        BY_NAME.put("kind", kind());
        BY_NAME.put("k3s", k3s());
        BY_NAME.put("gke", gke());
        BY_NAME.put("eks", eks());
        BY_NAME.put("aks", aks());
        BY_NAME.put("tke", tke());
        BY_NAME.put("openshift", openshift());
    }

    private ClusterPresets() {}

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** Returns the pools of a preset, or null if the name is unknown. */
    static List<Pool> pools(String name) {
        return BY_NAME.get(name);
    }

    /**
     * Returns the default cluster, used if none is given: one control-plane node and three workers.
     */
    static List<Pool> builtInSketch() {
        return List.of(controlPlane("control-plane", 1), Pool.of("worker", 3));
    }

    private static Pool controlPlane(String name, int count) {
        return Pool.of(name, count).markedBy(ControlPlane.KUBEADM);
    }

    private static List<Pool> kubeadm() {
        return List.of(controlPlane("control-plane", 3), Pool.of("worker", 5));
    }

    private static List<Pool> kind() {
        return List.of(controlPlane("kind-control-plane", 1), Pool.of("kind-worker", 3));
    }

    /** Server nodes run ordinary pods: k3s sets no taint by default. */
    private static List<Pool> k3s() {
        return List.of(
                Pool.of("server", 1).markedBy(ControlPlane.K3S).withLabel(INSTANCE_TYPE, "k3s"),
                Pool.of("agent", 3).withLabel(INSTANCE_TYPE, "k3s"));
    }

    private static List<Pool> gke() {
        return List.of(
                gkePool("default-pool", 3, "e2-standard-4"),
                gkePool("spot-pool", 2, "e2-standard-4")
                        .withLabel("cloud.google.com/gke-spot", "true")
                        .withLabel("cloud.google.com/gke-provisioning", "spot"),
                gkePool("gpu-pool", 2, "g2-standard-8")
                        .withLabel("cloud.google.com/gke-accelerator", "nvidia-l4")
                        .withTaint("nvidia.com/gpu", "present", "NoSchedule")
                        .withAllocatable("nvidia.com/gpu", "1"));
    }

    private static Pool gkePool(String name, int count, String machine) {
        return Pool.of(name, count)
                .withZones("us-central1-a", "us-central1-b", "us-central1-c")
                .withLabel("cloud.google.com/gke-nodepool", name)
                .withLabel("cloud.google.com/gke-os-distribution", "cos")
                .withLabel(INSTANCE_TYPE, machine)
                .withLabel("topology.kubernetes.io/region", "us-central1")
                .withAllocatable("cpu", "3920m");
    }

    private static List<Pool> eks() {
        return List.of(
                eksPool("general", 3, "m6i.xlarge", "ON_DEMAND").withAllocatable("pods", "58"),
                eksPool("spot", 2, "m6i.xlarge", "SPOT").withAllocatable("pods", "58"),
                eksPool("gpu", 1, "g5.xlarge", "ON_DEMAND")
                        .withTaint("nvidia.com/gpu", "true", "NoSchedule")
                        .withAllocatable("nvidia.com/gpu", "1"),
                eksPool("windows", 1, "m6i.xlarge", "ON_DEMAND")
                        .withLabel("kubernetes.io/os", "windows")
                        .withLabel("node.kubernetes.io/windows-build", "10.0.20348"));
    }

    private static Pool eksPool(String name, int count, String machine, String capacity) {
        return Pool.of(name, count)
                .withZones("us-east-1a", "us-east-1b", "us-east-1c")
                .withLabel("eks.amazonaws.com/capacityType", capacity)
                .withLabel("eks.amazonaws.com/nodegroup", name)
                .withLabel(INSTANCE_TYPE, machine)
                .withLabel("topology.kubernetes.io/region", "us-east-1")
                .withAllocatable("cpu", "3920m")
                .withAllocatable("memory", "15000Mi");
    }

    private static List<Pool> aks() {
        return List.of(
                aksPool("system", 3, "system")
                        .withTaint("CriticalAddonsOnly", "true", "NoSchedule"),
                aksPool("user", 3, "user"),
                aksPool("spot", 2, "user")
                        .withLabel("kubernetes.azure.com/scalesetpriority", "spot")
                        .withTaint("kubernetes.azure.com/scalesetpriority", "spot", "NoSchedule"));
    }

    private static Pool aksPool(String name, int count, String mode) {
        return Pool.of(name, count)
                .withZones("westeurope-1", "westeurope-2", "westeurope-3")
                .withLabel("agentpool", name)
                .withLabel("kubernetes.azure.com/agentpool", name)
                .withLabel("kubernetes.azure.com/mode", mode)
                .withLabel("kubernetes.azure.com/os-sku", "Ubuntu")
                .withLabel("kubernetes.azure.com/role", "agent")
                .withLabel(INSTANCE_TYPE, "Standard_D4s_v3")
                .withLabel("topology.kubernetes.io/region", "westeurope")
                .withAllocatable("cpu", "3860m");
    }

    private static List<Pool> tke() {
        return List.of(
                Pool.of("worker", 4)
                        .withZones("800004", "800006")
                        .withLabel("cloud.tencent.com/node-instance-id", "ins-example")
                        .withLabel(INSTANCE_TYPE, "S5.LARGE8")
                        .withLabel("topology.kubernetes.io/region", "bj"),
                Pool.of("eklet", 2)
                        .withLabel("node.kubernetes.io/instance-type", "eklet")
                        .withTaint("eks.tke.cloud.tencent.com/eklet", "", "NoSchedule"));
    }

    private static List<Pool> openshift() {
        return List.of(
                openshiftPool("master", 3).markedBy(ControlPlane.OPENSHIFT),
                openshiftPool("worker", 3),
                openshiftPool("infra", 2)
                        .withTaint("node-role.kubernetes.io/infra", "", "NoSchedule"));
    }

    private static Pool openshiftPool(String role, int count) {
        return Pool.of(role, count)
                .withZones("us-west-1a", "us-west-1b")
                .withLabel("node-role.kubernetes.io/" + role, "")
                .withLabel("node.openshift.io/os_id", "rhcos")
                .withLabel(INSTANCE_TYPE, "m5.xlarge")
                .withLabel("topology.kubernetes.io/region", "us-west-1")
                .withAllocatable("cpu", "3500m")
                .withAllocatable("memory", "15268408Ki")
                .withAllocatable("pods", "250");
    }
}
