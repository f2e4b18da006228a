package io.daemonlens.engine.apiserver;

import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import java.util.Map;

/**
 * Builds the error for an object of another kind that the server knows. Servers up to 1.18 try to
 * convert it to a DaemonSet field by field and report the first missing field.
 */
final class OtherKinds {

    private static final int NOT_TRIED = 19;

    /** In this minor version, the conversion compares the fields of the pod template too. */
    private static final int TEMPLATE_TRIED = 17;

    /** The path to the security context, a type whose name differs between the two sides. */
    private static final String SECURITY_CONTEXT =
            ".Template.Spec.SecurityContext.*{core}PodSecurityContext.{core}PodSecurityContext";

    private static final String MISSING = " not present in src";

    private static final Map<String, List<String>> KNOWN =
            Map.of(
                    "v1",
                    kinds(
                            "Binding ComponentStatus ConfigMap DeleteOptions Endpoints Event"
                                    + " LimitRange List Namespace Node PersistentVolume"
                                    + " PersistentVolumeClaim Pod PodList PodTemplate"
                                    + " ReplicationController ResourceQuota Secret Service"
                                    + " ServiceAccount Status"),
                    "apps/v1",
                    kinds(
                            "ControllerRevision ControllerRevisionList DaemonSetList Deployment"
                                    + " DeploymentList ReplicaSet ReplicaSetList StatefulSet"
                                    + " StatefulSetList"),
                    "apps/v1beta1",
                    kinds("ControllerRevision Deployment StatefulSet"),
                    "apps/v1beta2",
                    kinds("ControllerRevision DaemonSetList Deployment ReplicaSet StatefulSet"),
                    "extensions/v1beta1",
                    kinds("DaemonSetList Deployment Ingress NetworkPolicy ReplicaSet"),
                    "autoscaling/v1",
                    kinds("HorizontalPodAutoscaler Scale"),
                    "batch/v1",
                    kinds("Job"));

    private OtherKinds() {}

    private static List<String> kinds(String names) {
        return List.of(names.split(" "));
    }

    /**
     * Returns why the object cannot be converted to a DaemonSet, or null if the kind is unknown.
     */
    static String problem(GroupVersionKind kind, JsonObject object, KubernetesVersion version) {
        if (!KNOWN.getOrDefault(kind.apiVersion(), List.of()).contains(kind.kind())) {
            return null;
        }
        String from = "converting (" + kind.version() + "." + kind.kind() + ")";
        if (version.isAtLeast(NOT_TRIED)) {
            return from + " to (apps.DaemonSet): unknown conversion";
        }
        if (kind.kind().endsWith("List")
                || kind.kind().equals("Status")
                || kind.kind().equals("DeleteOptions")) {
            return from + " to (apps.DaemonSet): ObjectMeta" + MISSING;
        }
        String spec = kind.version() + "." + kind.kind() + "Spec";
        return switch (kind.kind()) {
            case "Deployment", "ReplicaSet", "ReplicationController", "Job" ->
                    version.minor() == TEMPLATE_TRIED
                            ? at(from, SECURITY_CONTEXT, "HostNetwork")
                            : at(from, ".Template", "UpdateStrategy");
            case "StatefulSet" -> statefulSet(from, kind, object, version);
            case "Service", "PersistentVolumeClaim" -> at(from, ".Selector", "Template");
            case "HorizontalPodAutoscaler",
                    "Ingress",
                    "LimitRange",
                    "Namespace",
                    "NetworkPolicy",
                    "Node",
                    "PersistentVolume",
                    "Pod",
                    "ResourceQuota",
                    "Scale" ->
                    from
                            + "."
                            + spec
                            + " to (apps.DaemonSet).apps.DaemonSetSpec: Selector"
                            + MISSING;
            default -> from + " to (apps.DaemonSet): Spec" + MISSING;
        };
    }

    private static String at(String from, String path, String missing) {
        return from
                + path.replace("{core}", "v1.")
                + " to (apps.DaemonSet)"
                + path.replace("{core}", "core.")
                + ": "
                + missing
                + MISSING;
    }

    private static String statefulSet(
            String from, GroupVersionKind kind, JsonObject object, KubernetesVersion version) {
        if (version.minor() == TEMPLATE_TRIED) {
            return at(from, SECURITY_CONTEXT, "HostNetwork");
        }
        JsonObject spec = object.object("spec");
        JsonObject strategy = spec == null ? null : spec.object("updateStrategy");
        boolean onDelete = strategy != null && strategy.text("type").equals("OnDelete");
        if (kind.version().equals("v1beta1") || onDelete && !strategy.has("rollingUpdate")) {
            return at(from, ".UpdateStrategy", "MinReadySeconds");
        }
        String theirs = kind.version() + ".RollingUpdateStatefulSetStrategy";
        String ours = "apps.RollingUpdateDaemonSet";
        String path = ".UpdateStrategy.RollingUpdate.*";
        return from
                + path
                + theirs
                + "."
                + theirs
                + " to (apps.DaemonSet)"
                + path
                + ours
                + "."
                + ours
                + ": MaxUnavailable"
                + MISSING;
    }
}
