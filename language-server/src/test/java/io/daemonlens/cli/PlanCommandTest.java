package io.daemonlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two folders, before and after a change. */
class PlanCommandTest {

    private static final String AGENT =
            """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent, namespace: logging}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec:
                  tolerations: [{operator: Exists}]
                  containers:
                  - name: agent
                    image: example.com/agent:1
                    envFrom: [{configMapRef: {name: agent-config}}]
            """;

    private static final String CONFIG =
            """
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: agent-config, namespace: logging}
            data: {LEVEL: info}
            """;

    @TempDir Path folder;

    private void files(String before, String after) throws IOException {
        Files.createDirectories(folder.resolve("old"));
        Files.createDirectories(folder.resolve("new"));
        Files.writeString(folder.resolve("old/agent.yaml"), before);
        Files.writeString(folder.resolve("new/agent.yaml"), after);
    }

    private Ran run(String... more) {
        List<String> words = new java.util.ArrayList<>(List.of("plan", "old", "new"));
        words.addAll(List.of(more));
        return Ran.in(folder, "", words);
    }

    @Test
    void theClustersFileIsNoManifest() throws Exception {
        files(AGENT, AGENT.replace("agent:1", "agent:2"));
        Files.writeString(
                folder.resolve("new/cluster.yaml"),
                """
                apiVersion: v1
                kind: List
                items:
                - apiVersion: v1
                  kind: Node
                  metadata: {name: n1}
                  status: {allocatable: {cpu: "2", memory: 4Gi, pods: "30"}}
                - apiVersion: apps/v1
                  kind: DaemonSet
                  metadata: {name: other, namespace: kube-system}
                  spec:
                    selector: {matchLabels: {app: other}}
                    template:
                      metadata: {labels: {app: other}}
                      spec: {containers: [{name: other, image: other}]}
                """);
        Ran ran = run("--cluster", "new/cluster.yaml");
        assertThat(ran.out()).contains("0 to add, 1 to change").doesNotContain("kube-system/other");
        assertThat(run().out()).contains("1 to add, 1 to change");
        Files.writeString(folder.resolve(".daemonlens.yaml"), "cluster: new/cluster.yaml\n");
        Ran set = run();
        assertThat(set.out()).contains("0 to add, 1 to change");
    }

    @Test
    void aManifestOfTheSameNameAsTheClustersFileIsOne() throws Exception {
        Path repository = Files.createDirectory(folder.resolve("repository"));
        try (Git git = Git.init().setDirectory(repository.toFile()).call()) {
            for (String image : List.of("agent:1", "agent:2")) {
                Files.writeString(
                        repository.resolve("agent.yaml"), AGENT.replace("agent:1", image));
                git.add().addFilepattern(".").call();
                git.commit()
                        .setMessage(image)
                        .setAuthor("a", "a@b")
                        .setCommitter("a", "a@b")
                        .setSign(false)
                        .call();
            }
        }
        Files.writeString(
                folder.resolve("agent.yaml"),
                """
                apiVersion: v1
                kind: Node
                metadata: {name: n1}
                status: {allocatable: {cpu: "2", memory: 4Gi, pods: "30"}}
                """);
        Ran ran =
                Ran.in(
                        repository,
                        "",
                        List.of("plan", "HEAD~1..HEAD", "--cluster", "../agent.yaml"));
        assertThat(ran.out()).contains("0 to add, 1 to change");
    }

    private JsonObject json() {
        return JsonReader.readObject(run("-o", "json").out());
    }

    private static JsonObject first(JsonObject plan) {
        return (JsonObject) plan.array("changes").get(0);
    }

    @Test
    void anotherImageRestartsEveryPod() throws IOException {
        files(AGENT, AGENT.replace("agent:1", "agent:2"));
        JsonObject change = first(json());
        assertThat(change.text("change")).isEqualTo("changed");
        assertThat(change.object("restarts").toString())
                .isEqualTo("{\"when\":\"rollingUpdate\",\"pods\":4,\"of\":4}");
        assertThat(run().out())
                .contains("restarts 4 of 4 pods")
                .contains("Plan: 0 to add, 1 to change (restart 4 pods, ");
    }

    @Test
    void theSameFilesPlanNothing() throws IOException {
        files(AGENT, AGENT + "# a comment\n");
        assertThat(first(json()).text("change")).isEqualTo("unchanged");
        assertThat(run().out()).contains("Plan: 0 to add, 0 to change, 0 to remove");
    }

    @Test
    void nodesThatLoseTheirPodAreNamed() throws IOException {
        files(AGENT, AGENT.replace("tolerations: [{operator: Exists}]", "tolerations: []"));
        JsonObject placement = first(json()).object("placement");
        assertThat(placement.array("lost").toString()).isEqualTo("[\"control-plane-1\"]");
        assertThat(run("--fail-on", "leaves").exit()).isEqualTo(1);
        assertThat(run().out()).contains("loses its pod for good on control-plane-1");
    }

    @Test
    void aChangedSelectorIsRefusedWithWhatToDo() throws IOException {
        files(AGENT, AGENT.replace("app: agent", "app: other"));
        Ran ran = run();
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("field is immutable").contains("--cascade=orphan");
        assertThat(json().object("summary").get("refused").toString()).isEqualTo("1");
    }

    @Test
    void aConfigMapReadAsVariablesRestartsNothingAndThatIsTold() throws IOException {
        files(AGENT + CONFIG, AGENT + CONFIG.replace("info", "debug"));
        assertThat(run().out())
                .contains("ConfigMap `agent-config` changes")
                .contains("nothing restarts them")
                .contains("Plan: 0 to add, 0 to change, 0 to remove");
    }

    private static final String AROUND =
            """
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: agent-secret, namespace: logging}
            stringData: {token: a}
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: agent, namespace: logging}
            ---
            apiVersion: scheduling.k8s.io/v1
            kind: PriorityClass
            metadata: {name: agent-high}
            value: 1000
            ---
            apiVersion: v1
            kind: Namespace
            metadata: {name: logging, labels: {}}
            ---
            apiVersion: v1
            kind: ResourceQuota
            metadata: {name: agents, namespace: logging}
            spec: {hard: {pods: "10"}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: agent, namespace: logging}
            spec: {selector: {app: agent}, ports: [{port: 80, targetPort: 8080}]}
            """;

    private static final String USER =
            AGENT.replace(
                            "      tolerations:",
                            "      serviceAccountName: agent\n"
                                    + "      priorityClassName: agent-high\n"
                                    + "      imagePullSecrets: [{name: agent-secret}]\n"
                                    + "      tolerations:")
                    + AROUND;

    /** Changes one text of {@link #USER}, and expects words in the answer and an exit code. */
    private void check(String old, String now, int exit, String... expected) throws IOException {
        assertThat(USER).contains(old);
        files(USER, USER.replace(old, now));
        Ran ran = run();
        assertThat(ran.out()).contains(expected);
        assertThat(ran.exit()).as(ran.out()).isEqualTo(exit);
    }

    @Test
    void aChangedObjectIsFollowedToTheDaemonSetThatUsesIt() throws IOException {
        check("value: 1000", "value: 2000", 1, "may not be changed in an update");
        check(
                "kind: ServiceAccount\nmetadata: {name: agent,",
                "kind: ServiceAccount\nmetadata: {name: another,",
                1,
                "ServiceAccount `agent` is removed",
                "1 refused");
        check("pods: \"10\"", "pods: \"20\"", 0, "ResourceQuota `agents` changes (pods 10 → 20)");
        check("token: a", "token: b", 0, "Secret `agent-secret` changes", "pulls its images");
        check("{app: agent}, ports", "{app: x}, ports", 0, "no longer selects the pods");
        check("targetPort: 8080", "targetPort: web", 0, "port `web`, which no container");
        check("kind: Service\n", "kind: Ingress\n", 0, "Service `agent` is removed");
    }

    /** The pods that run stay, and the next rollout would get stuck. */
    @Test
    void aNamespaceThatStartsToEnforceALevelIsTold() throws IOException {
        check(
                "labels: {}",
                "labels: {pod-security.kubernetes.io/enforce: restricted}",
                1,
                "REFUSED  new pods are refused from now on: pods \"agent-\" is forbidden",
                "level restricted instead of privileged",
                "Plan: 0 to add, 0 to change, 0 to remove, 1 refused");
        JsonObject change = first(json());
        assertThat(change.object("placement").array("lost").toString()).isEqualTo("[]");
        assertThat(change.object("placement").get("after").toString()).isEqualTo("4");
        assertThat(change.get("newlyRefused").toString()).isEqualTo("true");
    }

    /** All formats are made of the same effects. */
    @Test
    void allFormatsTellTheSameEffects() throws IOException {
        files(USER, USER.replace("pods: \"10\"", "pods: \"2\"").replace("agent:1", "agent:2"));
        String text = run().out();
        String page = run("-o", "html").out();
        String comment = run("-o", "markdown").out();
        assertThat(first(json()).array("effects").size()).isGreaterThan(2);
        for (var effect : first(json()).array("effects")) {
            String sentence = ((io.daemonlens.engine.json.JsonText) effect).value();
            assertThat(text).contains(sentence);
            assertThat(page).contains(sentence.replace("\"", "\\\"").replace(">", "\\u003e"));
            assertThat(comment).contains(sentence.substring(0, 12));
        }
    }

    @Test
    void dataThatOneChangeReplacesThePodsForIsReadByThem() throws IOException {
        String annotated =
                AGENT.replace(
                        "metadata: {labels: {app: agent}}",
                        "metadata: {labels: {app: agent}, annotations: {checksum/config: a}}");
        files(
                annotated + CONFIG,
                annotated.replace("config: a}", "config: b}") + CONFIG.replace("info", "debug"));
        assertThat(run().out())
                .contains("only annotations[checksum/config] changes in the pod template")
                .contains("so that they read the new ConfigMap `agent-config`")
                .contains("the pods that this change replaces read the new values")
                .doesNotContain("nothing restarts them");
    }

    @Test
    void aChecksumThatChangesWithoutItsDataIsTold() throws IOException {
        String annotated =
                AGENT.replace(
                        "metadata: {labels: {app: agent}}",
                        "metadata: {labels: {app: agent}, annotations: {checksum/config: a}}");
        files(annotated + CONFIG, annotated.replace("config: a}", "config: b}") + CONFIG);
        assertThat(run().out()).contains("every pod is replaced although its containers stay");
    }

    @Test
    void twoDataFormsOfOneSecretAreTheSame() throws IOException {
        files(USER, USER.replace("stringData: {token: a}", "data: {token: YQ==}"));
        assertThat(run().out()).doesNotContain("agent-secret");
    }

    @Test
    void onlyKeysThatThePodsUseAreTold() throws IOException {
        String one =
                AGENT.replace(
                        "envFrom: [{configMapRef: {name: agent-config}}]",
                        "env: [{name: A, valueFrom: {configMapKeyRef: {name: agent-config, key:"
                                + " A}}}]");
        files(one + CONFIG, one + CONFIG.replace("info", "debug"));
        assertThat(run().out()).doesNotContain("agent-config");
    }

    /** A file name must not decide which of two DaemonSets finds room. */
    @Test
    void whatRunsKeepsItsRoom() throws IOException {
        String big =
                AGENT.replace(
                        "name: agent\n", "name: agent\n        resources: {requests: {cpu: 3}}\n");
        files(big, big.replace("name: agent, ", "name: added, ") + "---\n" + big);
        JsonObject plan = json();
        assertThat(plan.array("changes").size()).isEqualTo(2);
        for (var each : plan.array("changes")) {
            JsonObject change = (JsonObject) each;
            String pending = change.object("placement").get("pending").toString();
            assertThat(pending)
                    .as(change.text("name"))
                    .isEqualTo(change.text("name").equals("added") ? "4" : "0");
        }
    }

    /** The comment in the examples is what the command prints. */
    @Test
    void theRecordedCommentIsWhatIsPrinted() throws IOException {
        Path example = Path.of("../examples/pull-request");
        Ran ran =
                Ran.in(
                        example,
                        "",
                        List.of(
                                "plan",
                                "before",
                                "after",
                                "--cluster",
                                "../fleet/clusters/prod-eu.yaml",
                                "-o",
                                "markdown"));
        assertThat(ran.out()).isEqualTo(Files.readString(example.resolve("comment.md")));
    }

    @Test
    void standardInputIsComparedWithAFolder() throws IOException {
        files(AGENT, AGENT);
        Ran ran = Ran.in(folder, AGENT.replace("agent:1", "agent:2"), List.of("plan", "old", "-"));
        assertThat(ran.out()).contains("restarts 4 of 4 pods");
        Ran live = Ran.in(folder, AGENT, List.of("plan", "live", "-"));
        assertThat(live.out()).contains("Plan: 1 to add");
        assertThat(Ran.in(folder, AGENT, List.of("plan", "-", "-")).exit()).isEqualTo(2);
        assertThat(Ran.in(folder, AGENT, List.of("plan", "old", "nowhere")).exit()).isEqualTo(3);
    }

    @Test
    void addedAndRemovedAreTold() throws IOException {
        files(AGENT, AGENT.replace("name: agent, ", "name: other, "));
        assertThat(run().out()).contains("Plan: 1 to add, 0 to change, 1 to remove");
    }

    /** Names of a manifest never become markup, and the comment can be found again. */
    @Test
    void markdownIsOneCommentThatABotCanReplace() throws IOException {
        files(AGENT, AGENT.replace("agent:1", "agent@everyone|<b>`x`"));
        String comment = run("-o", "markdown").out();
        assertThat(comment)
                .startsWith("<!-- daemonlens plan -->\n**Plan: ")
                .contains("<details>")
                .doesNotContain("@everyone")
                .doesNotContain("<b>");
    }

    @Test
    void hundredsOfDaemonSetsFitIntoOneComment() throws IOException {
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            String one = "---\n" + AGENT.replace("name: agent, ", "name: agent-" + i + ", ");
            before.append(one);
            after.append(one.replace("agent:1", "agent:2"));
        }
        files(before.toString(), after.toString());
        String comment = run("-o", "markdown").out();
        assertThat(comment.length()).isLessThan(60_500);
        assertThat(comment).contains("0 to add, 400 to change");
    }
}
