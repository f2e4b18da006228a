package io.daemonlens.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.findings.Finding;
import io.daemonlens.manifest.TemplateMask;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import io.daemonlens.text.TextEdit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Templates and patches: what is wrong in the part itself, and nothing about the rest. */
class PartialFindingsTest {

    private static final String CHART =
            """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata:
              name: {{ include "agent.fullname" . }}
            spec:
              selector:
                matchLabels:
                  {{- include "agent.labels" . | nindent 6 }}
              {{- if .Values.strategy }}
              updateStrategy:
                type: OnDelete
              {{- else }}
              updateStrategy:
                type: RollingUpdate
                rollingUpdate:
                  maxUnavailable: {{ .Values.max }}
              {{- end }}
              template:
                metadata:
                  labels:
                    {{ .Values.key }}: agent
                spec:
                  {{- with .Values.tolerations }}
                  tolerations:
                    {{- toYaml . | nindent 8 }}
                  {{- end }}
                  containers:
                  - name: main
                    image: "{{ .Values.image }}:{{ .Values.tag }}"
                    imagePullPolicy: {{ .Values.policy }}
                    resources: {{- toYaml .Values.resources | nindent 10 }}
                    ports:
                    - containerPort: {{ .Values.port }}
                      hostPort: "{{ .Values.port }}"
                    {{- range $name, $value := .Values.env }}
                    - name: {{ $name }}
                    {{- end }}
            """;

    private static final String PATCH =
            """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata:
              name: agent
            spec:
              template:
                spec:
                  $setElementOrder/containers:
                  - name: main
                  containers:
                  - name: main
                    imagePullPolicy: Always
                    volumeMounts:
                    - name: elsewhere
                      mountPath: /x
                  - name: side
                    $patch: delete
                  tolerations:
                  - $patch: replace
                  - operator: Exists
            """;

    private static List<Finding> findings(String text) {
        Settings settings = Settings.defaults().withVersion(KubernetesVersion.of(31));
        Analysis analysis = Analysis.of(Document.of("part.yaml", text), settings);
        assertThat(analysis.findings()).as("a check of files does not judge parts").isEmpty();
        return analysis.findingsWithParts();
    }

    /** One mistake in a part: one finding at it, whose first fix takes it away. */
    private static void checkRepaired(String good, String right, String wrong) {
        assertThat(good).contains(right);
        String text = good.replace(right, wrong);
        List<Finding> findings = findings(text);
        assertThat(findings).as(wrong).hasSize(1);
        int line = (int) good.substring(0, good.indexOf(right)).lines().count();
        Document document = Document.of("part.yaml", text);
        assertThat(document.lines().line(findings.get(0).range().start()) + 1)
                .isBetween(line, line + 1);
        String repaired = TextEdit.apply(text, findings.get(0).fixes().get(0).edits());
        assertThat(repaired).isEqualTo(good);
    }

    @Test
    void aGoodPartHasNoFinding() {
        assertThat(findings(CHART)).isEmpty();
        assertThat(findings(CHART.replace("\n", "\r\n"))).isEmpty();
        assertThat(findings(PATCH)).isEmpty();
        assertThat(findings("{{- if .Values.on }}\n" + CHART + "{{- end }}\n")).isEmpty();
        assertThat(findings("{{/* kind: DaemonSet\n  of a chart */}}\n" + CHART)).isEmpty();
    }

    @Test
    void whatIsWrittenInATemplateIsChecked() {
        checkRepaired(CHART, "      containers:", "      container:");
        checkRepaired(CHART, "imagePullPolicy:", "imagePullPolicies:");
    }

    @Test
    void whatIsWrittenInAPatchIsChecked() {
        checkRepaired(PATCH, "imagePullPolicy: Always", "imagePullPolicy: always");
        checkRepaired(PATCH, "      tolerations:", "      toleratons:");
        checkRepaired(PATCH, "mountPath:", "mountPaht:");
    }

    @Test
    void aMaskKeepsEveryLineAndColumn() {
        String masked = TemplateMask.of(CHART);
        assertThat(masked).hasSameSizeAs(CHART);
        assertThat(masked.lines().map(String::length).toList())
                .isEqualTo(CHART.lines().map(String::length).toList());
        assertThat(masked).doesNotContain("{{", "}}");
        assertThat(TemplateMask.of("a: {{ b }}\nc: x{{ d }}\n{{ e }}\n- {% f %}\n"))
                .isEqualTo(
                        "a:        \nc: x"
                                + String.valueOf(TemplateMask.HOLE).repeat(7)
                                + "\n       \n-        \n");
        assertThat(TemplateMask.of("a: \"{{ b }}\"\n")).isEqualTo("a:          \n");
        assertThat(TemplateMask.of("a: {{ b\n")).isEqualTo("a: {{ b\n");
    }
}
