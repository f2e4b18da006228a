package io.daemonlens.server;

import static io.daemonlens.WorkFolder.AGENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md tells the truth: each example is sent, and each answer has what the page shows. */
class ProtocolTest {

    private static final Pattern EXAMPLE = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);

    private static String page() throws IOException {
        return Files.readString(
                Stream.of("PROTOCOL.md", "language-server/PROTOCOL.md")
                        .map(Path::of)
                        .filter(Files::exists)
                        .findFirst()
                        .orElseThrow());
    }

    /** Method to its two examples: what is sent, and what comes back. */
    private static Map<String, List<JsonElement>> examples() throws IOException {
        Map<String, List<JsonElement>> examples = new LinkedHashMap<>();
        for (String section : page().split("(?m)^## ")) {
            Matcher name = Pattern.compile("^`(daemonlens/[a-z]+)`").matcher(section);
            if (name.find()) {
                Matcher example = EXAMPLE.matcher(section);
                assertThat(example.find()).as("request of " + name.group(1)).isTrue();
                JsonElement request = JsonParser.parseString(example.group(1));
                assertThat(example.find()).as("answer of " + name.group(1)).isTrue();
                examples.put(
                        name.group(1), List.of(request, JsonParser.parseString(example.group(1))));
            }
        }
        return examples;
    }

    @Test
    void everyExampleOfThePageIsJson() throws IOException {
        Matcher example = EXAMPLE.matcher(page());
        int count = 0;
        while (example.find()) {
            JsonParser.parseString(example.group(1));
            count++;
        }
        assertThat(count).isGreaterThanOrEqualTo(8);
    }

    @Test
    void everyRequestIsAnsweredWithWhatThePageShows() throws Exception {
        assertThat(examples().keySet())
                .containsExactly(
                        "daemonlens/preview",
                        "daemonlens/rollout",
                        "daemonlens/locate",
                        "daemonlens/older",
                        "daemonlens/status");
        for (var example : examples().entrySet()) {
            if (example.getKey().equals("daemonlens/older")) {
                continue; // Needs a repository: RevisionHintTest asks it.
            }
            try (TestClient client = new TestClient()) {
                client.initialize("{}");
                client.open("file:///manifests/agent.yaml", AGENT);
                JsonElement answer =
                        client.request(example.getKey(), example.getValue().get(0).toString());
                checkShape(answer, example.getValue().get(1), example.getKey());
            }
        }
    }

    /**
     * Every member the page shows is there, of the same kind; there may be more, and a null is left
     * out.
     */
    private static void checkShape(JsonElement answer, JsonElement shown, String at) {
        if (shown.isJsonObject()) {
            assertThat(answer.isJsonObject()).as(at).isTrue();
            for (var member : shown.getAsJsonObject().entrySet()) {
                if (member.getValue().isJsonNull()) {
                    continue;
                }
                assertThat(answer.getAsJsonObject().has(member.getKey()))
                        .as(at + "." + member.getKey())
                        .isTrue();
                JsonElement value = answer.getAsJsonObject().get(member.getKey());
                checkShape(value, member.getValue(), at + "." + member.getKey());
            }
        } else if (shown.isJsonArray()) {
            assertThat(answer.isJsonArray()).as(at).isTrue();
            if (!shown.getAsJsonArray().isEmpty()) {
                checkShape(
                        answer.getAsJsonArray().get(0), shown.getAsJsonArray().get(0), at + "[0]");
            }
        } else if (!shown.isJsonNull() && !answer.isJsonNull()) {
            assertThat(answer.getClass()).as(at).isEqualTo(shown.getClass());
        }
    }

    @Test
    void pagesAreSelfContained() throws Exception {
        try (TestClient client = new TestClient()) {
            client.initialize("{}");
            client.open("file:///manifests/agent.yaml", AGENT);
            for (String method : List.of("daemonlens/preview", "daemonlens/rollout")) {
                JsonObject answer =
                        client.request(
                                        method,
                                        "{\"uri\":\"file:///manifests/agent.yaml\",\"format\":\"html\"}")
                                .getAsJsonObject();
                assertThat(answer.get("html").getAsString())
                        .startsWith("<!DOCTYPE html>")
                        .contains("agent")
                        .contains("Content-Security-Policy", "default-src 'none'")
                        .doesNotContain(" src=", "https://");
                JsonObject report =
                        client.request(
                                        method,
                                        "{\"uri\":\"file:///manifests/agent.yaml\",\"format\":\"page\"}")
                                .getAsJsonObject();
                assertThat(report.toString()).contains("\"pods\":[{\"node\"");
            }
        }
    }

    @Test
    void changesOfTheClusterAreTriedFirst() throws Exception {
        try (TestClient client = new TestClient()) {
            client.initialize("{}");
            client.open("file:///manifests/agent.yaml", AGENT);
            String before = outcomes(client, "[]").toString();
            String taint = "[\"taint node pool/worker a=b:NoSchedule\"]";
            JsonObject changed = report(client, taint);
            assertThat(changed.getAsJsonArray("whatIf").get(0).toString())
                    .contains("\"change\":\"taint node pool/worker a=b:NoSchedule\"");
            assertThat(outcomes(client, taint).toString())
                    .isNotEqualTo(before)
                    .contains("taint a=b:NoSchedule");
            assertThat(outcomes(client, "[]")).hasToString(before);
        }
    }

    @Test
    void anInvalidChangeIsToldBesideTheUnchangedReport() throws Exception {
        try (TestClient client = new TestClient()) {
            client.initialize("{}");
            client.open("file:///manifests/agent.yaml", AGENT);
            JsonObject report = report(client, "[\"uncordon nowhere\"]");
            assertThat(report.get("problem").getAsString()).contains("nowhere");
            assertThat(report.getAsJsonArray("previews")).hasSize(1);
        }
    }

    private static JsonObject report(TestClient client, String changes) throws Exception {
        return client.request(
                        "daemonlens/preview",
                        "{\"uri\":\"file:///manifests/agent.yaml\",\"format\":\"page\",\"whatIf\":"
                                + changes
                                + "}")
                .getAsJsonObject();
    }

    private static JsonElement outcomes(TestClient client, String changes) throws Exception {
        return report(client, changes)
                .getAsJsonArray("previews")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("placement")
                .get("nodes");
    }

    @Test
    void aFieldIsLocated() throws Exception {
        try (TestClient client = new TestClient()) {
            client.initialize("{}");
            client.open("file:///manifests/agent.yaml", AGENT);
            int line = locate(client, "spec.template.spec.containers[0].image");
            assertThat(AGENT.lines().toList().get(line)).contains("image:");
            int parent = locate(client, "spec.template.spec.containers[0].ports");
            assertThat(parent).isBetween(line - 2, line + 2);
        }
    }

    private static int locate(TestClient client, String field) throws Exception {
        return client.request(
                        "daemonlens/locate",
                        "{\"uri\":\"file:///manifests/agent.yaml\",\"field\":\"" + field + "\"}")
                .getAsJsonObject()
                .getAsJsonObject("range")
                .getAsJsonObject("start")
                .get("line")
                .getAsInt();
    }

    @Test
    void aFileNobodyOpenedHasAnEmptyReport() throws Exception {
        try (TestClient client = new TestClient()) {
            client.initialize("{}");
            JsonObject report =
                    client.request("daemonlens/preview", "{\"uri\":\"file:///none.yaml\"}")
                            .getAsJsonObject();
            assertThat(report.getAsJsonArray("previews")).isEmpty();
            assertThat(
                            client.request("daemonlens/rollout", "{\"uri\":\"file:///none.yaml\"}")
                                    .isJsonNull())
                    .isTrue();
        }
    }
}
