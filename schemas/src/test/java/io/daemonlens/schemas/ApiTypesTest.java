package io.daemonlens.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ApiTypesTest {

    private static final GroupVersionKind APPS_V1 = GroupVersionKind.of("apps/v1", "DaemonSet");

    @Test
    void fieldsStandInTheOrderOfTheGoStruct() {
        ApiType spec = types(37).root(APPS_V1).field("spec").type();
        assertThat(spec.fields())
                .extracting(ApiField::goName)
                .containsExactly(
                        "Selector",
                        "Template",
                        "UpdateStrategy",
                        "MinReadySeconds",
                        "RevisionHistoryLimit");
    }

    @Test
    void goTypesArePrintedAsGoPrintsThem() {
        checkGoType("core.v1.Container", "env", "[]v1.EnvVar");
        checkGoType("core.v1.Container", "securityContext", "*v1.SecurityContext");
        checkGoType("core.v1.ResourceRequirements", "limits", "v1.ResourceList");
        checkGoType("meta.v1.ObjectMeta", "labels", "map[string]string");
        checkGoType("extensions.v1beta1.DaemonSetSpec", "templateGeneration", "int64");
        checkGoType("apps.v1.RollingUpdateDaemonSet", "maxSurge", "*intstr.IntOrString");
        checkGoType(
                "apps.v1beta2.DaemonSetSpec", "updateStrategy", "v1beta2.DaemonSetUpdateStrategy");
    }

    @Test
    void kindsSayWhatAnElementHolds() {
        checkKind("core.v1.Container", "env", FieldKind.OBJECT);
        checkKind("core.v1.Container", "imagePullPolicy", FieldKind.STRING);
        checkKind("core.v1.ResourceRequirements", "limits", FieldKind.QUANTITY);
        checkKind("meta.v1.ObjectMeta", "creationTimestamp", FieldKind.TIME);
        checkKind("meta.v1.ObjectMeta", "uid", FieldKind.STRING);
        checkKind("meta.v1.ManagedFieldsEntry", "fieldsV1", FieldKind.RAW);
        checkKind("core.v1.HTTPGetAction", "port", FieldKind.INT_OR_STRING);
    }

    @Test
    void inlinedStructsAreFieldsAndTheirFieldsAreProperties() {
        ApiType volume = types(31).type("core.v1.Volume");
        assertThat(volume.fields())
                .extracting(ApiField::goName)
                .containsExactly("Name", "VolumeSource");
        assertThat(volume.fields().get(1).inlined()).isTrue();
        assertThat(volume.field("hostPath").type().id()).isEqualTo("core.v1.HostPathVolumeSource");
        assertThat(volume.field("image").owner().shortName()).isEqualTo("VolumeSource");
        assertThat(types(30).type("core.v1.Volume").field("image")).isNull();
        assertThat(types(30).type("core.v1.Volume").fieldOfOtherVersion("image").since())
                .isEqualTo(KubernetesVersion.of(31));
    }

    @Test
    void aFieldKnowsItsFirstAndLastMinor() {
        ApiField initializers = types(10).type("meta.v1.ObjectMeta").field("initializers");
        assertThat(initializers.since()).isEqualTo(KubernetesVersion.of(8));
        assertThat(initializers.until()).isEqualTo(KubernetesVersion.of(15));
        assertThat(types(16).type("meta.v1.ObjectMeta").field("initializers")).isNull();
        assertThat(
                        types(20)
                                .root(APPS_V1)
                                .field("spec")
                                .type()
                                .field("updateStrategy")
                                .type()
                                .field("rollingUpdate")
                                .type()
                                .fieldOfOtherVersion("maxSurge")
                                .since())
                .isEqualTo(KubernetesVersion.of(21));
    }

    @Test
    void aRootIsAnsweredWhereItIsServed() {
        GroupVersionKind extensions = GroupVersionKind.of("extensions/v1beta1", "DaemonSet");
        assertThat(types(15).root(extensions).goName()).isEqualTo("v1beta1.DaemonSet");
        assertThat(types(16).root(extensions)).isNull();
        assertThat(types(8).root(APPS_V1)).isNull();
        assertThat(types(9).root(APPS_V1)).isNotNull();
        assertThat(ApiTypes.newestServing(extensions)).isEqualTo(KubernetesVersion.of(15));
        assertThat(ApiTypes.newestServing(GroupVersionKind.of("apps/v1beta1", "DaemonSet")))
                .isNull();
    }

    @Test
    void internalStructsArePrintedByTheirPackageOfTheTime() {
        assertThat(types(8).type("core.v1.Toleration").internal().goName())
                .isEqualTo("api.Toleration");
        assertThat(types(9).type("core.v1.Toleration").internal().goName())
                .isEqualTo("core.Toleration");
        ApiType strategy = types(12).type("apps.v1.DaemonSetUpdateStrategy").internal();
        assertThat(strategy.goName()).isEqualTo("extensions.DaemonSetUpdateStrategy");
        assertThat(strategy.field("rollingUpdate").goType())
                .isEqualTo("*extensions.RollingUpdateDaemonSet");
        assertThat(types(22).type("core.v1.Probe").internal().fields().get(0).goType())
                .isEqualTo("core.Handler");
        assertThat(types(23).type("core.v1.Probe").internal().fields().get(0).goType())
                .isEqualTo("core.ProbeHandler");
        assertThat(types(23).type("core.v1.PodSpec").internal()).isNull();
    }

    @Test
    void mergeKeysFollowTheVersion() {
        assertThat(types(37).type("core.v1.Container").field("ports").mergeKeys())
                .isEqualTo(List.of("containerPort", "protocol"));
        assertThat(types(10).type("core.v1.Container").field("ports").mergeKeys())
                .isEqualTo(List.of("containerPort"));
        assertThat(types(37).type("core.v1.PodSpec").field("containers").patchStrategy())
                .isEqualTo("merge");
        assertThat(types(37).type("core.v1.Container").field("name").required()).isTrue();
        assertThat(types(37).type("core.v1.Container").field("command").listType())
                .isEqualTo("atomic");
    }

    @Test
    void aFieldIsDeprecatedFromAMinorOn() {
        assertThat(types(24).type("core.v1.Volume").field("glusterfs").deprecated()).isFalse();
        ApiField glusterfs = types(37).type("core.v1.Volume").field("glusterfs");
        assertThat(glusterfs.deprecatedSince()).isEqualTo(KubernetesVersion.of(25));
        assertThat(types(8).type("core.v1.PodSpec").field("serviceAccount").deprecated()).isTrue();
        assertThat(types(37).type("core.v1.Volume").field("hostPath").deprecated()).isFalse();
    }

    private static void checkGoType(String type, String field, String goType) {
        assertThat(types(type.contains("beta") ? 15 : 37).type(type).field(field).goType())
                .isEqualTo(goType);
    }

    private static void checkKind(String type, String field, FieldKind kind) {
        assertThat(types(37).type(type).field(field).kind()).isEqualTo(kind);
    }

    private static ApiTypes types(int minor) {
        return ApiTypes.of(KubernetesVersion.of(minor));
    }

    @Test
    void fieldsThatAreLongGoneAreDescribedToo() {
        checkDescribed(30, "core.v1.ClaimSource", "resourceClaimName");
        checkDescribed(30, "core.v1.ClaimSource", "resourceClaimTemplateName");
        checkDescribed(30, "core.v1.PodResourceClaim", "source");
        checkDescribed(19, "core.v1.EphemeralVolumeSource", "readOnly");
    }

    private static void checkDescribed(int minor, String type, String field) {
        assertThat(types(minor).type(type).field(field).description()).isNotEmpty();
    }
}
