package io.daemonlens.engine.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apimachinery.ErrorCause;
import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.apiserver.decoding.DecodeError;
import io.daemonlens.engine.apiserver.decoding.StrictError;
import io.daemonlens.engine.apiserver.validation.warnings.Warning;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an answer is about: kinds, causes and paths, which no reader has to take from the texts. */
class TypedResultsTest {

    private static final String OBJECT =
            """
            {"apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": {"name": "a"}, "spec": {
              "selector": {"matchLabels": {"app": "a"}},
              "template": {"metadata": {"labels": {"app": "a"}}, "spec": {"containers": [
                {"name": "one", "image": "i"}, {"name": "two", "image": "i"}]}}}}""";

    private static Response create(int minor, String old, String replacement) {
        assertThat(OBJECT).contains(old);
        String text = OBJECT.replace(old, replacement);
        Body read = JsonReader.readBody(text);
        KubernetesVersion version = KubernetesVersion.of(minor);
        return ApiServer.create(read, Endpoint.APPS_V1, version, Gates.defaults(version));
    }

    private static void checkDecode(
            String old, String replacement, DecodeError.Kind kind, String path) {
        for (int minor : new int[] {9, 16, 22, 23, 34, 37}) {
            DecodeError error = create(minor, old, replacement).decodeError();
            assertThat(error).as("1.%d %s", minor, replacement).isNotNull();
            assertThat(error.kind()).as("1.%d %s", minor, error).isEqualTo(kind);
            assertThat(error.at()).as("1.%d %s", minor, error).hasToString(path);
        }
    }

    @Test
    void aDecodeErrorNamesTheValueInEachMinor() {
        String two = "\"name\": \"two\", \"image\": \"i\"";
        String pod = "spec.template.spec.containers[1].";
        checkDecode(
                two,
                two + ", \"command\": [\"a\", 5]",
                DecodeError.Kind.WRONG_TYPE,
                pod + "command[1]");
        checkDecode(
                two,
                two + ", \"ports\": [{\"containerPort\": \"80\"}]",
                DecodeError.Kind.WRONG_TYPE,
                pod + "ports[0].containerPort");
        checkDecode(
                two,
                two + ", \"resources\": {\"limits\": {\"cpu\": \"1\", \"memory\": \"1 Gi\"}}",
                DecodeError.Kind.INVALID_QUANTITY,
                pod + "resources.limits[memory]");
        checkDecode(
                "\"metadata\": {\"labels\": {\"app\": \"a\"}}",
                "\"metadata\": {\"labels\": {\"app\": \"a\", \"x\": true}}",
                DecodeError.Kind.WRONG_TYPE,
                "spec.template.metadata.labels[x]");
        checkDecode(
                "\"metadata\": {\"name\": \"a\"}",
                "\"metadata\": {\"name\": \"a\", \"creationTimestamp\": \"today\"}",
                DecodeError.Kind.INVALID_TIME,
                "metadata.creationTimestamp");
        checkDecode("\"kind\": \"DaemonSet\"", "\"kind\": 5", DecodeError.Kind.WRONG_TYPE, "kind");
        checkDecode(
                "\"metadata\": {\"name\": \"a\"}",
                "\"metadata\": {\"name\": \"a\", \"annotations\":"
                        + " {\"deprecated.daemonset.template.generation\": \"x\"}}",
                DecodeError.Kind.CONVERSION,
                "metadata.annotations[deprecated.daemonset.template.generation]");
    }

    @Test
    void strictErrorsTellUnknownFieldsFromRepeatedOnes() {
        String two = "\"name\": \"two\", \"image\": \"i\"";
        List<StrictError> unknown =
                create(37, two, two + ", \"porst\": [], \"image\": \"j\"").strictErrors();
        assertThat(unknown)
                .extracting(StrictError::kind)
                .containsExactly(StrictError.Kind.UNKNOWN_FIELD, StrictError.Kind.DUPLICATE_FIELD);
        assertThat(unknown)
                .extracting(each -> each.at().toString())
                .containsExactly(
                        "spec.template.spec.containers[1].porst",
                        "spec.template.spec.containers[1].image");
        List<StrictError> inMap =
                create(
                                37,
                                "{\"labels\": {\"app\": \"a\"}}",
                                "{\"labels\": {\"app\": \"a\", \"app\": \"a\"}}")
                        .strictErrors();
        assertThat(inMap).hasSize(1);
        assertThat(inMap.get(0).at()).hasToString("spec.template.metadata.labels[app]");
        assertThat(inMap.get(0).text())
                .isEqualTo("duplicate field \"spec.template.metadata.labels.app\"");
    }

    private static void checkWarning(String pod, Warning.Kind kind, String path) {
        List<Warning> warnings =
                create(37, "\"spec\": {\"containers\"", "\"spec\": {" + pod + ", \"containers\"")
                        .warnings();
        assertThat(warnings).as(pod).hasSize(1);
        assertThat(warnings.get(0).kind()).as(pod).isEqualTo(kind);
        assertThat(warnings.get(0).at()).as(pod).hasToString("spec.template.spec." + path);
    }

    @Test
    void aWarningSaysItsKindAndItsField() {
        checkWarning(
                "\"nodeSelector\": {\"beta.kubernetes.io/os\": \"linux\"}",
                Warning.Kind.DEPRECATED,
                "nodeSelector[beta.kubernetes.io/os]");
        checkWarning(
                "\"overhead\": {\"memory\": \"100m\"}",
                Warning.Kind.FRACTIONAL_BYTES,
                "overhead[memory]");
        checkWarning(
                "\"terminationGracePeriodSeconds\": -1",
                Warning.Kind.NO_EFFECT,
                "terminationGracePeriodSeconds");
        // The text does not begin with a path.
        checkWarning(
                "\"volumes\": [{\"name\": \"v\", \"projected\": {\"sources\": [{}]}}]",
                Warning.Kind.NO_EFFECT,
                "volumes[0].projected.sources[0]");
        // A value that reads like another warning does not change the kind.
        checkWarning(
                "\"imagePullSecrets\": [{\"name\": \"deprecated\"}, {\"name\": \"deprecated\"}]",
                Warning.Kind.NO_EFFECT,
                "imagePullSecrets[1].name");
    }

    private static void checkCause(int minor, String pod, ErrorCause cause) {
        List<FieldError> errors =
                create(minor, "\"spec\": {\"containers\"", "\"spec\": {" + pod + ", \"containers\"")
                        .errors();
        assertThat(errors).as(pod).extracting(FieldError::cause).contains(cause);
    }

    @Test
    void anErrorSaysItsCause() {
        for (int minor : new int[] {9, 20, 28, 33, 37}) {
            checkCause(
                    minor,
                    "\"tolerations\": [{\"key\": \"a\", \"operator\": \"Exists\", \"value\": \"b\"}]",
                    ErrorCause.Plain.VALUE_WITH_EXISTS);
            checkCause(
                    minor,
                    "\"tolerations\": [{\"operator\": \"Equal\"}]",
                    ErrorCause.Plain.TOLERATION_WITHOUT_KEY);
            checkCause(minor, "\"hostname\": \"A_b\"", ErrorCause.Plain.NOT_A_DNS_LABEL);
            checkCause(
                    minor, "\"hostname\": \"" + "a".repeat(64) + "\"", new ErrorCause.TooLong(63));
            checkCause(
                    minor,
                    "\"imagePullSecrets\": [], \"dnsPolicy\": \"None \"",
                    new ErrorCause.NotSupported(supportedDns(minor)));
            checkCause(
                    minor,
                    "\"activeDeadlineSeconds\": 0",
                    new ErrorCause.OutOfRange(1, Integer.MAX_VALUE));
            checkCause(
                    minor,
                    "\"overhead\": {}, \"terminationGracePeriodSeconds\": -1,"
                            + " \"nodeSelector\": {\"a/b/c\": \"\"}",
                    ErrorCause.Plain.UNSPECIFIED);
        }
    }

    private static List<String> supportedDns(int minor) {
        List<String> all = List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
        return minor < 10 ? all.subList(0, 3) : all;
    }
}
