package io.daemonlens.fieldguide;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Wording;
import java.util.List;
import org.junit.jupiter.api.Test;

class StructureCheckTest {

    @Test
    void whatFitsIsNotMentioned() {
        check(31, "'spec': {'selector': {'matchLabels': {'a': 'b'}}, 'minReadySeconds': null}");
        check(31, pod("'containers': [{'name': 'a', 'resources': {'limits': {'cpu': 1}}}]"));
        check(31, pod("'containers': [{'livenessProbe': {'httpGet': {'port': 'http'}}}]"));
        check(31, pod("'dnsPolicy': '', 'tolerations': [{'effect': null}]"));
    }

    /** Their help comes from UnknownFieldHelp, which knows the whole object. */
    @Test
    void unknownFieldsAreFoundWhereverTheyStand() {
        check(
                31,
                pod("'containers': [{'imge': 'a'}]"),
                "spec.template.spec.containers[0].imge [unknown-field] ");
        check(
                31,
                pod("'containers': [{'tolerations': []}]"),
                "spec.template.spec.containers[0].tolerations [unknown-field] ");
        check(31, "'spec': {'matchLabels': {}}", "spec.matchLabels [unknown-field] ");
        check(
                20,
                "'spec': {'updateStrategy': {'rollingUpdate': {'maxSurge': 1}}}",
                "spec.updateStrategy.rollingUpdate.maxSurge [unknown-field] ");
        check(37, "'metadata': {'clusterName': 'x'}", "metadata.clusterName [unknown-field] ");
    }

    @Test
    void everyWrongTypeIsFound() {
        check(
                31,
                pod(
                        "'hostNetwork': 'yes', 'terminationGracePeriodSeconds': '30', 'containers':"
                                + " [{'env': [{'name': 'A', 'value': 1}], 'args': [8080],"
                                + " 'volumeMounts': {}, 'ports': [{'containerPort': 80.5}]}]"),
                "spec.template.spec.hostNetwork [wrong-type] ",
                "spec.template.spec.terminationGracePeriodSeconds [wrong-type] Write it without"
                        + " quotes.",
                "spec.template.spec.containers[0].args[0] [wrong-type] Put it in quotes.",
                "spec.template.spec.containers[0].volumeMounts [wrong-type] Begin each item with a"
                        + " dash.",
                "spec.template.spec.containers[0].env[0].value [wrong-type] Put it in quotes.",
                "spec.template.spec.containers[0].ports[0].containerPort [wrong-type] ");
        check(
                31,
                "'metadata': {'labels': {'a': true}}",
                "metadata.labels[a] [wrong-type] Put it in quotes.");
        check(
                31,
                "'spec': []",
                "spec [wrong-type] Remove the dash: one value is expected, not a list.");
    }

    @Test
    void closedSetsFollowTheVersion() {
        check(
                31,
                "'spec': {'updateStrategy': {'type': 'Rollingupdate'}}",
                "spec.updateStrategy.type [unsupported-value] Did you mean `RollingUpdate`? Valid values:"
                        + " RollingUpdate, OnDelete.");
        check(19, pod("'containers': [{'ports': [{'protocol': 'SCTP'}]}]"));
        check(
                18,
                pod("'containers': [{'ports': [{'protocol': 'SCTP'}]}]"),
                "spec.template.spec.containers[0].ports[0].protocol [unsupported-value] Valid values: TCP,"
                        + " UDP.");
    }

    private static String pod(String fields) {
        return "'spec': {'template': {'spec': {" + fields + "}}}";
    }

    private static void check(int minor, String fields, String... expected) {
        String json = "{'apiVersion': 'apps/v1', 'kind': 'DaemonSet', " + fields + "}";
        List<SchemaProblem> found =
                StructureCheck.check(
                        JsonReader.readObject(json.replace('\'', '"')),
                        GroupVersionKind.of("apps/v1", "DaemonSet"),
                        KubernetesVersion.of(minor),
                        Wording.ENGLISH);
        assertThat(found)
                .extracting(p -> p.path() + " [" + p.code() + "] " + p.help())
                .containsExactly(expected);
    }
}
