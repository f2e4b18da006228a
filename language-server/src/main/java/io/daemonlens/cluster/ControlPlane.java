package io.daemonlens.cluster;

import io.daemonlens.engine.core.WellKnown;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How installers mark the nodes of a control plane, which they came to do under another name: the
 * label {@code control-plane} joined {@code master} in 1.20 and replaced it in 1.24, the taint
 * joined in 1.24 and replaced the older one in 1.25. Checked against {@code
 * cmd/kubeadm/app/phases/markcontrolplane} and {@code app/util/config/initconfiguration.go} of
 * 1.11, 1.18 to 1.21, 1.24, 1.25, 1.28 and 1.37.
 */
enum ControlPlane {

    /** Ordinary nodes. */
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

    /** And all that build on it. */
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

    /** Both labels, still; no taint unless somebody asks for one. */
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

    /** The newer label since 4.12, which is 1.25; only the older taint. */
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
