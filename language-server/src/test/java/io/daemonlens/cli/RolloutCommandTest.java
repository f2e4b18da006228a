package io.daemonlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that {@code rollout} writes, and the try with unresponsive nodes. */
class RolloutCommandTest {

    private static final String AGENT =
            """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: NAME}
            spec:
              selector: {matchLabels: {app: NAME}}
              template:
                metadata: {labels: {app: NAME}}
                spec:
                  containers: [{name: agent, image: "example.com/agent:VERSION"}]
            """;

    @TempDir Path folder;

    @Test
    void aFileHasTheRolloutsOfAllDaemonSets() throws Exception {
        write("two.yaml", agent("first", 1) + "---\n" + agent("second", 1));
        Ran ran = ran("rollout", "two.yaml", "-o", "json=out.json", "-o", "text");
        assertThat(ran.exit()).as(ran.err()).isZero();
        List<String> lines = Files.readAllLines(folder.resolve("out.json"));
        assertThat(lines).hasSize(2);
        assertThat(name(lines.get(0))).isEqualTo("first");
        assertThat(name(lines.get(1))).isEqualTo("second");
        assertThat(ran.out()).contains("default/first").contains("default/second");
    }

    private static String name(String line) {
        return JsonReader.readObject(line).object("daemonSet").text("name");
    }

    @Test
    void jsonTellsTheTryWithUnresponsiveNodes() throws Exception {
        write("old.yaml", agent("agent", 1));
        write("new.yaml", agent("agent", 2));
        write(
                "many.yaml",
                """
                apiVersion: daemonlens.io/v1
                kind: ClusterSketch
                pools: [{name: w, count: 60}]
                """);
        String[] arguments = {
            "rollout", "new.yaml", "--from", "old.yaml", "--cluster", "many.yaml"
        };
        assertThat(rollout(arguments).object("silentNodes").toString())
                .isEqualTo("{\"nodes\":1,\"outcome\":\"stuck\"}");
        assertThat(rollout("rollout", "new.yaml", "--from", "old.yaml").get("silentNodes"))
                .hasToString("null");
    }

    private JsonObject rollout(String... arguments) throws Exception {
        String[] json = Arrays.copyOf(arguments, arguments.length + 2);
        json[arguments.length] = "-o";
        json[arguments.length + 1] = "json";
        return JsonReader.readObject(ran(json).out()).object("rollout");
    }

    private Ran ran(String... words) {
        return Ran.in(folder, "", List.of(words));
    }

    private static String agent(String name, int version) {
        return AGENT.replace("NAME", name).replace("VERSION", String.valueOf(version));
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }
}
