package io.daemonlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zone of each node in a preview's JSON, by which pages group the nodes. */
class NodeZonesTest {

    private static final Path EXAMPLE = Path.of("../examples/fluentd.yaml").toAbsolutePath();

    @TempDir private Path folder;

    @Test
    void theNewLabelCountsBeforeTheOldOneAndNodesWithoutEitherHaveNone() throws Exception {
        Files.copy(EXAMPLE, folder.resolve("agent.yaml"));
        Files.writeString(
                folder.resolve("nodes.yaml"),
                node(
                                "both",
                                "topology.kubernetes.io/zone: a",
                                "failure-domain.beta.kubernetes.io/zone: b")
                        + node("old", "failure-domain.beta.kubernetes.io/zone: b", "x: y")
                        + node("none", "x: y", "z: w"));
        Ran ran =
                Ran.in(
                        folder,
                        "",
                        List.of("preview", "-o", "json", "--cluster", "nodes.yaml", "agent.yaml"));
        JsonObject preview =
                JsonParser.parseString(ran.out())
                        .getAsJsonObject()
                        .getAsJsonArray("previews")
                        .get(0)
                        .getAsJsonObject();
        TreeMap<String, String> zones = new TreeMap<>();
        for (JsonElement each : preview.getAsJsonObject("placement").getAsJsonArray("nodes")) {
            JsonElement zone = each.getAsJsonObject().get("zone");
            zones.put(
                    each.getAsJsonObject().get("name").getAsString(),
                    zone.isJsonNull() ? "-" : zone.getAsString());
        }
        assertThat(zones).hasToString("{both=a, none=-, old=b}");
    }

    private static String node(String name, String... labels) {
        return "---\napiVersion: v1\nkind: Node\nmetadata:\n  name: "
                + name
                + "\n  labels:\n    "
                + String.join("\n    ", labels)
                + "\nstatus:\n  allocatable: {cpu: '4', memory: 8Gi, pods: '110'}\n";
    }
}
