package io.daemonlens.cluster;

import io.daemonlens.engine.core.WellKnown;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The labels and taints that installers set on control-plane nodes. Their names changed: the label
 * {@code control-plane} was added next to {@code master} in 1.20 and replaced it in 1.24; the taint
 * was added in 1.24 and replaced the older one in 1.25. Checked against {@code
 * cmd/kubeadm/app/phases/markcontrolplane} and {@code app/util/config/initconfiguration.go} of
 * 1.11, 1.18 to 1.21, 1.24, 1.25, 1.28 and 1.37.
 */
enum ControlPlane {

    /** Worker nodes. */
    NONE {
        @Override
        Map<String, String> labels(KubernetesVersion version) {
            return Map.of();
        }

        @Override
        List<JsonObject> taints(KubernetesVersion version) {
            return List.of();
        }
    },

    /** kubeadm and installers based on it. */
    KUBEADM {
        @Override
        Map<String, String> labels(KubernetesVersion version) {
            Map<String, String> labels = new LinkedHashMap<>();
            if (version.isAtLeast(20)) {
                labels.put(WellKnown.CONTROL_PLANE, "");
            }
            if (version.isBefore(24)) {
                labels.put(WellKnown.MASTER, "");
            }
            if (version.isAtLeast(21)) {
                labels.put("node.kubernetes.io/exclude-from-external-load-balancers", "");
            }
            return labels;
        }

        @Override
        List<JsonObject> taints(KubernetesVersion version) {
            List<JsonObject> taints = new ArrayList<>();
            if (version.isBefore(25)) {
                taints.add(Pool.taint(WellKnown.MASTER, "", "NoSchedule"));
            }
            if (version.isAtLeast(24)) {
                taints.add(Pool.taint(WellKnown.CONTROL_PLANE, "", "NoSchedule"));
            }
            return taints;
        }
    },

    /** k3s: still sets both labels; sets no taint by default. */
    K3S {
        @Override
        Map<String, String> labels(KubernetesVersion version) {
            Map<String, String> labels = new LinkedHashMap<>();
            if (version.isAtLeast(20)) {
                labels.put(WellKnown.CONTROL_PLANE, "true");
            }
            labels.put(WellKnown.MASTER, "true");
            return labels;
        }

        @Override
        List<JsonObject> taints(KubernetesVersion version) {
            return List.of();
        }
    },

    /** OpenShift: sets the newer label since 4.12 (Kubernetes 1.25), and only the older taint. */
    OPENSHIFT {
        @Override
        Map<String, String> labels(KubernetesVersion version) {
            return version.isAtLeast(25) ? Map.of(WellKnown.CONTROL_PLANE, "") : Map.of();
        }

        @Override
        List<JsonObject> taints(KubernetesVersion version) {
            return List.of(Pool.taint(WellKnown.MASTER, "", "NoSchedule"));
        }
    };

    abstract Map<String, String> labels(KubernetesVersion version);

    abstract List<JsonObject> taints(KubernetesVersion version);
}
