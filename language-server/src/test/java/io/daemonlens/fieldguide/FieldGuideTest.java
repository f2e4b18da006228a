package io.daemonlens.fieldguide;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import org.junit.jupiter.api.Test;

class FieldGuideTest {

    private static final String POD = "spec.template.spec.";

    @Test
    void aProbeIsToldWithItsVersionsAndAnExample() {
        check(
                POD + "containers.startupProbe",
                37,
                "holds     Probe\n",
                "since     Kubernetes 1.16, on by default from 1.18 (feature gate StartupProbe,\n",
                "default   none\n",
                "  containers:\n  - startupProbe:\n      httpGet:\n        path: /healthz\n");
        check(POD + "containers.startupProbe.periodSeconds", 37, "default   10\n");
        check("startupProbe.periodSeconds", 37, "  " + POD + "containers.startupProbe.periodS");
        check(
                "maxSurge",
                37,
                "The maximum number of nodes with an existing available DaemonSet pod");
    }

    @Test
    void aGatedFieldNamesItsGateAndItsStage() {
        check(
                POD + "volumes.emptyDir.mode",
                37,
                "since     Kubernetes 1.37, dropped without a word unless feature gate\n",
                "          EmptyDirVolumeMode is on (alpha)\n",
                "mode specifies the permission bits");
    }

    @Test
    void aDeprecatedFieldSaysSinceWhen() {
        check(
                POD + "volumes.flexVolume",
                37,
                "status    deprecated since 1.23\n",
                "  - flexVolume:\n");
        check(POD + "volumes.azureFile", 37, "  - azureFile:\n      secretName: …\n");
        assertThat(told("volumes.flexVolume", 22)).doesNotContain("status    deprecated");
    }

    @Test
    void aRemovedFieldSaysUntilWhen() {
        check("metadata.clusterName", 37, "is in Kubernetes 1.8 to 1.24, not in 1.37.\n");
        check("metadata.clusterName", 24, "status    deprecated since 1.24\n");
        check("spec.updateStrategy.rollingUpdate.maxSurge", 20, "1.21 to 1.37, not in 1.20");
    }

    @Test
    void anEnumeratedFieldListsItsValues() {
        check(
                "dnsPolicy",
                37,
                "default   ClusterFirst\n",
                "values    ClusterFirst, ClusterFirstWithHostNet, Default, None\n",
                "    dnsPolicy: ClusterFirst\n");
    }

    private static void check(String field, int minor, String... parts) {
        assertThat(told(field, minor)).contains(parts);
    }

    private static String told(String field, int minor) {
        GroupVersionKind kind = GroupVersionKind.of("apps/v1", "DaemonSet");
        return FieldGuide.explain(field, kind, KubernetesVersion.of(minor));
    }
}
