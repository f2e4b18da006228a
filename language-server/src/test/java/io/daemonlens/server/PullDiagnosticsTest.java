package io.daemonlens.server;

import static io.daemonlens.WorkFolder.AGENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.daemonlens.WorkFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The findings that a client asks for, of a file and of the workspace. */
class PullDiagnosticsTest {

    private static final String BROKEN = AGENT.replace("image:", "imag:");

    @TempDir private Path folder;

    private static JsonObject pull(TestClient client, String uri, String before) throws Exception {
        String known = before == null ? "" : ",\"previousResultId\":\"" + before + "\"";
        return client.request(
                        "textDocument/diagnostic",
                        "{\"textDocument\":{\"uri\":\"" + uri + "\"}" + known + "}")
                .getAsJsonObject();
    }

    private static List<String> codes(JsonObject report) {
        List<String> codes = new ArrayList<>();
        for (JsonElement item : report.getAsJsonArray("items")) {
            codes.add(item.getAsJsonObject().get("code").getAsString());
        }
        return codes;
    }

    @Test
    void aFileThatIsPulledIsNoLongerPublished() throws Exception {
        String uri = folder.resolve("a.yaml").toUri().toString();
        try (TestClient client = new TestClient()) {
            assertThat(
                            client.initialize("{}")
                                    .getAsJsonObject("diagnosticProvider")
                                    .get("workspaceDiagnostics")
                                    .getAsBoolean())
                    .isTrue();
            client.open(uri, BROKEN);
            JsonObject published = client.next("textDocument/publishDiagnostics").getAsJsonObject();
            assertThat(codes(rename(published))).containsExactly("unknown-field");
            JsonObject report = pull(client, uri, null);
            assertThat(report.get("kind").getAsString()).isEqualTo("full");
            assertThat(codes(report)).containsExactly("unknown-field");
            JsonObject taken = client.next("textDocument/publishDiagnostics").getAsJsonObject();
            assertThat(taken.getAsJsonArray("diagnostics")).isEmpty();
            JsonObject same = pull(client, uri, report.get("resultId").getAsString());
            assertThat(same.get("kind").getAsString()).isEqualTo("unchanged");
            assertThat(same.has("items")).isFalse();
            client.change(uri, 2, null, AGENT);
            assertThat(codes(pull(client, uri, null))).doesNotContain("unknown-field");
            assertThat(client.leave()).isZero();
        }
    }

    private static JsonObject rename(JsonObject published) {
        JsonObject report = new JsonObject();
        report.add("items", published.get("diagnostics"));
        return report;
    }

    @Test
    void closedFilesOfTheWorkspaceAreToldWithProgress() throws Exception {
        WorkFolder files = new WorkFolder(folder);
        files.write("good.yaml", AGENT.replace("main, image: \"a:1\"", "main, image: \"a:1\""));
        files.write("deep/broken.yaml", BROKEN);
        files.write("other.yaml", "a: 1\n");
        try (TestClient client = new TestClient()) {
            client.request(
                    "initialize",
                    "{\"processId\":null,\"capabilities\":{},\"workspaceFolders\":[{\"uri\":\""
                            + folder.toUri()
                            + "\",\"name\":\"w\"}]}");
            client.notify("initialized", "{}");
            JsonArray items = workspace(client, "[]");
            assertThat(names(items)).containsExactly("broken.yaml", "good.yaml");
            JsonObject broken = items.get(0).getAsJsonObject();
            assertThat(codes(broken)).containsExactly("unknown-field");
            assertThat(kinds(client)).startsWith("begin").endsWith("end");

            String before =
                    "[{\"uri\":"
                            + broken.get("uri")
                            + ",\"value\":"
                            + broken.get("resultId")
                            + "}]";
            items = workspace(client, before);
            assertThat(items.get(0).getAsJsonObject().get("kind").getAsString())
                    .isEqualTo("unchanged");

            Files.writeString(folder.resolve("deep/broken.yaml"), AGENT + "# repaired\n");
            items = workspace(client, before);
            assertThat(codes(items.get(0).getAsJsonObject())).doesNotContain("unknown-field");
        }
    }

    private static JsonArray workspace(TestClient client, String before) throws Exception {
        return client.request(
                        "workspace/diagnostic",
                        "{\"previousResultIds\":" + before + ",\"workDoneToken\":\"t\"}")
                .getAsJsonObject()
                .getAsJsonArray("items");
    }

    private static List<String> names(JsonArray items) {
        List<String> names = new ArrayList<>();
        for (JsonElement item : items) {
            String uri = item.getAsJsonObject().get("uri").getAsString();
            names.add(uri.substring(uri.lastIndexOf('/') + 1));
        }
        return names;
    }

    private static List<String> kinds(TestClient client) throws Exception {
        List<String> kinds = new ArrayList<>();
        while (kinds.isEmpty() || !kinds.get(kinds.size() - 1).equals("end")) {
            JsonObject params = client.next("$/progress").getAsJsonObject();
            assertThat(params.get("token").getAsString()).isEqualTo("t");
            kinds.add(params.getAsJsonObject("value").get("kind").getAsString());
        }
        return kinds;
    }
}
