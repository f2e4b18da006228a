package io.daemonlens.fieldguide;

import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which people write the keys of a type: required fields, then fields that are common
 * in published manifests, in their usual order, then the other fields by name, then deprecated
 * fields. The API's own order is that of the Go struct, in which {@code volumes} comes before
 * {@code containers}.
 */
public final class FieldOrder {

    private static final Map<String, List<String>> COMMON = new LinkedHashMap<>();

    static {
        common("DaemonSet", "apiVersion kind metadata spec");
        common("ObjectMeta", "name namespace labels annotations");
        common(
                "DaemonSetSpec",
                "selector updateStrategy minReadySeconds revisionHistoryLimit template");
        common("DaemonSetUpdateStrategy", "type rollingUpdate");
        common("RollingUpdateDaemonSet", "maxUnavailable maxSurge");
        common("LabelSelector", "matchLabels matchExpressions");
        common("LabelSelectorRequirement", "key operator values");
        common("NodeSelectorRequirement", "key operator values");
        common("PodTemplateSpec", "metadata spec");
        common(
                "PodSpec",
                "serviceAccountName priorityClassName hostNetwork dnsPolicy hostPID nodeSelector"
                        + " tolerations affinity securityContext imagePullSecrets initContainers"
                        + " containers terminationGracePeriodSeconds volumes");
        common(
                "Container",
                "name image imagePullPolicy command args ports env envFrom resources volumeMounts"
                        + " livenessProbe readinessProbe startupProbe lifecycle securityContext");
        common("ContainerPort", "name containerPort hostPort protocol");
        common("EnvVar", "name value valueFrom");
        common("EnvVarSource", "fieldRef configMapKeyRef secretKeyRef resourceFieldRef");
        common("ConfigMapKeySelector", "name key");
        common("SecretKeySelector", "name key");
        common("ResourceRequirements", "requests limits");
        common("VolumeMount", "name mountPath readOnly subPath");
        common(
                "Volume",
                "name hostPath configMap secret emptyDir projected downwardAPI persistentVolumeClaim"
                        + " csi nfs");
        common("HostPathVolumeSource", "path type");
        common("ConfigMapVolumeSource", "name items defaultMode");
        common("SecretVolumeSource", "secretName items defaultMode");
        common("Toleration", "key operator value effect");
        common("Affinity", "nodeAffinity podAntiAffinity podAffinity");
        common(
                "Probe",
                "httpGet tcpSocket exec grpc initialDelaySeconds periodSeconds timeoutSeconds"
                        + " failureThreshold successThreshold");
        common("HTTPGetAction", "path port scheme");
        common("TCPSocketAction", "port");
        common("Lifecycle", "preStop postStart");
        common(
                "SecurityContext",
                "privileged capabilities runAsUser runAsGroup runAsNonRoot readOnlyRootFilesystem"
                        + " allowPrivilegeEscalation seccompProfile");
        common("Capabilities", "add drop");
        common("NodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
    }

    private FieldOrder() {}

    private static void common(String type, String keys) {
        COMMON.put(type, List.of(keys.split(" ")));
    }

    /** Returns the fields in written order, without those that only the API server sets. */
    public static List<ApiField> of(ApiType type) {
        List<String> common = COMMON.getOrDefault(type.shortName(), List.of());
        List<ApiField> fields = new ArrayList<>(type.properties().values());
        fields.removeIf(FieldOrder::writtenByServer);
        fields.sort(
                Comparator.comparing(ApiField::deprecated)
                        .thenComparing(field -> !neededFirst(field))
                        .thenComparing(field -> place(common, field.name()))
                        .thenComparing(ApiField::name));
        return fields;
    }

    /**
     * Returns whether a field is required. All top-level fields of the object count as required.
     */
    private static boolean neededFirst(ApiField field) {
        String owner = field.owner().shortName();
        return field.required() || owner.equals("DaemonSet") || owner.equals("TypeMeta");
    }

    private static int place(List<String> common, String name) {
        int at = common.indexOf(name);
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    /** Returns whether the API server writes the field: the status and some fields of metadata. */
    private static boolean writtenByServer(ApiField field) {
        return switch (field.owner().shortName()) {
            case "DaemonSet" -> field.name().equals("status");
            case "ObjectMeta" ->
                    switch (field.name()) {
                        case "name",
                                "namespace",
                                "labels",
                                "annotations",
                                "finalizers",
                                "generateName",
                                "ownerReferences" ->
                                false;
                        default -> true;
                    };
            default -> false;
        };
    }
}
