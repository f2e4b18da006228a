package io.daemonlens.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daemonlens.SampleManifests;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.Document;
import io.daemonlens.yaml.YamlParser;
import io.daemonlens.yaml.YamlSections;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Read in parts, a text says what it says when it is read whole. */
class SnapshotYamlTest {

    private static final String LIST =
            """
            apiVersion: v1
            items:
            - apiVersion: v1
              kind: Node
              metadata:
                annotations:
                  script: |
                    managedFields:
                    - not really
                  text: "one
                    two"
                labels:
                  images: "yes"
                name: a
              # a comment
              status:
                allocatable: {cpu: "4"}
            - apiVersion: v1

              kind: DaemonSet
              metadata: {name: b, namespace: c}
              spec:
                template:
                  spec:
                    containers:
                    - args:
                      - |+
                        status:
                          images:

                      - last
            kind: List
            metadata:
              resourceVersion: ""
            """;

    @Test
    void aList() throws Exception {
        checkSame(LIST);
        assertThat(read(LIST)).hasSize(1);
        assertThat(read(LIST).get(0).toString())
                .contains("not really", "\"images\":\"yes\"", "\"kind\":\"List\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "---\n---\n",
                "# nothing\n",
                "kind: Node\nmetadata: {name: a}\n---\nkind: Node\nmetadata: {name: b}\n",
                "---\nkind: List\nitems:\n  - kind: Node\n    metadata:\n      name: a\n  -\n    kind: Pod\n",
                "items:\nkind: List\n",
                "items:\n# none\n\n  \nkind: List\n",
                "items: []\nkind: List\n",
                "items: # of some kind\n- kind: Node\n",
                "items:   \n- kind: Node\n...\n",
                "items:\n- - kind: Node\n  - kind: Pod\n",
                "items:\n-\n- null\n- kind: Node\n",
                "items:\n- kind: Node\nkind: List\n---\nitems:\n- kind: Pod\nkind: PodList",
                "- kind: Node\n  metadata: {name: a}\n- kind: Node\n",
                "\uFEFFitems:\n- kind: Node\n",
                "\uFEFFitems:\n- name: |\n   é\n  kind: Nöde\n",
                "items:\r\n- kind: Node\r\n  metadata:\r\n    name: a\r\nkind: List\r\n",
                "items:\r- kind: Node\rkind: List\r",
                "items:\n- kind: Node\nitems:\n- kind: Pod\n",
                "metadata:\n  items:\n  - a\nitems:\n- kind: Node",
            })
    void whateverTheShape(String text) throws Exception {
        checkSame(text);
        checkSame(text.replace("\n", "\r\n"));
    }

    @Test
    void whatNoAnswerNeedsIsLeftOut() throws Exception {
        String text =
                """
                items:
                - kind: Node
                  metadata:
                    managedFields:
                    - apiVersion: v1
                      fieldsV1:
                        f:status: {}
                    name: a
                  status:
                    capacity:
                      cpu: "4"
                    images:
                    - names:
                      - registry.example.com/a

                    nodeInfo:
                      kubeletVersion: v1.31.0
                    volumesInUse:
                    - x
                - {kind: Node, metadata: {managedFields: [1], name: b}, status: {images: [2]}}
                """;
        assertThat(read(text).toString())
                .isEqualTo(
                        "[{\"items\":[{\"kind\":\"Node\",\"metadata\":{\"name\":\"a\"},\"status\":{\"capacity\":"
                                + "{\"cpu\":\"4\"},\"nodeInfo\":{\"kubeletVersion\":\"v1.31.0\"}}},"
                                + "{\"kind\":\"Node\",\"metadata\":{\"name\":\"b\"},\"status\":{}}]}]");
    }

    @Test
    void aProblemIsToldWhereItIs() {
        checkProblem(LIST.replace("name: b,", "name: b}}"));
        checkProblem(
                LIST.replace("resourceVersion: \"\"", "resourceVersion: \"")); // behind the items
        checkProblem(LIST.replace("{cpu: \"4\"}", "{cpu: \"4\""));
        checkProblem("a: b\n---\nitems:\n- a: b\n- c: {\n- d: e\n");
        checkProblem("a: b\n---\nitems:\n- a: b\nx\n");
        assertThatThrownBy(() -> read("a: b\n---\n\njust words\n"))
                .hasMessageStartingWith("f.yaml:3:1: holds no object of a cluster");
    }

    @Test
    @Tag("corpus")
    void publishedNodeListsReadInPartsAreThoseReadWhole() throws Exception {
        Path corpus = SampleManifests.published("nodes");
        try (Stream<Path> files = Files.list(corpus)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                checkSame(Files.readString(file));
            }
        }
    }

    private static void checkSame(String text) throws Exception {
        assertThat(read(text)).as(text).isEqualTo(whole(text));
    }

    /** The same problem at the same place as when the text is read whole. */
    private static void checkProblem(String text) {
        Document document = Document.of("f.yaml", text);
        String expected = null;
        for (Manifest manifest : Manifest.of(document)) {
            if (manifest.tree().problem() != null) {
                int at = manifest.offset() + manifest.tree().problem().range().start();
                expected = document.place(at) + ": no YAML: ";
            }
        }
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ClusterException.class)
                .hasMessageStartingWith(expected);
    }

    private static List<JsonValue> read(String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return SnapshotYaml.read("f.yaml", new ByteArrayInputStream(bytes));
    }

    private static List<JsonValue> whole(String written) {
        String text = written.startsWith("\uFEFF") ? written.substring(1) : written;
        List<JsonValue> values = new ArrayList<>();
        YamlSections.of(text)
                .forEach(
                        part -> {
                            JsonValue value =
                                    Manifest.bodyOf(YamlParser.parse(part.of(text))).tree();
                            if (value != null) {
                                values.add(IrrelevantFields.dropFrom(value));
                            }
                        });
        return values;
    }
}
