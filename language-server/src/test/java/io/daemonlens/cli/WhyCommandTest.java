package io.daemonlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code why} and {@code snapshot} from outside: words in, texts and exit code out. */
class WhyCommandTest {

    private static final Path EXAMPLE =
            Path.of("..", "examples", "stuck-rollout.json").toAbsolutePath().normalize();

    @TempDir Path folder;

    private Ran why(String... words) {
        List<String> all = new java.util.ArrayList<>(List.of("why"));
        all.addAll(List.of(words));
        return Ran.in(folder, "", all);
    }

    private Ran ofExample(String... words) {
        List<String> all = new java.util.ArrayList<>(List.of(words));
        all.addAll(List.of("--cluster", EXAMPLE.toString()));
        return why(all.toArray(String[]::new));
    }

    @Test
    void silentNodesThatUseUpTheBudgetAreToldAsASum() {
        Ran ran = ofExample("ds/agent", "-n", "monitoring");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out())
                .contains("monitoring/agent · stuck")
                .contains("20 unavailable ≥ 15 allowed (maxUnavailable: 5% of 288 nodes)")
                .contains("kubectl delete node node-200");
    }

    @Test
    void everyNodeIsInOneBucketAndTheFormatsAgree() {
        JsonObject report = JsonReader.readObject(ofExample("-o", "json").out());
        JsonObject agent = (JsonObject) report.array("daemonSets").get(0);
        assertThat(agent.text("verdict")).isEqualTo("stuck");
        assertThat(agent.array("nodes").size()).isEqualTo(288);
        assertThat(codes(agent.array("causes"))).containsExactly("NodeNotReady", "BudgetExhausted");
        assertThat(agent.object("budget").get("unavailable")).hasToString("20");
        String sentence = agent.text("sentence");
        assertThat(ofExample().out().replaceAll("\\s+", " ")).contains(sentence);
        assertThat(ofExample("-o", "markdown").out()).contains(sentence);
        assertThat(ofExample("-o", "html").out()).contains("20 unavailable ≥ 15 allowed");
        assertThat(ofExample("--lang", "zh-CN").out()).contains("停滞").contains("不可用 20 ≥ 允许 15");
    }

    private static List<String> codes(JsonArray causes) {
        List<String> codes = new java.util.ArrayList<>();
        causes.forEach(cause -> codes.add(((JsonObject) cause).text("code")));
        return codes;
    }

    @Test
    void theNameMayBeWrittenInSeveralWays() throws Exception {
        Files.writeString(
                folder.resolve("agent.yaml"),
                "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: agent, namespace: monitoring}\n");
        String whole = ofExample().out();
        for (String name : List.of("agent", "ds/agent", "monitoring/agent", "agent.yaml")) {
            assertThat(ofExample(name).out()).isEqualTo(whole);
        }
        Ran unknown = ofExample("nobody");
        assertThat(unknown.exit()).isEqualTo(3);
        assertThat(unknown.err()).contains("daemonsets.apps \"nobody\" not found");
    }

    @Test
    void withoutAClusterThereIsNothingToTell() {
        Ran ran = why();
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("--context NAME");
    }

    @Test
    void healthyDaemonSetsAreCountedAndNotShown() throws Exception {
        Files.writeString(
                folder.resolve("well.json"),
                """
                {"kind": "List", "items": [
                 {"kind": "Node", "metadata": {"name": "n"}},
                 {"kind": "DaemonSet", "metadata": {"name": "agent", "namespace": "shop"},
                  "spec": {"selector": {"matchLabels": {"app": "a"}},
                           "template": {"metadata": {"labels": {"app": "a"}}, "spec": {"nodeSelector": {"pool": "none"}}}}}]}
                """);
        Ran ran = why("--cluster", "well.json");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).isEqualTo("The only DaemonSet is healthy.\n");
    }

    @Test
    void aRedactedSnapshotAnswersTheSameAndTellsNoSecret() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no shell");
        String secret = "hunter2-in-the-environment";
        String text =
                Files.readString(EXAMPLE)
                        .replace(
                                "\"imagePullPolicy\"",
                                "\"env\":[{\"name\":\"TOKEN\",\"value\":\""
                                        + secret
                                        + "\"}],\"args\":[\"--"
                                        + secret
                                        + "\"],\"imagePullPolicy\"")
                        .replace(
                                "\"deprecated.daemonset",
                                "\"team.example.com/note\":\""
                                        + secret
                                        + "\",\"deprecated.daemonset");
        Files.writeString(folder.resolve("cluster.json"), text);
        Path launcher = folder.resolve("kubectl");
        Files.writeString(
                launcher,
                "#!/bin/sh\ncd '" + folder + "'\necho \"$*\" >> calls\ncat cluster.json\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        Map<String, String> environment = Map.of("DAEMONLENS_KUBECTL", launcher.toString());
        for (String format : List.of("yaml", "json")) {
            String whole = "whole." + format;
            snapshot(environment, "--context", "prod", "-o", format + "=" + whole);
            snapshot(
                    environment,
                    "--cluster",
                    whole,
                    "--redact",
                    "-o",
                    format + "=redacted." + format);
            String redacted = Files.readString(folder.resolve("redacted." + format));
            assertThat(redacted).doesNotContain(secret).contains("TOKEN");
            assertThat(Files.readString(folder.resolve("whole." + format))).contains(secret);
            assertThat(answer("redacted." + format)).isEqualTo(answer("whole." + format));
        }
        List<String> calls = Files.readAllLines(folder.resolve("calls"));
        assertThat(calls)
                .hasSize(2)
                .allMatch(call -> call.contains(" get ") && !call.contains("secrets"));
    }

    private void snapshot(Map<String, String> environment, String... words) {
        List<String> all = new java.util.ArrayList<>(List.of("snapshot", "-q"));
        all.addAll(List.of(words));
        Ran ran = Ran.in(folder, environment, "", all);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isZero();
    }

    /** What is said of the cluster of a file, without the file's name. */
    private String answer(String file) {
        return why("--cluster", file, "-o", "json").out().replace(file, "snapshot");
    }
}
