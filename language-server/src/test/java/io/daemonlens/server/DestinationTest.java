package io.daemonlens.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.daemonlens.WorkFolder;
import io.daemonlens.cli.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The Kubernetes version and the namespace of a DaemonSet, by where they are given. The command
 * line and the editor must agree on each row.
 */
class DestinationTest {

    @TempDir private Path folder;

    /**
     * @param requested on the command line and in the editor: {@code version namespace}
     * @param written in the manifest
     * @param configured in the settings file
     * @param cluster the version of the cluster in use
     */
    @ParameterizedTest
    @CsvSource({
        // requested, written,       configured,     cluster, version, namespace
        "'- -',       '- -',         '- -',          -,       1.37,    default",
        "'- -',       '- -',         '- -',          1.29,    1.29,    default",
        "'- -',       '- -',         '1.28 -',       1.29,    1.28,    default",
        "'- -',       '1.27 -',      '1.28 -',       1.29,    1.27,    default",
        "'1.26 -',    '1.27 -',      '1.28 -',       1.29,    1.26,    default",
        "'1.26 -',    '- -',         '- -',          -,       1.26,    default",
        "'1.26 -',    '- -',         '- -',          1.29,    1.26,    default",
        "'- -',       '1.27 -',      '- -',          -,       1.27,    default",
        "'- -',       '- -',         '- configured', -,       1.37,    configured",
        "'- asked',   '- -',         '- configured', 1.29,    1.29,    asked",
        "'- default', '- -',         '- configured', 1.29,    1.29,    default",
        "'- asked',   '- written',   '- configured', 1.29,    1.29,    written",
        "'- -',       '- written',   '- -',          1.29,    1.29,    written",
        "'1.26 asked','1.27 written','1.28 conf',    1.29,    1.26,    written",
    })
    void commandLineAndEditorAgree(
            String requested,
            String written,
            String configured,
            String cluster,
            String version,
            String namespace)
            throws Exception {
        new WorkFolder(folder).write("agent.yaml", manifest(words(written)));
        settingsFile(words(configured), cluster);
        String expected = version + " " + namespace;

        List<String> options = options(words(requested));
        assertThat(preview(options)).as("preview").isEqualTo(expected);
        assertThat(rollout(options)).as("rollout").isEqualTo(expected);
        assertThat(diff(options)).as("diff").isEqualTo(expected);
        assertThat(editor(words(requested))).as("editor").isEqualTo(expected);
    }

    private static String[] words(String cell) {
        return cell.split(" ");
    }

    private static String manifest(String[] written) {
        String text =
                written[1].equals("-")
                        ? WorkFolder.AGENT
                        : WorkFolder.AGENT.replace(
                                "name: agent}", "name: agent, namespace: " + written[1] + "}");
        return written[0].equals("-")
                ? text
                : "# daemonlens: kubernetes=" + written[0] + "\n" + text;
    }

    private void settingsFile(String[] configured, String cluster) throws Exception {
        StringBuilder settings = new StringBuilder("profile: other\n");
        if (!cluster.equals("-")) {
            new WorkFolder(folder)
                    .write(
                            "sketch.yaml",
                            "apiVersion: daemonlens.io/v1\nkind: ClusterSketch\n"
                                    + "kubernetesVersion: \""
                                    + cluster
                                    + "\"\npools: [{name: all, count: 2}]\n");
            settings.append("cluster: sketch.yaml\n");
        }
        if (!configured[0].equals("-")) {
            settings.append("kubernetesVersion: \"").append(configured[0]).append("\"\n");
        }
        if (!configured[1].equals("-")) {
            settings.append("namespace: ").append(configured[1]).append('\n');
        }
        new WorkFolder(folder).write(".daemonlens.yaml", settings.toString());
    }

    private static List<String> options(String[] requested) {
        List<String> options = new ArrayList<>();
        if (!requested[0].equals("-")) {
            options.addAll(List.of("--kubernetes-version", requested[0]));
        }
        if (!requested[1].equals("-")) {
            options.addAll(List.of("--namespace", requested[1]));
        }
        return options;
    }

    private JsonObject run(List<String> options, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(options);
        all.addAll(List.of("-o", "json"));
        Ran ran = Ran.in(folder, "", all);
        assertThat(ran.out()).as(ran.err()).startsWith("{");
        return JsonParser.parseString(ran.out()).getAsJsonObject();
    }

    private String preview(List<String> options) {
        return previewed(run(options, "preview", "agent.yaml"));
    }

    private static String previewed(JsonObject report) {
        return place(report.getAsJsonArray("previews").get(0).getAsJsonObject(), report);
    }

    private static String place(JsonObject object, JsonObject withVersion) {
        JsonElement own = object.get("kubernetesVersion");
        String version =
                own == null
                        ? withVersion.get("kubernetesVersion").getAsString()
                        : own.getAsString();
        return version + " " + object.get("namespace").getAsString();
    }

    private String rollout(List<String> options) {
        JsonObject report = run(options, "rollout", "agent.yaml");
        return place(report.getAsJsonObject("daemonSet"), report);
    }

    /** The object is created, because the other side is empty. */
    private String diff(List<String> options) {
        JsonObject report = run(options, "diff", "/dev/null", "agent.yaml");
        JsonArray diffs = report.getAsJsonArray("diffs");
        return place(diffs.get(0).getAsJsonObject(), report);
    }

    private String editor(String[] requested) throws Exception {
        JsonObject settings = new JsonObject();
        if (!requested[0].equals("-")) {
            settings.addProperty("kubernetesVersion", requested[0]);
        }
        if (!requested[1].equals("-")) {
            settings.addProperty("namespace", requested[1]);
        }
        Path file = folder.resolve("agent.yaml");
        String uri = file.toUri().toString();
        try (TestClient client = new TestClient()) {
            client.request(
                    "initialize",
                    "{\"processId\":null,\"rootUri\":null,\"capabilities\":{},"
                            + "\"initializationOptions\":"
                            + settings
                            + "}");
            client.notify("initialized", "{}");
            client.open(uri, Files.readString(file));
            return previewed(
                    client.request("daemonlens/preview", "{\"uri\":\"" + uri + "\"}")
                            .getAsJsonObject());
        }
    }
}
