package io.daemonlens.fieldguide;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Well-known names that are not part of the API types: label and annotation keys with their usual
 * values and meanings, and resources with usual quantities. Source: "Well-Known Labels, Annotations
 * and Taints" of the Kubernetes documentation.
 */
public final class WellKnown {

    /**
     * A label or annotation key.
     *
     * @param meaning one sentence
     * @param values usual values; empty if any value is allowed
     */
    private record Key(String meaning, List<String> values) {}

    private static final Map<String, Key> LABELS = new LinkedHashMap<>();
    private static final Map<String, Key> OBJECT_ANNOTATIONS = new LinkedHashMap<>();
    private static final Map<String, Key> POD_ANNOTATIONS = new LinkedHashMap<>();
    private static final Map<String, Key> NODE_LABELS = new LinkedHashMap<>();

    static {
        label("app.kubernetes.io/name", "The name of the application.");
        label("app.kubernetes.io/instance", "A name for this instance of the application.");
        label("app.kubernetes.io/version", "The version of the application.");
        label("app.kubernetes.io/component", "The part that this object has in the application.");
        label("app.kubernetes.io/part-of", "The application that this one belongs to.");
        label("app.kubernetes.io/managed-by", "The tool that manages this object.", "Helm");
        label("app", "The name of the application, in manifests older than app.kubernetes.io.");
        label("k8s-app", "The name of an add-on of the cluster.");
        label("tier", "The part of an application, by convention.", "node");
        label(
                "pod-security.kubernetes.io/enforce",
                "On a Namespace: pods below this level are refused.",
                "privileged",
                "baseline",
                "restricted");

        object("kubernetes.io/change-cause", "Shown by kubectl rollout history.");
        object("description", "A note for people.");
        object("daemonlens.io/ignore", "The code of a finding that DaemonLens leaves out.");
        object("argocd.argoproj.io/sync-wave", "The order in which Argo CD applies objects.", "0");
        object("reloader.stakater.com/auto", "Reloader restarts pods on changed config.", "true");
        object("keel.sh/policy", "Keel updates the image by this policy.", "patch", "minor");
        object("meta.helm.sh/release-name", "The Helm release that the object belongs to.");

        pod(
                "kubectl.kubernetes.io/default-container",
                "The container that kubectl logs and exec take when none is named.");
        pod(
                "kubectl.kubernetes.io/restartedAt",
                "Written by kubectl rollout restart: changing it replaces the pods.");
        pod("prometheus.io/scrape", "Read by common Prometheus configurations.", "true", "false");
        pod("prometheus.io/port", "The port that Prometheus reads.", "9100", "8080");
        pod("prometheus.io/path", "The path that Prometheus reads.", "/metrics");
        pod("prometheus.io/scheme", "How Prometheus reads.", "http", "https");
        pod(
                "cluster-autoscaler.kubernetes.io/safe-to-evict",
                "Whether the cluster autoscaler may evict the pod.",
                "true",
                "false");
        pod(
                "cluster-autoscaler.kubernetes.io/enable-ds-eviction",
                "Whether the cluster autoscaler evicts this DaemonSet's pods from a node it removes.",
                "true",
                "false");
        pod("checksum/config", "A hash of the configuration: a changed one replaces the pods.");
        pod("sidecar.istio.io/inject", "Whether Istio adds its sidecar.", "false", "true");
        pod("linkerd.io/inject", "Whether Linkerd adds its proxy.", "disabled", "enabled");
        pod("k8s.v1.cni.cncf.io/networks", "More networks for the pod, for Multus and its kin.");
        pod("kubernetes.io/ingress-bandwidth", "The most traffic into the pod.", "10M");
        pod("kubernetes.io/egress-bandwidth", "The most traffic out of the pod.", "10M");

        node("kubernetes.io/os", "The operating system of the node.", "linux", "windows");
        node("kubernetes.io/arch", "The processor of the node.", "amd64", "arm64", "s390x");
        node("kubernetes.io/hostname", "The host name of the node.");
        node("topology.kubernetes.io/zone", "The zone of the node.");
        node("topology.kubernetes.io/region", "The region of the node.");
        node("node.kubernetes.io/instance-type", "The machine type of the node.");
        node("node.kubernetes.io/windows-build", "The Windows build of the node.");
        node("node-role.kubernetes.io/control-plane", "The node runs the control plane.", "");
        node("node-role.kubernetes.io/worker", "The node is a worker, by convention.", "");
        node("node-role.kubernetes.io/master", "The control plane before Kubernetes 1.24.", "");
        node("beta.kubernetes.io/os", "Old name of kubernetes.io/os.", "linux", "windows");
        node("beta.kubernetes.io/arch", "Old name of kubernetes.io/arch.", "amd64", "arm64");
        node("node.kubernetes.io/not-ready", "The node is not ready.");
        node("node.kubernetes.io/unreachable", "The control plane cannot reach the node.");
        node("node.kubernetes.io/unschedulable", "The node is cordoned.");
        node("node.kubernetes.io/disk-pressure", "The node is short of disk space.");
        node("node.kubernetes.io/memory-pressure", "The node is short of memory.");
        node("node.kubernetes.io/pid-pressure", "The node is short of process ids.");
        node("node.kubernetes.io/network-unavailable", "The node's network is not set up.");
    }

    private WellKnown() {}

    private static void label(String key, String meaning, String... values) {
        LABELS.put(key, new Key(meaning, List.of(values)));
    }

    private static void object(String key, String meaning, String... values) {
        OBJECT_ANNOTATIONS.put(key, new Key(meaning, List.of(values)));
    }

    private static void pod(String key, String meaning, String... values) {
        POD_ANNOTATIONS.put(key, new Key(meaning, List.of(values)));
    }

    private static void node(String key, String meaning, String... values) {
        NODE_LABELS.put(key, new Key(meaning, List.of(values)));
    }

    /** Returns the label keys for objects and pods. */
    public static List<String> labels() {
        return List.copyOf(LABELS.keySet()).subList(0, 9);
    }

    /**
     * Returns the annotation keys.
     *
     * @param ofPods whether for the pod template or for the DaemonSet itself
     */
    public static List<String> annotations(boolean ofPods) {
        return List.copyOf((ofPods ? POD_ANNOTATIONS : OBJECT_ANNOTATIONS).keySet());
    }

    /** Returns the usual values of a label or annotation; empty if any value is allowed. */
    public static List<String> valuesOf(String key) {
        Key known = of(key);
        return known == null ? List.of() : known.values();
    }

    /** Returns the meaning of a label, annotation or taint key, or null if it is unknown. */
    public static String meaning(String key) {
        Key known = of(key);
        return known == null ? null : known.meaning();
    }

    private static Key of(String key) {
        for (Map<String, Key> each :
                List.of(NODE_LABELS, LABELS, OBJECT_ANNOTATIONS, POD_ANNOTATIONS)) {
            if (each.containsKey(key)) {
                return each.get(key);
            }
        }
        return null;
    }

    /** Returns the resources that containers commonly request. */
    public static List<String> resources() {
        return List.of("cpu", "memory", "ephemeral-storage", "nvidia.com/gpu", "hugepages-2Mi");
    }

    /** Returns usual quantities of a resource with their meanings. */
    public static Map<String, String> amounts(String resource) {
        Map<String, String> amounts = new LinkedHashMap<>();
        switch (resource == null ? "" : resource) {
            case "cpu" -> {
                amounts.put("100m", "a tenth of a core");
                amounts.put("250m", "a quarter of a core");
                amounts.put("500m", "half a core");
                amounts.put("1", "one core");
            }
            case "memory", "ephemeral-storage" -> {
                amounts.put("64Mi", "67.1 MB");
                amounts.put("128Mi", "134 MB");
                amounts.put("256Mi", "268 MB");
                amounts.put("512Mi", "537 MB");
                amounts.put("1Gi", "1.07 GB");
            }
            case "" -> {}
            default -> amounts.put("1", "");
        }
        return amounts;
    }
}
