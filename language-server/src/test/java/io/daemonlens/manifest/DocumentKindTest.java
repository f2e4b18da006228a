package io.daemonlens.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.text.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentKindTest {

    private static final String AGENT =
            """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec:
                  containers:
                  - {name: main, image: "agent:1"}
            """;

    @TempDir Path folder;

    @Test
    void aDaemonSetIsChecked() {
        check(AGENT, DocumentKind.DAEMON_SET);
        check(AGENT.replace("labels:", "labels: ["), DocumentKind.DAEMON_SET);
        check("kind: DaemonSet\nmetadata: {name: a}\n", DocumentKind.DAEMON_SET);
        check("apiVersion: apps/v1\nkind: Daemonset\n", DocumentKind.DAEMON_SET);
        check("{\"kind\": \"DaemonSet\", \"spec\": {]}", DocumentKind.DAEMON_SET);
        check(AGENT.replace("\"agent:1\"", "a, args: [\"{{.Node}}\"]"), DocumentKind.DAEMON_SET);
    }

    @Test
    void otherTextsAreLeftAlone() {
        check("", DocumentKind.EMPTY);
        check("# kind: DaemonSet\n", DocumentKind.EMPTY);
        check("a: b\n", DocumentKind.OTHER);
        check("kind: Deployment\n", DocumentKind.OTHER);
        check("notes: one\nthis: is, not: yaml\n", DocumentKind.NOT_YAML);
        check("kind: Deployment\nthis: is, not: yaml\n", DocumentKind.NOT_YAML);
        check(AGENT.replace("apps/v1", "apps.kruise.io/v1alpha1"), DocumentKind.OTHER);
    }

    @Test
    void templatesOfEveryLanguageAreTemplates() {
        check(AGENT.replace("{name: agent}", "{name: {{ .Values.name }}}"), DocumentKind.TEMPLATE);
        check(AGENT.replace("agent:1", "{{ image }}"), DocumentKind.TEMPLATE);
        check("{% if x %}\n" + AGENT + "{% endif %}\n", DocumentKind.TEMPLATE);
        check(AGENT + "<% end %>: [\n", DocumentKind.TEMPLATE);
    }

    @Test
    void partsAreKnownByTheirKeysAndTheirFolder() {
        String part =
                "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: agent}\n"
                        + "spec: {template: {spec: {priorityClassName: a}}}\n";
        check(part, DocumentKind.DAEMON_SET);
        check(part + "$patch: delete\n", DocumentKind.PATCH);
        assertThat(kind(part, FileRole.IN_KUSTOMIZATION)).isEqualTo(DocumentKind.PATCH);
        assertThat(kind(AGENT, FileRole.IN_KUSTOMIZATION)).isEqualTo(DocumentKind.DAEMON_SET);
        assertThat(kind(AGENT, FileRole.NAMED_PATCH)).isEqualTo(DocumentKind.PATCH);
    }

    @Test
    void valuesChooseAKindAndAreNone() {
        check("kind: DaemonSet\nreplicas: 1\n", DocumentKind.VALUES);
        assertThat(kind("a: b\n", FileRole.CHART_VALUES)).isEqualTo(DocumentKind.VALUES);
    }

    @Test
    void theFolderTellsTheRole() throws IOException {
        file("chart/Chart.yaml", "name: x\n");
        file("chart/values.yaml", "a: b\n");
        file("chart/templates/sub/ds.yaml", "");
        file("kube/kustomization.yaml", "patches:\n- path: ../patches/p.yaml\n- path: q.yaml\n");
        role("chart/values.yaml", FileRole.CHART_VALUES);
        role("chart/ci/test-values.yaml", FileRole.CHART_VALUES);
        role("chart/templates/sub/ds.yaml", FileRole.CHART_TEMPLATE);
        role("chart/crds/x.yaml", FileRole.PLAIN);
        role("kube/q.yaml", FileRole.NAMED_PATCH);
        role("kube/base.yaml", FileRole.IN_KUSTOMIZATION);
        role("other/templates/ds.yaml", FileRole.PLAIN);
    }

    private void role(String file, FileRole role) {
        assertThat(FileRole.of(folder.resolve(file))).as(file).isEqualTo(role);
    }

    private void file(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    private static void check(String text, DocumentKind kind) {
        assertThat(kind(text, FileRole.PLAIN)).as(text).isEqualTo(kind);
    }

    private static DocumentKind kind(String text, FileRole role) {
        return DocumentKind.of(Manifest.of(Document.of("a.yaml", text)).get(0), role);
    }
}
