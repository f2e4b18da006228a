package io.daemonlens.server;

import static io.daemonlens.WorkFolder.AGENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.daemonlens.WorkFolder;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changed since git HEAD, behind its line, and what gives a value back. */
class RevisionHintTest {

    @TempDir private Path folder;

    private String commit() throws Exception {
        return commit(AGENT);
    }

    private String commit(String text) throws Exception {
        WorkFolder repository = new WorkFolder(folder);
        Path file = repository.write("agent.yaml", text);
        repository.commit().close();
        return file.toUri().toString();
    }

    /** Line and label of each hint. */
    private void check(String text, String... hints) throws Exception {
        String uri = commit();
        try (TestClient client = new TestClient()) {
            assertThat(client.initialize("{}").has("inlayHintProvider")).isTrue();
            client.open(uri, text);
            List<String> said = new ArrayList<>();
            for (JsonObject hint : client.hints(uri)) {
                JsonObject position = hint.getAsJsonObject("position");
                int line = position.get("line").getAsInt();
                assertThat(position.get("character").getAsInt())
                        .isEqualTo(text.split("\n")[line].length());
                said.add(line + ": " + hint.get("label").getAsString());
            }
            assertThat(said).containsExactly(hints);
        }
    }

    @Test
    void eachChangedValueSaysWhatItWasAndWhatThatDoes() throws Exception {
        check(AGENT);
        check(AGENT.replace("a:1", "a:2"), "9: was a:1 · restarts pods");
        check(
                AGENT.replace("spec:\n  sel", "spec:\n  minReadySeconds: 5\n  sel"),
                "4: new · changes the rollout");
        check(
                AGENT.replace("{name: agent}", "{name: agent, labels: {a: b}}"),
                "2: new · nothing at run time");
        check(
                AGENT.replace("      containers", "      nodeSelector: {a: b}\n      containers"),
                "8: new · restarts pods, may move them");
    }

    @Test
    void whatTheServerRefusesSaysSo() throws Exception {
        check(
                AGENT.replace("app: agent", "app: b").replace("a:1", "a:2"),
                "4: was agent · refused: field is immutable",
                "6: was agent · not applied: refused",
                "9: was a:1 · not applied: refused");
    }

    private static List<JsonObject> restorings(TestClient client, String uri) throws Exception {
        String params =
                "{\"textDocument\":{\"uri\":\""
                        + uri
                        + "\"},\"context\":{\"diagnostics\":[]},"
                        + TestClient.WHOLE_FILE
                        + "}";
        List<JsonObject> found = new ArrayList<>();
        for (JsonElement each :
                client.request("textDocument/codeAction", params).getAsJsonArray()) {
            if (each.getAsJsonObject().get("title").getAsString().startsWith("Restore")) {
                found.add(each.getAsJsonObject());
            }
        }
        return found;
    }

    private static final String LITERALS =
            "{\"textDocument\":{\"codeAction\":{\"codeActionLiteralSupport\":{}}}}";

    private static String applied(String text, JsonObject action, String uri) {
        JsonObject edit =
                action.getAsJsonObject("edit")
                        .getAsJsonObject("changes")
                        .getAsJsonArray(uri)
                        .get(0)
                        .getAsJsonObject();
        JsonObject range = edit.getAsJsonObject("range");
        TextRange at =
                new TextRange(
                        offset(text, range.getAsJsonObject("start")),
                        offset(text, range.getAsJsonObject("end")));
        return TextEdit.apply(
                text, List.of(TextEdit.replace(at, edit.get("newText").getAsString())));
    }

    private static int offset(String text, JsonObject position) {
        int at = 0;
        for (int line = position.get("line").getAsInt(); line > 0; line--) {
            at = text.indexOf('\n', at) + 1;
        }
        return at + position.get("character").getAsInt();
    }

    @Test
    void aValueIsGivenBackAndTheRestStays() throws Exception {
        String uri = commit();
        String changed = AGENT.replace("\"a:1\"}", "\"a:2\"} # why");
        String item = AGENT + "      - {name: side, image: \"b:1\"}\n";
        try (TestClient client = new TestClient()) {
            client.initialize(LITERALS);
            client.open(uri, changed);
            List<JsonObject> actions = restorings(client, uri);
            assertThat(actions).hasSize(1);
            assertThat(actions.get(0).get("title").getAsString())
                    .isEqualTo("Restore image from git HEAD");
            assertThat(applied(changed, actions.get(0), uri))
                    .isEqualTo(changed.replace("a:2", "a:1"));
            client.change(uri, 2, null, item);
            actions = restorings(client, uri);
            assertThat(actions).hasSize(1);
            assertThat(applied(item, actions.get(0), uri)).isEqualTo(AGENT);
        }
    }

    /** The order comes back, the items stay as they are now, and their comments travel along. */
    @Test
    void theOrderOfAListIsGivenBack() throws Exception {
        String two =
                AGENT.replace(
                        "      - {name: main, image: \"a:1\"}\n",
                        "      # first\n      - name: main\n        image: a:1\n"
                                + "      # second\n      - name: side\n        image: b:1\n");
        String swapped =
                AGENT.replace(
                        "      - {name: main, image: \"a:1\"}\n",
                        "      # second\n      - name: side\n        image: b:1\n"
                                + "      # first\n      - name: main\n        image: a:1\n");
        String uri = commit(two);
        try (TestClient client = new TestClient()) {
            client.initialize(LITERALS);
            client.open(uri, swapped);
            List<JsonObject> actions = restorings(client, uri);
            assertThat(actions).hasSize(1);
            assertThat(actions.get(0).get("title").getAsString())
                    .isEqualTo("Restore the order of containers from git HEAD");
            assertThat(applied(swapped, actions.get(0), uri)).isEqualTo(two);
        }
    }

    @Test
    void aRevisionOfTheClusterGivesItsValueBack() throws Exception {
        Path snapshot = folder.resolve("cluster.yaml");
        Files.writeString(
                snapshot,
                """
                apiVersion: v1
                kind: Node
                metadata: {name: n1}
                ---
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: agent, namespace: default, uid: u}
                spec:
                  selector: {matchLabels: {app: agent}}
                  template:
                    metadata: {labels: {app: agent}}
                    spec: {containers: [{name: main, image: "a:1"}]}
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
                      spec:
                        containers:
                        - {name: main, image: "a:0"}
                """);
        String uri = folder.resolve("loose.yaml").toUri().toString();
        try (TestClient client = new TestClient()) {
            client.initialize(LITERALS);
            client.notify(
                    "workspace/didChangeConfiguration",
                    "{\"settings\":{\"daemonlens\":{\"cluster\":\"" + snapshot + "\"}}}");
            client.open(uri, AGENT);
            List<JsonObject> actions = restorings(client, uri);
            assertThat(actions).hasSize(1);
            assertThat(actions.get(0).get("title").getAsString())
                    .isEqualTo("Restore image from revision 3");
            assertThat(applied(AGENT, actions.get(0), uri)).isEqualTo(AGENT.replace("a:1", "a:0"));
        }
    }
}
