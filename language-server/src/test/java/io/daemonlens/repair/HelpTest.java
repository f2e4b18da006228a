package io.daemonlens.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.findings.Finding;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Settings;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.Document;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The help names the cause in the user's own words and numbers. In each row, one text of a valid
 * manifest is replaced; the help then contains the given text.
 */
class HelpTest {

    private static final String GOOD =
            """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata:
              name: agent
              annotations: {note: x}
            spec:
              selector:
                matchLabels: {app: agent}
              minReadySeconds: 5
              updateStrategy:
                type: RollingUpdate
                rollingUpdate:
                  maxUnavailable: 1
              template:
                metadata:
                  labels: {app: agent, more: x}
                spec:
                  hostNetwork: false
                  dnsConfig: {nameservers: [10.0.0.1]}
                  affinity:
                    nodeAffinity:
                      requiredDuringSchedulingIgnoredDuringExecution:
                        nodeSelectorTerms:
                        - matchExpressions: [{key: disk, operator: In, values: [a]}]
                  tolerations: [{key: a, operator: Exists}]
                  imagePullSecrets: [{name: s}]
                  containers:
                  - name: main
                    image: agent:1
                    command: [run]
                    env: [{name: A, value: one}]
                    ports: [{name: http, containerPort: 80}]
                    livenessProbe: {periodSeconds: 3, tcpSocket: {port: 80}}
                    resources: {limits: {memory: 1Gi}}
                    volumeMounts: [{name: v, mountPath: /v}]
                  volumes:
                  - {name: v, configMap: {name: c, defaultMode: 0644}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "name: main | name: Main_App | `main-app`",
                "name: main | name: v1.2 | `v1-2`",
                "- name: main | - stdin: true | `name` is required here",
                "name: main | name: '' | `name` is empty",
                "more: x | more: 12:30 h | The value `12:30 h` of `more`",
                "more: x | a/b/more: x | `a/b-more`",
                "more: x | Ex_Am.com/more: x | `ex-am.com/more`",
                "more: x | 'my key': x | `my-key`",
                "minReadySeconds: 5 | minReadySeconds: -3 | `-3` is below the minimum, 0",
                "minReadySeconds: 5 | minReadySeconds: 1m | Write 60 instead of `1m`",
                "minReadySeconds: 5 | minReadySeconds: 99999999999 | largest possible number is"
                        + " 2147483647",
                "maxUnavailable: 1 | maxUnavailable: '2' | Write 2 without quotes",
                "maxUnavailable: 1 | maxUnavailable: 20 % | Write `20%`",
                "maxUnavailable: 1 | maxUnavailable: 1.5 | such as 10%",
                "maxUnavailable: 1 | maxSurge: 3 | `maxSurge: 3` requires `maxUnavailable: 0`, and"
                        + " its default is 1",
                "maxUnavailable: 1 | maxUnavailable: 0 | With `maxUnavailable: 0` and no `maxSurge`",
                "type: RollingUpdate | type: Recreate | exists only for Deployments",
                "type: RollingUpdate | type: Rolling | Did you mean `RollingUpdate`?",
                "hostNetwork: false | hostNetwork: 'yes' | Write true, without quotes",
                "[10.0.0.1] | [dns.example] | `dns.example` is not an IP address",
                "[10.0.0.1] | [1.1.1.1, 1.1.1.2, 1.1.1.3, 1.1.1.4] | has 4 items, and at most 3 are"
                        + " allowed. Remove 1.",
                "operator: In, | operator: Equals, | Did you mean `In`?",
                "operator: In, | operator: Exists, | `Exists` only asks whether",
                "{key: a, operator: Exists} | {key: a, operator: Exists, value: b} | `operator:"
                        + " Equal` to match the value `b`",
                "{name: s} | s | Write `- name: s`",
                "[run] | run | `- run`",
                "[{name: A, value: one}] | {A: one} | `- name: A`",
                "value: one | value: 1 | in quotes: \"1\"",
                "{name: A, value | {name: A=b, value | `name: A` and `value: b`",
                "containerPort: 80 | containerPort: 70000 | `70000` is outside the range from 1 to"
                        + " 65535",
                "port: 80} | port: '80'} | Write 80 without quotes",
                "{periodSeconds: 3, tcp | {successThreshold: 2, tcp | Write 1 instead of 2",
                "name: http | name: metrics-endpoint-1 | has 18 characters, and at most 15",
                "memory: 1Gi | memory: 1GB | Write `1G`",
                "memory: 1Gi | cores: 2 | no resource `cores`",
                "mountPath: /v | subPath: /etc, mountPath: /v | write `etc`",
                "name: c, | name: c, items: [{key: k, path: ../k}], | `../k` contains `..`",
                "0644 | '755' | Write 0755 without quotes",
                "0644 | 755 | Write 0755, which is octal, or 493",
                "{name: c, defaultMode: 0644} | c | such as `name:`",
            })
    void theHelpNamesTheCause(String right, String wrong, String help) {
        assertThat(GOOD).contains(right);
        List<Finding> errors = errors(GOOD.replace(right, wrong));
        assertThat(errors).as(wrong).isNotEmpty();
        assertThat(errors).extracting(Finding::help).anyMatch(each -> each.contains(help));
    }

    @ParameterizedTest
    @CsvSource({"1.5", "99999999999999999999"})
    void aNumberOfAnyKindIsAnswered(String number) {
        String text = GOOD.replace("maxUnavailable: 1", "maxSurge: " + number);
        assertThat(errors(text)).extracting(Finding::code).contains("wrong-type");
    }

    private static List<Finding> errors(String text) {
        Settings settings = Settings.defaults().withVersion(KubernetesVersion.of(31));
        return Analysis.of(Document.of("agent.yaml", text), settings).findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }
}
