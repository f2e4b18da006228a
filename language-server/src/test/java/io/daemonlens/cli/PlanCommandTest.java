package io.daemonlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
