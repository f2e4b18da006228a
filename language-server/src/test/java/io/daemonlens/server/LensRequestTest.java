package io.daemonlens.server;

import static io.daemonlens.WorkFolder.AGENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.daemonlens.WorkFolder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The row over a DaemonSet over the wire, in a repository, and what its parts open. */
class LensRequestTest {

    @TempDir private Path folder;

    private String commit() throws Exception {
        WorkFolder repository = new WorkFolder(folder);
        Path file = repository.write("agent.yaml", AGENT);
        repository.commit().close();
        return file.toUri().toString();
    }

    private static JsonArray lenses(TestClient client, String uri) throws Exception {
        return client.request(
                        "textDocument/codeLens", "{\"textDocument\":{\"uri\":\"" + uri + "\"}}")
                .getAsJsonArray();
    }

    @Test
    void theRowComparesWithHead() throws Exception {
        String uri = commit();
        try (TestClient client = new TestClient()) {
            client.initialize("{}");
            client.open(uri, AGENT.replace("a:1", "a:2"));
            List<String> row = client.lensTitles(uri);
            assertThat(row.subList(0, 2))
                    .containsExactly("runs on 3 of 4 nodes", "rollout: 3 waves, 1 at a time");
            assertThat(row.get(2))
                    .startsWith("template changed since HEAD (1 field): restarts 3 pods");
        }
    }

    @Test
    void aLensOpensItsPageBesideOrSaysItsWords() throws Exception {
        String uri = commit();
        try (TestClient client = new TestClient()) {
            client.initialize("{\"window\": {\"showDocument\": {\"support\": true}}}");
            client.open(uri, AGENT);
            JsonObject command =
                    lenses(client, uri).get(0).getAsJsonObject().getAsJsonObject("command");
            client.request("workspace/executeCommand", command.toString());
            JsonObject shown = client.next("window/showDocument").getAsJsonObject();
            Path page = Path.of(URI.create(shown.get("uri").getAsString()));
            assertThat(page).content().contains("## Runs on 3 of 4 nodes");
        }
        try (TestClient client = new TestClient()) {
            client.initialize("{}");
            client.open(uri, AGENT);
            JsonObject command =
                    lenses(client, uri).get(1).getAsJsonObject().getAsJsonObject("command");
            client.request("workspace/executeCommand", command.toString());
            assertThat(
                            client.next("window/showMessage")
                                    .getAsJsonObject()
                                    .get("message")
                                    .getAsString())
                    .contains("3 waves for 3 pods");
        }
    }

    @Test
    void aFileOfNobodyHasNoRowAndOneOutsideGitComparesWithNothing() throws Exception {
        try (TestClient client = new TestClient()) {
            client.initialize("{}");
            assertThat(lenses(client, "file:///w/none.yaml")).isEmpty();
            String uri = folder.resolve("loose.yaml").toUri().toString();
            client.open(uri, AGENT);
            assertThat(client.lensTitles(uri).toString()).doesNotContain("HEAD");
        }
    }

    @Test
    void theClusterIsTheOneTheUserNames() throws Exception {
        Files.writeString(
                folder.resolve("sketch.yaml"),
                """
                apiVersion: daemonlens.io/v1
                kind: ClusterSketch
                pools:
                - {name: worker, count: 7}
                """);
        String uri = folder.resolve("a.yaml").toUri().toString();
        try (TestClient client = new TestClient()) {
            client.initialize("{}");
            client.notify(
                    "workspace/didChangeConfiguration",
                    "{\"settings\":{\"daemonlens\":{\"cluster\":\""
                            + folder.resolve("sketch.yaml")
                            + "\"}}}");
            client.open(uri, AGENT);
            assertThat(client.lensTitles(uri)).contains("runs on 7 of 7 nodes");
        }
    }

    @Test
    void theNearestSettingsFileDecidesAndItsChangeIsHeard() throws Exception {
        Path settings = folder.resolve(".daemonlens.yaml");
        Files.writeString(settings, "kubernetesVersion: \"1.8\"\n");
        String uri = folder.resolve("a.yaml").toUri().toString();
        try (TestClient client = new TestClient()) {
            client.initialize("{}");
            client.open(uri, AGENT);
            assertThat(client.next("textDocument/publishDiagnostics").toString())
                    .contains("apps/v1");
            Files.delete(settings);
            client.notify("workspace/didChangeWatchedFiles", "{\"changes\":[]}");
            assertThat(client.next("textDocument/publishDiagnostics").toString())
                    .doesNotContain("apps/v1");
        }
    }

    @Test
    void theEditorMayNameTheSettingsFileAndPolicies() throws Exception {
        Files.writeString(folder.resolve("old.yaml"), "kubernetesVersion: \"1.8\"\n");
        Files.writeString(
                folder.resolve("policy.json"),
                "{\"properties\":{\"metadata\":{\"required\":[\"annotations\"]}}}");
        String uri = folder.resolve("a.yaml").toUri().toString();
        try (TestClient client = new TestClient()) {
            client.initialize("{}");
            client.notify(
                    "workspace/didChangeConfiguration",
                    "{\"settings\":{\"daemonlens\":{\"config\":\""
                            + folder.resolve("old.yaml")
                            + "\"}}}");
            client.open(uri, AGENT);
            assertThat(client.next("textDocument/publishDiagnostics").toString())
                    .contains("apps/v1");
            client.notify(
                    "workspace/didChangeConfiguration",
                    "{\"settings\":{\"daemonlens\":{\"config\":\"\",\"policies\":[\""
                            + folder.resolve("policy.json")
                            + "\"]}}}");
            assertThat(client.next("textDocument/publishDiagnostics").toString())
                    .contains("annotations");
        }
    }

    @Test
    void theNearestSettingsFileNamesTheCluster() throws Exception {
        Files.writeString(
                folder.resolve("sketch.yaml"),
                """
                apiVersion: daemonlens.io/v1
                kind: ClusterSketch
                pools:
                - {name: worker, count: 7}
                """);
        Files.writeString(folder.resolve(".daemonlens.yaml"), "cluster: sketch.yaml\n");
        String uri = folder.resolve("a.yaml").toUri().toString();
        try (TestClient client = new TestClient()) {
            client.initialize("{}");
            client.open(uri, AGENT);
            assertThat(client.lensTitles(uri)).contains("runs on 7 of 7 nodes");
        }
    }

    /** As on the command line: a comment and a settings file go before the cluster. */
    @Test
    void theClusterDecidesOnTheVersionWhereNothingElseDoes() throws Exception {
        WorkFolder files = new WorkFolder(folder);
        files.write(
                "snapshot.yaml",
                "kind: Node\nmetadata: {name: n}\nstatus: {nodeInfo: {kubeletVersion: v1.20.4}}\n");
        files.write(".daemonlens.yaml", "cluster: snapshot.yaml\n");
        String text =
                AGENT.replace(
                        "spec:\n  sel",
                        "spec:\n  updateStrategy: {rollingUpdate: {maxSurge: 1, }}\n  sel");
        String uri = folder.resolve("a.yaml").toUri().toString();
        try (TestClient client = new TestClient()) {
            client.initialize("{}");
            client.open(uri, text);
            assertThat(client.next("textDocument/publishDiagnostics").toString())
                    .contains("`maxSurge` needs Kubernetes 1.22");
            int line = text.substring(0, text.indexOf("maxSurge")).split("\n").length - 1;
            String cursor = "\"position\":{\"line\":" + line + ",\"character\":48}";
            String at = "{\"textDocument\":{\"uri\":\"" + uri + "\"}," + cursor + "}";
            assertThat(client.request("textDocument/completion", at).toString())
                    .contains("maxUnavailable")
                    .doesNotContain("\"maxSurge\"");
            files.write(".daemonlens.yaml", "cluster: snapshot.yaml\nkubernetesVersion: '1.31'\n");
            client.notify("workspace/didChangeWatchedFiles", "{\"changes\":[]}");
            assertThat(client.next("textDocument/publishDiagnostics").toString())
                    .doesNotContain("needs Kubernetes");
        }
    }

    @Test
    void settingsThatMakeNoSenseAreToldWithTheirPlace() throws Exception {
        Files.writeString(folder.resolve("policy.json"), "{\n  \"type\": [}");
        Files.writeString(
                folder.resolve(".daemonlens.yaml"),
                "namespace: team\nrulse: {}\npolicies: [policy.json, none.json]\n");
        String uri = folder.resolve("a.yaml").toUri().toString();
        try (TestClient client = new TestClient()) {
            client.initialize("{}");
            client.open(uri, AGENT);
            assertThat(client.next("window/showMessage").toString())
                    .contains(".daemonlens.yaml:2:1: no setting rulse; did you mean rules?");
            assertThat(client.next("window/showMessage").toString())
                    .contains("policy.json:2:12: policy: ");
            assertThat(client.next("window/showMessage").toString()).contains("no file none.json");
            client.notify(
                    "workspace/didChangeConfiguration",
                    "{\"settings\":{\"daemonlens\":{\"rules\":{\"nosuch\":\"off\"},\"cluster\":\"nowhere\"}}}");
            lenses(client, uri);
            // The row is made beside the settings, so either may be told first.
            String told =
                    client.next("window/showMessage").toString()
                            + client.next("window/showMessage");
            assertThat(told)
                    .contains("rules: unknown finding code nosuch")
                    .contains("no file nowhere");
        }
    }
}
