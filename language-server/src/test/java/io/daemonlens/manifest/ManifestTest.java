package io.daemonlens.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.text.Document;
import io.daemonlens.text.TextEdit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the values of an object stand, and what a file is made of. */
class ManifestTest {

    private static final String TEXT =
            """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent, labels: {app: x}}
            spec:
              template:
                spec:
                  containers:
                  - name: a
                    image: b
                    resources:
                      limits:
                        cpu: 1
                  volumes:
                  hostNetwork: true
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metadata.name | agent",
                "metadata.labels | {app: x}",
                "spec.template.spec.containers[0].image | b",
                "spec.template.spec.containers[0].resources.limits[cpu] | 1",
                "spec.template.spec.containers[0].resources | resources",
                "spec.template.spec.volumes | volumes",
                "spec.selector | spec",
                "spec.template.metadata.labels | template",
                "spec.template.spec.containers[0].ports[1].hostPort | name: a",
                "metadata.namespace | metadata",
            })
    void aPathHasARange(String path, String shown) {
        Manifest manifest = Manifest.of(Document.of("test.yaml", TEXT)).get(0);
        assertThat(manifest.rangeOf(FieldPath.parse(path)).of(TEXT)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: 1                              | 1",
                "---;a: 1                          | 1",
                "a: 1;---;b: 2                     | 2",
                "a: 1;---;---;b: 2                 | 2",
                "a: 1;---;# only a comment;---;b: 2 | 3",
                "a: 1;--- # no border;b: 2         | 1",
                "a: 1;---                          | 1",
            })
    void partsEndWhereKubectlEndsThem(String lines, int parts) {
        Document document = Document.of("test.yaml", lines.replace(';', '\n') + "\n");
        assertThat(Manifest.of(document)).hasSize(parts);
    }

    @Test
    void aListIsItsItems() {
        String text =
                """
                apiVersion: v1
                kind: List
                items:
                - {kind: DaemonSet, metadata: {name: a}}
                - {kind: Service, metadata: {name: b}}
                """;
        List<Manifest> items = Manifest.of(Document.of("test.yaml", text));
        assertThat(items).extracting(Manifest::name).containsExactly("a", "b");
        assertThat(items).extracting(Manifest::item).containsExactly(0, 1);
        assertThat(items.get(1).rangeOf(FieldPath.of("metadata", "name")).of(text)).isEqualTo("b");
    }

    @Test
    void editsKeepWhatTheyDoNotName() {
        Manifest manifest = Manifest.of(Document.of("test.yaml", TEXT)).get(0);
        Edits edits = new Edits(manifest);
        FieldPath pod = FieldPath.of("spec", "template", "spec");
        FieldPath container = pod.child("containers").index(0);
        List<TextEdit> all =
                Edits.all(
                        edits.replace(container.child("image"), "c:1"),
                        edits.remove(pod.child("hostNetwork")),
                        edits.remove(FieldPath.of("metadata", "labels")),
                        edits.insert(container, List.of("tty: true"), "tty: true"));
        assertThat(TextEdit.apply(TEXT, all))
                .isEqualTo(
                        """
                        apiVersion: apps/v1
                        kind: DaemonSet
                        metadata: {name: agent}
                        spec:
                          template:
                            spec:
                              containers:
                              - name: a
                                image: c:1
                                resources:
                                  limits:
                                    cpu: 1
                                tty: true
                              volumes:
                        """);
    }

    @Test
    void commentsSpeakToTheProgram() {
        String text =
                """
                # daemonlens: kubernetes=1.28
                a: 1 # daemonlens-ignore: image-tag -- pinned elsewhere
                """;
        Directives directives = Manifest.of(Document.of("test.yaml", text)).get(0).directives();
        assertThat(directives.settings().get("kubernetes").value()).isEqualTo("1.28");
        assertThat(directives.suppressions())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.code()).isEqualTo("image-tag");
                            assertThat(one.reason()).isEqualTo("pinned elsewhere");
                            assertThat(one.covers(text.indexOf("a: 1"))).isTrue();
                            assertThat(one.covers(0)).isFalse();
                        });
    }
}
