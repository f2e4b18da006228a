package io.daemonlens.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.findings.Finding;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DaemonSets that the API server takes and whose pods are never made or never start. */
class PodsThatNeverRunTest {

    private static final String POD = "spec.template.spec";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "37 | priority: 100                                               | priority",
                "37 | priority: 0                                                 | -",
                "10 | priority: 100                                               | -",
                "37 | {priority: 100, priorityClassName: system-node-critical}    | priority",
                "37 | {priority: 2000001000, priorityClassName: system-node-critical} | -",
                "37 | {priority: 100, priorityClassName: one-of-ours}             | -",
                "37 | preemptionPolicy: Never                                     | preemptionPolicy",
                "37 | preemptionPolicy: PreemptLowerPriority                      | -",
                "37 | overhead: {cpu: 100m}                                       | overhead",
                "37 | {overhead: {cpu: 100m}, runtimeClassName: gvisor}           | -",
            })
    void admissionRefusesWhatDiffersFromTheClass(int minor, String fields, String at) {
        check("refused-pods", minor, fields, at);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "37 | net.core.somaxconn      | securityContext.sysctls[0].name",
                "37 | net/core/somaxconn      | securityContext.sysctls[0].name",
                "37 | net.ipv4.tcp_syncookies | -",
                "37 | net/ipv4/tcp_syncookies | -",
                "31 | net.ipv4.tcp_rmem       | securityContext.sysctls[0].name",
                "32 | net.ipv4.tcp_rmem       | -",
            })
    void kubeletsForbidSysctlsThatTheyDoNotKnowAsSafe(int minor, String name, String at) {
        String sysctls = "securityContext: {sysctls: [{name: " + name + ", value: '1'}]}";
        check("unsafe-sysctl", minor, sysctls, at);
    }

    @Test
    void whatAContainerSaysOfItsUserCountsBeforeThePod() {
        String pod = "      securityContext: {runAsNonRoot: true, runAsUser: 0}\n";
        assertThat(places("root-user", 37, manifest("a", pod)))
                .containsExactly(POD + ".securityContext.runAsUser");
        String root = ", securityContext: {runAsUser: 0}";
        String other = ", securityContext: {runAsUser: 7}";
        String free = ", securityContext: {runAsNonRoot: false}";
        String nonRoot = "      securityContext: {runAsNonRoot: true}\n";
        assertThat(places("root-user", 37, manifest("a", nonRoot).replace("X", root)))
                .containsExactly(POD + ".containers[0].securityContext.runAsUser");
        assertThat(places("root-user", 37, manifest("a", pod).replace("X", other))).isEmpty();
        assertThat(places("root-user", 37, manifest("a", pod).replace("X", free))).isEmpty();
    }

    @Test
    void aNameLeavesRoomForTheHash() {
        assertThat(places("long-name", 37, manifest("a".repeat(242), ""))).isEmpty();
        assertThat(places("long-name", 37, manifest("a".repeat(250), "")))
                .containsExactly("metadata.name");
    }

    private static void check(String code, int minor, String fields, String at) {
        String lines = fields.startsWith("{") ? fields.substring(1, fields.length() - 1) : fields;
        String pod =
                "      " + lines.replace(", p", "\n      p").replace(", r", "\n      r") + "\n";
        List<String> expected = at == null ? List.of() : List.of(POD + "." + at);
        assertThat(places(code, minor, manifest("a", pod))).isEqualTo(expected);
    }

    private static List<String> places(String code, int minor, String yaml) {
        Settings settings = Settings.defaults().withVersion(KubernetesVersion.of(minor));
        return Analysis.of(Document.of("a.yaml", yaml.replace("X", "")), settings)
                .findings()
                .stream()
                .filter(each -> each.code().equals(code))
                .map(Finding::field)
                .toList();
    }

    private static String manifest(String name, String pod) {
        return """
               apiVersion: apps/v1
               kind: DaemonSet
               metadata: {name: %s}
               spec:
                 selector: {matchLabels: {app: a}}
                 template:
                   metadata: {labels: {app: a}}
                   spec:
                     containers:
                     - {name: a, image: "a:1"X}
               """
                        .formatted(name)
                + pod;
    }
}
