package io.daemonlens.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

/** Completion and hover as they go over the wire, to a plain client and to one that can more. */
class CompletionRequestTest {

    private static final String RICH =
            """
            {"textDocument": {
              "completion": {"completionItem": {"snippetSupport": true,
                "documentationFormat": ["markdown"], "insertTextModeSupport": {"valueSet": [1, 2]}}},
              "hover": {"contentFormat": ["markdown"]}}}
            """;

    private static final String URI = "file:///w/a.yaml";

    private static JsonArray complete(TestClient client, int line, int character) throws Exception {
        return client.request("textDocument/completion", at(line, character))
                .getAsJsonObject()
                .getAsJsonArray("items");
    }

    private static String at(int line, int character) {
        return "{\"textDocument\":{\"uri\":\""
                + URI
                + "\"},\"position\":{\"line\":"
                + line
                + ",\"character\":"
                + character
                + "}}";
    }

    private static JsonObject named(JsonArray items, String label) {
        for (var item : items) {
            if (item.getAsJsonObject().get("label").getAsString().equals(label)) {
                return item.getAsJsonObject();
            }
        }
        throw new AssertionError("no " + label + " in " + items);
    }

    @Test
    void editsArriveInOrderAndTheAnswerIsForTheNewestText() throws Exception {
        try (TestClient client = new TestClient()) {
            client.initialize(RICH);
            client.open(URI, "apiVersion: apps/v1\nkind: DaemonSet\nspec:\n");
            client.change(
                    URI,
                    2,
                    "{\"start\":{\"line\":3,\"character\":0},\"end\":{\"line\":3,\"character\":0}}",
                    "  sel");
            JsonObject item = named(complete(client, 3, 5), "selector");
            assertThat(item.getAsJsonObject("textEdit").get("newText").getAsString())
                    .isEqualTo("selector:\n    ");
            assertThat(item.get("insertTextMode").getAsInt()).isEqualTo(1);
            assertThat(item.getAsJsonObject("textEdit").getAsJsonObject("range").toString())
                    .isEqualTo(
                            "{\"start\":{\"line\":3,\"character\":2},\"end\":{\"line\":3,\"character\":5}}");
        }
    }

    @Test
    void whatIsLookedAtIsExplained() throws Exception {
        try (TestClient client = new TestClient()) {
            client.initialize(RICH);
            client.open(URI, "apiVersion: apps/v1\nkind: DaemonSet\nspec:\n  ");
            JsonObject item = named(complete(client, 3, 2), "minReadySeconds");
            assertThat(item.has("documentation")).isFalse();
            JsonObject resolved =
                    client.request("completionItem/resolve", item.toString()).getAsJsonObject();
            assertThat(resolved.getAsJsonObject("documentation").get("value").getAsString())
                    .startsWith("**minReadySeconds** · whole number");
            assertThat(resolved.get("textEdit")).isEqualTo(item.get("textEdit"));
        }
    }

    @Test
    void columnsAreUtf16Units() throws Exception {
        try (TestClient client = new TestClient()) {
            client.initialize(RICH);
            client.open(
                    URI, "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: \"😀\", na}\n");
            JsonObject item = named(complete(client, 2, 25), "namespace");
            assertThat(item.getAsJsonObject("textEdit").getAsJsonObject("range").toString())
                    .isEqualTo(
                            "{\"start\":{\"line\":2,\"character\":23},\"end\":{\"line\":2,\"character\":25}}");
        }
    }

    @Test
    void aPlainClientGetsPlainThings() throws Exception {
        try (TestClient client = new TestClient()) {
            client.initialize("{}");
            client.open(
                    URI, "apiVersion: apps/v1\nkind: DaemonSet\nspec:\n  updateStrategy:\n    \n");
            JsonObject item = named(complete(client, 4, 4), "one node at a time");
            assertThat(item.has("insertTextFormat")).isFalse();
            assertThat(item.getAsJsonObject("textEdit").get("newText").getAsString())
                    .contains("maxUnavailable: 1")
                    .doesNotContain("$");
            JsonObject hover = client.request("textDocument/hover", at(3, 4)).getAsJsonObject();
            assertThat(hover.getAsJsonObject("contents").get("kind").getAsString())
                    .isEqualTo("plaintext");
            assertThat(hover.getAsJsonObject("contents").get("value").getAsString())
                    .startsWith("updateStrategy · ");
        }
    }

    @Test
    void aFileThatIsNotOpenHasNoAnswer() throws Exception {
        try (TestClient client = new TestClient()) {
            client.initialize("{}");
            assertThat(client.request("textDocument/hover", at(0, 0)).isJsonNull()).isTrue();
            assertThat(complete(client, 0, 0)).isEmpty();
        }
    }
}
