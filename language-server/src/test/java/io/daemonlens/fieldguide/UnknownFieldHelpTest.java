package io.daemonlens.fieldguide;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.findings.Finding;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The help for an unknown field names its place or the right name. In each row, a line is added
 * before a line of a valid manifest, indented like it.
 */
class UnknownFieldHelpTest {

    private static final String GOOD =
            """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata:
              name: agent
            spec:
              selector:
                matchLabels:
                  app: agent
              updateStrategy:
                type: RollingUpdate
              template:
                metadata:
                  labels:
                    app: agent
                spec:
                  containers:
                  - name: main
                    image: agent:1
                    resources:
                      limits: {memory: 1Gi}
                    livenessProbe:
                      tcpSocket: {port: 80}
                    env:
                    - name: A
                      value: x
                    volumeMounts:
                    - name: v
                      mountPath: /v
                  volumes:
                  - name: v
                    configMap:
                      name: c
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "31 | selector:       | image: a:1              | spec.template.spec.containers[].image",
                "31 | selector:       | hostNetwork: true       | spec.template.spec.hostNetwork",
                "31 | selector:       | maxUnavailable: 2       | spec.updateStrategy.rollingUpdate",
                "31 | selector:       | labels: {a: b}          | `spec.template.metadata.labels`, which",
                "31 | selector:       | podTemplate: {}         | A DaemonSet has `template`",
                "31 | selector:       | paused: true            | a field of other kinds",
                "31 | selector:       | templateGeneration: 1   | only in the old API groups",
                "31 | matchLabels:    | app: agent              | below `matchLabels`",
                "31 | type: Rolling   | minReadySeconds: 3      | indented too deep",
                "31 | containers:     | privileged: true        | containers[].securityContext",
                "31 | containers:     | key: a                  | tolerations[].key",
                "31 | containers:     | resources: {}           | needs Kubernetes 1.34",
                "31 | containers:     | resources: {}           | containers[].resources",
                "31 | containers:     | volume: []              | Did you mean `volumes`?",
                "31 | image:          | mountPath: /x           | volumeMounts[].mountPath",
                "31 | image:          | hostPath: {path: /x}    | spec.template.spec.volumes[].hostPath",
                "31 | image:          | fsGroup: 1              | spec.template.spec.securityContext",
                "31 | image:          | memory: 1Gi             | resources.limits.memory",
                "31 | image:          | volumes: []             | spec.template.spec.volumes",
                "31 | image:          | cmd: []                 | Did you mean `command`?",
                "31 | image:          | Env: []                 | Did you mean `env`?",
                "31 | limits:         | cpu: 1                  | resources.requests.cpu",
                "31 | tcpSocket:      | command: []             | livenessProbe.exec.command",
                "31 | tcpSocket:      | timeout: 3              | Did you mean `timeoutSeconds`?",
                "31 | value: x        | key: k                  | valueFrom.secretKeyRef.key",
                "31 | mountPath:      | path: /x                | Did you mean `mountPath`?",
                "31 | configMap:      | items: []               | volumes[0].configMap.items",
                "31 | configMap:      | readOnly: true          | volumeMounts[].readOnly",
                "27 | image:          | restartPolicy: Always   | needs Kubernetes 1.29",
                "31 | selector:       | somethingElse: 1        | only these fields: `selector`",
            })
    void theHelpNamesThePlace(int minor, String before, String line, String help) {
        int at = GOOD.indexOf(" " + before) + 1;
        int begin = GOOD.lastIndexOf('\n', at) + 1;
        String text =
                GOOD.substring(0, at) + line + "\n" + " ".repeat(at - begin) + GOOD.substring(at);
        assertThat(unknown(minor, text)).as(text).anyMatch(each -> each.contains(help));
    }

    private static List<String> unknown(int minor, String text) {
        Settings settings = Settings.defaults().withVersion(KubernetesVersion.of(minor));
        return Analysis.of(Document.of("agent.yaml", text), settings).findings().stream()
                .filter(finding -> finding.code().equals("unknown-field"))
                .map(Finding::help)
                .toList();
    }
}
