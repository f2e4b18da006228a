package io.daemonlens.server;

import static io.daemonlens.WorkFolder.AGENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import io.daemonlens.WorkFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an open file is compared with, and when that is looked at anew. */
class OlderRevisionTest {

    private static final String SNAPSHOT =
            """
            apiVersion: v1
            kind: Node
            metadata: {name: n1}
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent, namespace: default, uid: u, generation: 4}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec: {containers: [{name: main, image: "a:live"}]}
            status: {collisionCount: 1}
            ---
            apiVersion: apps/v1
            kind: ControllerRevision
            metadata:
              name: agent-1
              namespace: default
              labels: {app: agent}
              ownerReferences:
              - {apiVersion: apps/v1, kind: DaemonSet, name: agent, controller: true, uid: u}
            revision: 3
            data:
              spec:
                template:
                  $patch: replace
                  metadata: {labels: {app: agent}}
                  spec: {containers: [{name: main, image: "a:three"}]}
            """;

    private static final String REFRESHES =
            "{\"workspace\":{\"codeLens\":{\"refreshSupport\":true},"
                    + "\"inlayHint\":{\"refreshSupport\":true}}}";

    @TempDir private Path folder;

    private String file(String text) throws Exception {
        return Files.writeString(folder.resolve("agent.yaml"), text).toUri().toString();
    }

    private Git commit() throws Exception {
        return new WorkFolder(folder).commit();
    }

    private static String lens(TestClient client, String uri) throws Exception {
        List<String> titles = client.lensTitles(uri);
        return titles.get(titles.size() - 1);
    }

    private static List<String> hints(TestClient client, String uri) throws Exception {
        return client.hints(uri).stream().map(hint -> hint.get("label").getAsString()).toList();
    }

    private static JsonElement older(TestClient client, String uri) throws Exception {
        return client.request("daemonlens/older", "{\"uri\":\"" + uri + "\"}");
    }

    private static void tell(TestClient client, String settings) {
        client.notify(
                "workspace/didChangeConfiguration",
                "{\"settings\":{\"daemonlens\":" + settings + "}}");
    }

    @Test
    void outsideGitTheSavedFileIsTheOlderRevision() throws Exception {
        String uri = file(AGENT);
        try (TestClient client = new TestClient()) {
            client.initialize("{}");
            client.open(uri, AGENT);
            assertThat(lens(client, uri)).startsWith("revision agent-");
            client.change(uri, 2, null, AGENT.replace("a:1", "a:2"));
            assertThat(lens(client, uri))
                    .startsWith("template changed since the last save (1 field): restarts 3 pods");
            assertThat(hints(client, uri)).containsExactly("was a:1 · restarts pods");
            assertThat(older(client, uri).getAsJsonObject().get("text").getAsString())
                    .isEqualTo(AGENT);
        }
    }

    @Test
    void theSettingNamesTheOlderRevision() throws Exception {
        String uri = file(AGENT);
        commit().close();
        file(AGENT.replace("a:1", "a:saved"));
        Path snapshot = Files.writeString(folder.resolve("cluster.yaml"), SNAPSHOT);
        try (TestClient client = new TestClient()) {
            client.initialize("{}");
            client.open(uri, AGENT.replace("a:1", "a:2"));
            check(client, uri, "", "HEAD", "a:1");
            check(client, uri, "\"compareWith\":\"HEAD\"", "HEAD", "a:1");
            check(client, uri, "\"compareWith\":\"saved\"", "the last save", "a:saved");
            String cluster = ",\"cluster\":\"" + snapshot + "\"";
            check(client, uri, "\"compareWith\":\"live\"" + cluster, "the cluster", "a:live");
            check(client, uri, "\"compareWith\":\"revision:3\"", "revision 3", "a:three");
            tell(client, "{\"compareWith\":\"revision:9\"}");
            assertThat(lens(client, uri)).startsWith("revision agent-");
            assertThat(older(client, uri).isJsonNull()).isTrue();
            tell(client, "{\"compareWith\":\"none\"}");
            assertThat(lens(client, uri)).startsWith("revision agent-");
            assertThat(hints(client, uri)).isEmpty();
            tell(client, "{\"compareWith\":\"\"}");
            Files.writeString(folder.resolve(".daemonlens.yaml"), "compareWith: saved\n");
            client.notify("workspace/didChangeWatchedFiles", "{\"changes\":[]}");
            check(client, uri, "", "the last save", "a:saved");
        }
    }

    private static void check(
            TestClient client, String uri, String setting, String since, String image)
            throws Exception {
        if (!setting.isEmpty()) {
            tell(client, "{" + setting + "}");
        }
        assertThat(lens(client, uri)).startsWith("template changed since " + since + " (1 field)");
        assertThat(hints(client, uri)).containsExactly("was " + image + " · restarts pods");
        assertThat(older(client, uri).getAsJsonObject().get("text").getAsString())
                .contains(image)
                .doesNotContain("uid");
    }

    @Test
    void aNameThatWasTakenInTheClusterCounts() throws Exception {
        String uri = file(AGENT);
        Path snapshot = Files.writeString(folder.resolve("cluster.yaml"), SNAPSHOT);
        try (TestClient client = new TestClient()) {
            client.initialize("{}");
            client.open(uri, AGENT);
            String plain = lens(client, uri);
            tell(client, "{\"cluster\":\"" + snapshot + "\"}");
            assertThat(lens(client, uri)).startsWith("revision agent-").isNotEqualTo(plain);
        }
    }

    @Test
    void anUpdateThatIsRefusedRestartsNothing() throws Exception {
        String uri = file(AGENT);
        commit().close();
        try (TestClient client = new TestClient()) {
            client.initialize("{}");
            client.open(uri, AGENT.replace("app: agent", "app: other"));
            assertThat(lens(client, uri))
                    .isEqualTo("changed since HEAD: the API server refuses the update");
        }
    }

    @Test
    void aSaveIsFollowedByFreshLensesAndHints() throws Exception {
        String uri = file(AGENT);
        try (TestClient client = new TestClient()) {
            client.initialize(REFRESHES);
            client.open(uri, AGENT);
            client.notify("textDocument/didSave", "{\"textDocument\":{\"uri\":\"" + uri + "\"}}");
            client.next("workspace/codeLens/refresh");
            client.next("workspace/inlayHint/refresh");
        }
    }

    @Test
    void aCommitIsHeardFromAClientThatWatches() throws Exception {
        String uri = file(AGENT);
        try (TestClient client = new TestClient()) {
            client.initialize(
                    REFRESHES.replace(
                            "\"workspace\":{",
                            "\"workspace\":{\"didChangeWatchedFiles\":{\"dynamicRegistration\":true},"));
            assertThat(client.next("client/registerCapability").toString())
                    .contains("**/.git/logs/HEAD");
            client.open(uri, AGENT);
            client.notify(
                    "workspace/didChangeWatchedFiles",
                    "{\"changes\":[{\"uri\":\"" + folder.toUri() + ".git/HEAD\",\"type\":2}]}");
            client.next("workspace/inlayHint/refresh");
        }
    }

    @Test
    void aCommitIsSeenWhereNobodyWatches() throws Exception {
        String uri = file(AGENT);
        try (Git git = commit();
                TestClient client = new TestClient()) {
            client.initialize(REFRESHES);
            client.open(uri, AGENT.replace("a:1", "a:2"));
            assertThat(hints(client, uri)).hasSize(1);
            client.request("daemonlens/status", "{}");
            file(AGENT.replace("a:1", "a:2"));
            WorkFolder.commit(git);
            client.next("workspace/inlayHint/refresh");
            assertThat(hints(client, uri)).isEmpty();
        }
    }
}
