package io.daemonlens.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

/** Findings as a client hears them: unasked, with the version they were found in. */
class DiagnosticsTest {

    private static final String CAN =
            """
            {"textDocument": {"publishDiagnostics": {"versionSupport": true, "relatedInformation": true,
               "codeDescriptionSupport": true}},
             "workspace": {"configuration": true}}
            """;

    private static final String URI = "file:///w/a.yaml";

    private static final String TEXT =
            """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: a}
            spec:
              selector: {matchLabels: {app: a}}
              template:
                metadata: {labels: {app: b}}
                spec:
                  containers:
                  - {name: c, image: "d:1"}
            """;

    private static JsonObject published(TestClient client) throws InterruptedException {
        return client.next("textDocument/publishDiagnostics").getAsJsonObject();
    }

    private static JsonObject coded(JsonArray diagnostics, String code) {
        for (var each : diagnostics) {
            if (each.getAsJsonObject().get("code").getAsString().equals(code)) {
                return each.getAsJsonObject();
            }
        }
        throw new AssertionError("no " + code + " in " + diagnostics);
    }

    @Test
    void aFindingCarriesItsCodeSourceAndTheServersWords() throws Exception {
        try (TestClient client = new TestClient()) {
            client.initialize(CAN);
            client.open(URI, TEXT);
            JsonObject said = published(client);
            assertThat(said.get("version").getAsInt()).isEqualTo(1);
            JsonObject finding = coded(said.getAsJsonArray("diagnostics"), "selector-mismatch");
            assertThat(finding.get("source").getAsString()).isEqualTo("daemonlens");
            assertThat(finding.get("severity").getAsInt()).isEqualTo(1);
            assertThat(finding.get("message").getAsString())
                    .contains("`selector` does not match template `labels`");
            assertThat(finding.has("codeDescription")).isFalse();
        }
    }

    @Test
    void anEditIsFollowedByTheFindingsOfThatVersion() throws Exception {
        try (TestClient client = new TestClient()) {
            client.initialize(CAN);
            client.open(URI, TEXT);
            published(client);
            client.change(
                    URI,
                    7,
                    "{\"start\":{\"line\":6,\"character\":29},\"end\":{\"line\":6,\"character\":30}}",
                    "a");
            JsonObject said = published(client);
            assertThat(said.get("version").getAsInt()).isEqualTo(7);
            assertThat(said.getAsJsonArray("diagnostics").toString())
                    .doesNotContain("selector-mismatch");
        }
    }

    @Test
    void aClosedFileIsLeftWithoutFindings() throws Exception {
        try (TestClient client = new TestClient()) {
            client.initialize(CAN);
            client.open(URI, TEXT);
            published(client);
            client.notify("textDocument/didClose", "{\"textDocument\":{\"uri\":\"" + URI + "\"}}");
            assertThat(published(client).getAsJsonArray("diagnostics")).isEmpty();
        }
    }

    @Test
    void settingsDecideAndTheirChangeIsHeardAtOnce() throws Exception {
        try (TestClient client = new TestClient()) {
            client.set("daemonlens", "{\"docs\": \"https://example.com/d\"}");
            client.initialize(CAN);
            client.next("workspace/configuration");
            client.open(URI, TEXT);
            assertThat(publishedWith(client, "codeDescription"))
                    .contains("\"href\":\"https://example.com/d/rules/selector-mismatch\"");
            client.notify(
                    "workspace/didChangeConfiguration",
                    "{\"settings\":{\"daemonlens\":{\"kubernetesVersion\":\"1.8\"}}}");
            assertThat(publishedWith(client, "apps/v1")).doesNotContain("selector-mismatch");
        }
    }

    /** Settings may arrive before or after the first findings: the first that have these words. */
    private static String publishedWith(TestClient client, String words)
            throws InterruptedException {
        String said = "";
        while (!said.contains(words)) {
            said = published(client).getAsJsonArray("diagnostics").toString();
        }
        return said;
    }

    @Test
    void partsThatDidNotChangeKeepTheirFindingsAtTheirNewPlace() throws Exception {
        try (TestClient client = new TestClient()) {
            client.initialize(CAN);
            client.open(URI, "# one\n---\n" + TEXT);
            int before = lineOf(published(client));
            client.change(
                    URI,
                    2,
                    "{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":0,\"character\":0}}",
                    "#\n#\n");
            assertThat(lineOf(published(client))).isEqualTo(before + 2);
        }
    }

    private static int lineOf(JsonObject said) {
        return coded(said.getAsJsonArray("diagnostics"), "selector-mismatch")
                .getAsJsonObject("range")
                .getAsJsonObject("start")
                .get("line")
                .getAsInt();
    }
}
