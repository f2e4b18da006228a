package io.daemonlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of JSON-RPC go in, and one line for each request comes out. */
class McpCommandTest {

    private static final String AGENT =
            """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: %s}
            spec:
              selector: {matchLabels: {app: x}}
              template:
                metadata: {labels: {app: x}}
                spec:
                  containers: [{name: x, image: x:%s}]
            """;

    @TempDir Path folder;
    private Path root;

    @BeforeEach
    void aFolderAndWhatIsBesideIt() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        Files.writeString(root.resolve("agent.yaml"), AGENT.formatted("agent", "1"));
        Files.writeString(root.resolve("next.yaml"), AGENT.formatted("agent", "2"));
        Files.writeString(folder.resolve("secret.yaml"), AGENT.formatted("top-secret", "1"));
    }

    private List<JsonObject> send(String... lines) {
        Ran ran = Ran.in(folder, String.join("\n", lines), List.of("mcp", "root"));
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.err()).isEmpty();
        List<JsonObject> answers = new ArrayList<>();
        ran.out().lines().forEach(line -> answers.add(JsonReader.readObject(line)));
        return answers;
    }

    private static String call(String tool, String arguments) {
        return "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\""
                + tool
                + "\",\"arguments\":"
                + arguments
                + "}}";
    }

    private JsonObject result(String tool, String arguments) {
        List<JsonObject> answers = send(call(tool, arguments));
        assertThat(answers).hasSize(1);
        return answers.get(0).object("result");
    }

    private static String text(JsonObject result) {
        JsonObject content = (JsonObject) result.array("content").get(0);
        return ((JsonText) content.get("text")).value();
    }

    /** Calls a tool with arguments that must fail without a word of what is outside. */
    private void checkRefused(String tool, String arguments) {
        JsonObject result = result(tool, arguments);
        assertThat(result.get("isError").toString()).as(arguments + text(result)).isEqualTo("true");
        assertThat(text(result)).doesNotContain("top-secret");
    }

    @Test
    void theProtocolBeginsWithAVersionBothSpeak() {
        List<JsonObject> answers =
                send(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2024-11-05\"}}",
                        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
                        "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"1999-01-01\"}}",
                        "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"tools/list\"}");
        assertThat(answers).hasSize(3);
        assertThat(answers.get(0).object("result").text("protocolVersion")).isEqualTo("2024-11-05");
        assertThat(answers.get(1).object("result").text("protocolVersion")).isEqualTo("2025-06-18");
        assertThat(answers.get(2).text("id")).isEqualTo("x");
        assertThat(answers.get(2).object("result").array("tools").size()).isEqualTo(5);
    }

    @Test
    void whatIsNotARequestIsAnsweredAndTheServerGoesOn() {
        List<JsonObject> answers =
                send(
                        "no JSON",
                        "",
                        "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"no/method\"}",
                        "{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"ping\"}");
        assertThat(answers).hasSize(3);
        assertThat(answers.get(0).object("error").get("code").toString()).isEqualTo("-32700");
        assertThat(answers.get(1).object("error").get("code").toString()).isEqualTo("-32601");
        assertThat(answers.get(2).object("result")).isNotNull();
    }

    @Test
    void aToolAnswersAsItsCommandDoes() {
        assertThat(text(result("lint", "{\"paths\":[\"agent.yaml\"]}"))).contains("1 DaemonSet");
        assertThat(text(result("preview", "{\"paths\":[\".\"],\"cluster\":[\"kind\"]}")))
                .contains("default/agent");
        JsonObject plan =
                result(
                        "plan",
                        "{\"base\":\"agent.yaml\",\"head\":\"next.yaml\",\"format\":\"json\"}");
        assertThat(plan.object("structuredContent").text("kind")).isEqualTo("PlanReport");
        assertThat(plan.object("structuredContent").toString()).contains("\"restart\":1");
        assertThat(text(result("rollout", "{\"paths\":[\"next.yaml\"],\"from\":\"agent.yaml\"}")))
                .contains("waves");
    }

    @Test
    void nothingOutsideOfTheFolderIsRead() throws IOException {
        Files.createDirectory(root.resolve("linked"));
        Files.createSymbolicLink(root.resolve("linked/a.yaml"), folder.resolve("secret.yaml"));
        Files.createSymbolicLink(root.resolve("up"), folder);
        Files.createSymbolicLink(root.resolve("kind"), folder.resolve("secret.yaml"));
        checkRefused("lint", "{\"paths\":[\"../secret.yaml\"]}");
        checkRefused("lint", "{\"paths\":[\"" + folder.resolve("secret.yaml") + "\"]}");
        checkRefused("lint", "{\"paths\":[\"linked\"]}");
        checkRefused("lint", "{\"paths\":[\"up/secret.yaml\"]}");
        checkRefused("lint", "{\"paths\":[\".\"]}");
        checkRefused("lint", "{\"paths\":[\"-o json=../x\"]}");
        checkRefused("preview", "{\"paths\":[\"agent.yaml\"],\"cluster\":[\"kind\"]}");
        checkRefused("preview", "{\"paths\":[\"agent.yaml\"],\"cluster\":[\"../secret.yaml\"]}");
        checkRefused("rollout", "{\"paths\":[\"agent.yaml\"],\"from\":\"../secret.yaml\"}");
        checkRefused("plan", "{\"base\":\"up\",\"head\":\"agent.yaml\"}");
        checkRefused("rollout", "{\"paths\":[\"agent.yaml\"],\"from\":\"kind\"}");
        checkRefused("plan", "{\"base\":\"..\",\"head\":\"agent.yaml\"}");
        checkRefused("plan", "{\"base\":\"HEAD:../secret.yaml\",\"head\":\"agent.yaml\"}");
        checkRefused("lint", "{\"text\":\"a: b\",\"kubernetesVersion\":\"--config=../x\"}");
        checkRefused("lint", "{\"paths\":\"agent.yaml\"}");
        checkRefused("lint", "{\"path\":[\"agent.yaml\"]}");
    }

    @Test
    void aRepositoryWithPartsElsewhereIsNotAsked() throws IOException {
        Files.writeString(root.resolve(".git"), "gitdir: " + folder.resolve("other"));
        checkRefused("plan", "{\"base\":\"HEAD\",\"paths\":[\"agent.yaml\"]}");
    }

    @Test
    void settingsMayNotLeadOutside() throws IOException {
        Files.writeString(folder.resolve(".daemonlens.yaml"), "namespace: of-the-parent\n");
        assertThat(text(result("preview", "{\"paths\":[\"agent.yaml\"]}")))
                .contains("default/agent");
        Files.writeString(root.resolve(".daemonlens.yaml"), "cluster: ../secret.yaml\n");
        checkRefused("preview", "{\"paths\":[\"agent.yaml\"]}");
        Files.writeString(root.resolve(".daemonlens.yaml"), "context: prod\n");
        checkRefused("preview", "{\"paths\":[\"agent.yaml\"]}");
        Files.writeString(root.resolve(".daemonlens.yaml"), "namespace: own\n");
        assertThat(text(result("preview", "{\"paths\":[\"agent.yaml\"]}"))).contains("own/agent");
    }
}
