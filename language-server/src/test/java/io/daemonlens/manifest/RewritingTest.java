package io.daemonlens.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.SampleManifests;
import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.apiserver.ApiServer;
import io.daemonlens.engine.apiserver.Endpoint;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RewritingTest {

    private static final FieldPath TEMPLATE = FieldPath.of("spec", "template");
    private static final String HEAD =
            """
            # what this is for
            apiVersion: apps/v1
            kind: DaemonSet
            metadata:
              name: agent
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata:
                  labels: {app: agent}
            """;

    @Test
    void aScalarKeepsItsQuotesAndItsComment() {
        check(
                """
                    spec:
                      containers:
                      # the agent itself
                      - name: agent
                        image: "agent:2"   # pinned
                        args: [--one, --two]
                """,
                """
                    spec:
                      containers:
                      - {name: agent, image: "agent:1", args: [--one, --three]}
                """,
                """
                    spec:
                      containers:
                      # the agent itself
                      - name: agent
                        image: "agent:1"   # pinned
                        args: [--one, --three]
                """);
    }

    @Test
    void entriesComeAndGoWithTheirLines() {
        check(
                """
                    spec:
                      hostNetwork: true
                      # who may read
                      containers:
                        - name: agent
                          image: agent:1
                          env:
                            - name: A   # first
                              value: "1"
                            - name: B
                              value: "2"
                """,
                """
                    spec:
                      containers:
                        - name: agent
                          image: agent:1
                          env:
                            - name: A
                              value: "1"
                            - name: C
                              value: "yes"
                          resources:
                            limits:
                              cpu: 100m
                      priorityClassName: system-node-critical
                """,
                """
                    spec:
                      # who may read
                      containers:
                        - name: agent
                          image: agent:1
                          env:
                            - name: A   # first
                              value: "1"
                            - name: C
                              value: "yes"
                          resources:
                            limits:
                              cpu: 100m
                      priorityClassName: system-node-critical
                """);
    }

    @Test
    void anItemThatMovedKeepsItsText() {
        check(
                """
                    spec:
                      containers:
                      - name: b
                        image: b:1  # second
                      - name: a
                        image: a:1
                """,
                """
                    spec:
                      containers:
                      - {name: a, image: "a:1"}
                      - {name: b, image: "b:1"}
                """,
                """
                    spec:
                      containers:
                      - name: a
                        image: a:1
                      - name: b
                        image: b:1  # second
                """);
    }

    /** A comment directly above an item is about it; one above a blank line is not. */
    @Test
    void theCommentAboveAnItemGoesAndTravelsWithIt() {
        check(
                """
                    spec:
                      containers:
                      # all of them

                      # gone soon
                      - name: c
                        image: c:1
                      # about b
                      # in two lines
                      - name: b
                        image: b:1
                      # about a
                      - name: a
                        image: a:1
                """,
                """
                    spec:
                      containers:
                      - {name: a, image: "a:1"}
                      - {name: b, image: "b:1"}
                """,
                """
                    spec:
                      containers:
                      # all of them

                      # about a
                      - name: a
                        image: a:1
                      # about b
                      # in two lines
                      - name: b
                        image: b:1
                """);
    }

    @Test
    void textOverSeveralLinesIsWrittenAsABlock() {
        check(
                """
                    spec:
                      containers:
                      - name: a
                        image: a:1
                        command:
                        - sh
                        - |
                          echo two
                          exit
                """,
                """
                    spec:
                      containers:
                      - {name: a, image: "a:1", command: [sh, "echo one\\nexit\\n"]}
                """,
                """
                    spec:
                      containers:
                      - name: a
                        image: a:1
                        command:
                        - sh
                        - |
                          echo one
                          exit
                """);
    }

    @Test
    void numbersStayAsTheyWereWritten() {
        check(
                """
                    spec:
                      containers:
                      - name: a
                        image: a:1
                        resources: {limits: {cpu: 2, memory: 1Gi}}
                """,
                """
                    spec:
                      containers:
                      - name: a
                        image: a:1
                        resources: {limits: {cpu: 1, memory: 1Gi}}
                """,
                """
                    spec:
                      containers:
                      - name: a
                        image: a:1
                        resources: {limits: {cpu: 1, memory: 1Gi}}
                """);
    }

    @Test
    void anAliasIsReplacedWhereItStands() {
        check(
                """
                    spec:
                      nodeSelector: &where
                        disk: ssd
                      containers:
                      - name: a
                        image: &image a:1
                      initContainers:
                      - name: i
                        image: *image
                """,
                """
                    spec:
                      nodeSelector:
                        disk: ssd
                      containers:
                      - name: a
                        image: a:1
                      initContainers:
                      - name: i
                        image: i:1
                """,
                """
                    spec:
                      nodeSelector: &where
                        disk: ssd
                      containers:
                      - name: a
                        image: &image a:1
                      initContainers:
                      - name: i
                        image: i:1
                """);
    }

    @Test
    void jsonStaysJson() {
        String now =
                """
                {
                  "apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": {"name": "a"},
                  "spec": {
                    "selector": {"matchLabels": {"a": "b"}},
                    "template": {
                      "metadata": {"labels": {"a": "b"}},
                      "spec": {
                        "containers": [
                          {"name": "a", "image": "a:2"},
                          {"name": "b", "image": "b:1"}
                        ]
                      }
                    }
                  }
                }
                """;
        String before =
                now.replace("a:2", "a:1")
                        .replace("{\"name\": \"b\", \"image\": \"b:1\"}", "")
                        .replace("\"a:1\"},", "\"a:1\", \"tty\": true}");
        Optional<Rewriting.Result> result = rewrite(now, templateOf(before));
        assertThat(result.orElseThrow().text())
                .isEqualTo(
                        now.replace("a:2\"}", "a:1\", \"tty\": true}")
                                .replace(
                                        "},\n              {\"name\": \"b\", \"image\": \"b:1\"}",
                                        "}")
                                .replaceAll(",\\s*\\{\"name\": \"b\", \"image\": \"b:1\"}", ""));
    }

    @Test
    void windowsLinesStay() {
        String now = (HEAD + "    spec:\n      containers: [{name: a, image: \"a:1\"}]\n");
        String before = now + "      hostNetwork: true\n";
        String text = rewrite(now.replace("\n", "\r\n"), templateOf(before)).orElseThrow().text();
        assertThat(text).isEqualTo(before.replace("\n", "\r\n"));
    }

    @Test
    void anAnchorThatOthersReadIsNotChangedBehindTheirBacks() {
        String now =
                """
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: a}
                spec:
                  selector: {matchLabels: {a: b}}
                  revisionHistoryLimit: &n 3
                  template:
                    metadata: {labels: &l {a: b, v: "2"}, annotations: *l}
                    spec: {containers: [{name: a, image: "a:1"}]}
                """;
        String before = now.replace("annotations: *l", "annotations: {a: b, v: \"2\"}");
        JsonObject wanted = templateOf(before.replaceFirst("v: \"2\"", "v: \"1\""));
        Rewriting.Result result = rewrite(now, wanted).orElseThrow();
        assertThat(templateOf(result.text())).isEqualTo(wanted);
    }

    @Test
    void oneFieldAloneCanBeBroughtBack() {
        String now = HEAD + "    spec:\n      containers:\n      - {name: a, image: \"a:2\"}\n";
        FieldPath image = FieldPath.parse("spec.template.spec.containers[0].image");
        JsonValue wanted = JsonReader.read("\"a:1\"");
        assertThat(rewriting(image, wanted).of(manifest(now)).orElseThrow().text())
                .isEqualTo(now.replace("a:2", "a:1"));
    }

    @Test
    void whatCannotBeReadIsLeftAlone() {
        JsonObject wanted = templateOf(HEAD + "    spec: {hostNetwork: true}\n");
        assertThat(rewrite("kind: DaemonSet\nspec: [", wanted)).isEmpty();
        assertThat(rewrite("- a\n", wanted)).isEmpty();
    }

    /** Both ways between every two states of a history: in place, and the very same template. */
    @Test
    @Tag("corpus")
    void everyPublishedEditCanBeTakenBack() throws IOException {
        int count = 0;
        for (String line : Files.readAllLines(SampleManifests.published("edits.jsonl"))) {
            JsonObject edit = JsonReader.readObject(line);
            count += checkBack(edit, "old", "new") + checkBack(edit, "new", "old");
        }
        assertThat(count).isGreaterThan(300);
    }

    /** Any template can become any other, whatever the style of the text. */
    @Test
    void everyTemplateCanTakeThePlaceOfEveryOther() throws IOException {
        int count = 0;
        for (Path now : SampleManifests.own()) {
            String text = Files.readString(now);
            for (Path other : SampleManifests.own()) {
                JsonObject wanted = templateOf(Files.readString(other));
                if (wanted != null && isAppsV1(text)) {
                    Optional<Rewriting.Result> result = rewrite(text, wanted);
                    assertThat(result).as(now + " " + other).isPresent();
                    assertThat(templateOf(result.get().text()))
                            .as(now + " " + other)
                            .isEqualTo(wanted);
                    count++;
                }
            }
        }
        assertThat(count).isGreaterThan(100);
    }

    private static boolean isAppsV1(String text) {
        Manifest manifest = manifest(text);
        return manifest.isDaemonSet() && manifest.apiVersion().equals("apps/v1");
    }

    private static int checkBack(JsonObject edit, String to, String from) {
        JsonObject wanted = templateOf(edit.text(to));
        if (wanted == null || templateOf(edit.text(from)) == null) {
            return 0;
        }
        Rewriting.Result result = rewrite(edit.text(from), wanted).orElseThrow();
        assertThat(result.inPlace()).as(edit.text("id")).isTrue();
        assertThat(templateOf(result.text())).as(edit.text("id")).isEqualTo(wanted);
        Manifest before = manifest(edit.text(from));
        int template = before.offset() + before.entryAt(TEMPLATE).key().start();
        assertThat(result.text()).startsWith(edit.text(from).substring(0, template));
        return 1;
    }

    private static void check(String now, String older, String expected) {
        Rewriting.Result result = rewrite(HEAD + now, templateOf(HEAD + older)).orElseThrow();
        assertThat(result.text()).isEqualTo(HEAD + expected);
        assertThat(result.inPlace()).isTrue();
    }

    private static Optional<Rewriting.Result> rewrite(String now, JsonObject template) {
        return rewriting(TEMPLATE, template).of(manifest(now));
    }

    private static Rewriting rewriting(FieldPath at, JsonValue wanted) {
        return new Rewriting(
                ApiTypes.of(KubernetesVersion.NEWEST)
                        .root(GroupVersionKind.of("apps/v1", "DaemonSet")),
                RewritingTest::stored,
                at,
                wanted);
    }

    private static JsonObject templateOf(String text) {
        JsonObject stored = stored(manifest(text).body());
        JsonObject spec = stored == null ? null : stored.object("spec");
        return spec == null ? null : spec.object("template");
    }

    private static JsonObject stored(Body body) {
        KubernetesVersion version = KubernetesVersion.NEWEST;
        return ApiServer.storedUnchecked(
                body, Endpoint.of("apps/v1", "default"), version, Gates.defaults(version));
    }

    private static Manifest manifest(String text) {
        return Manifest.of(Document.of("agent.yaml", text)).get(0);
    }
}
