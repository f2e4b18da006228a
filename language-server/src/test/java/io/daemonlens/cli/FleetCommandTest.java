package io.daemonlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fleet of sketches: a small cluster, one with a taint, one too old for apps/v1. */
class FleetCommandTest {

    private static final String AGENTS =
            """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: small, namespace: kube-system}
            spec:
              selector: {matchLabels: {app: small}}
              template:
                metadata: {labels: {app: small}}
                spec:
                  containers: [{name: a, image: "a:1"}]
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: large, namespace: kube-system}
            spec:
              selector: {matchLabels: {app: large}}
              template:
                metadata: {labels: {app: large}}
                spec:
                  containers:
                  - {name: a, image: "a:1", resources: {requests: {cpu: "3"}}}
            """;

    @TempDir Path folder;

    @BeforeEach
    void fleet() throws IOException {
        Files.createDirectory(folder.resolve("clusters"));
        cluster("one", "1.31", "{cpu: \"4\", memory: 8Gi, pods: \"110\"}");
        cluster("two", "1.30", "{cpu: \"2\", memory: 8Gi, pods: \"110\"}");
        cluster("old", "1.8", "{cpu: \"4\", memory: 8Gi, pods: \"110\"}");
        Files.writeString(folder.resolve("agents.yaml"), AGENTS);
    }

    private void cluster(String name, String version, String room) throws IOException {
        Files.writeString(
                folder.resolve("clusters/" + name + ".yaml"),
                """
                apiVersion: daemonlens.io/v1
                kind: ClusterSketch
                kubernetesVersion: "%s"
                pools:
                - {name: worker, count: 3, allocatable: %s}
                """
                        .formatted(version, room));
    }

    private Ran run(String... words) {
        return run(Map.of(), words);
    }

    private Ran run(Map<String, String> environment, String... words) {
        return Ran.in(folder, environment, "", List.of(words));
    }

    @Test
    void eachClusterAnswersForEachDaemonSet() {
        Ran ran = run("fleet", "agents.yaml", "--clusters", "clusters", "-o", "ndjson");
        List<String> verdicts = new ArrayList<>();
        for (String line : ran.out().lines().toList()) {
            JsonObject row = JsonReader.readObject(line);
            verdicts.add(row.text("cluster") + " " + row.text("name") + " " + row.text("verdict"));
        }
        assertThat(verdicts)
                .containsExactly(
                        "old large notServed",
                        "old small notServed",
                        "one large ok",
                        "one small ok",
                        "two large pending",
                        "two small ok");
        assertThat(ran.exit()).as("notServed counts as refused").isEqualTo(1);
    }

    @Test
    void failOnDecidesTheExitCode() throws IOException {
        Files.delete(folder.resolve("clusters/old.yaml"));
        String[] words = {"fleet", "agents.yaml", "--clusters", "clusters", "-o", "csv"};
        assertThat(run(words).exit()).as("pending is not asked for").isZero();
        List<String> asked = new ArrayList<>(List.of(words));
        asked.addAll(List.of("--fail-on", "pending"));
        assertThat(run(asked.toArray(String[]::new)).exit()).isEqualTo(1);
    }

    @Test
    void theMatrixShowsTheWorstFirst() {
        Ran ran = run("fleet", "agents.yaml", "--clusters", "clusters");
        List<String> lines = ran.out().lines().toList();
        assertThat(lines.get(1)).startsWith("old ").contains("notServed");
        assertThat(lines.get(2)).startsWith("two ").contains("pending").contains("✓");
        assertThat(lines.get(3)).startsWith("one ");
        assertThat(ran.out()).contains("Insufficient cpu").contains("3 clusters × 2 DaemonSets");
    }

    /** Some shards run twice; what they print is merged into what one process prints. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 16})
    void mergedShardsAreByteEqualToOneRun(int shards) throws IOException {
        String whole = run("fleet", "agents.yaml", "--clusters", "clusters", "-o", "ndjson").out();
        List<String> files = new ArrayList<>();
        for (int i = 0; i < shards; i++) {
            String out = "-o";
            String file = "ndjson=shard-" + i + ".ndjson";
            Map<String, String> job =
                    Map.of(
                            "JOB_COMPLETION_INDEX", String.valueOf(i),
                            "DAEMONLENS_SHARDS", String.valueOf(shards));
            run(job, "fleet", "agents.yaml", "--clusters", "clusters", out, file);
            files.add("shard-" + i + ".ndjson");
        }
        files.add("shard-0.ndjson");
        Collections.shuffle(files, new Random(shards));
        List<String> words = new ArrayList<>(List.of("fleet", "merge"));
        words.addAll(files);
        assertThat(run(words.toArray(String[]::new)).out()).isEqualTo(whole);
    }

    @Test
    void missingShardsAreNamed() {
        run("fleet", "agents.yaml", "--clusters", "clusters", "--shard", "0/2", "-o", "ndjson=a");
        Ran ran = run("fleet", "merge", "--shards", "2", "a");
        assertThat(ran.err()).contains("1 files of 2 shards; no rows of shards 1");
        assertThat(ran.exit()).isEqualTo(3);
    }

    /** Inputs are read with GET and outputs written with PUT; a signature is never shown. */
    @Test
    void inputsAndOutputsMayBePresignedAddresses() throws IOException {
        Map<String, byte[]> store = new ConcurrentHashMap<>();
        store.put("/agents.yaml", Files.readAllBytes(folder.resolve("agents.yaml")));
        store.put("/one.yaml", Files.readAllBytes(folder.resolve("clusters/one.yaml")));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    String path = exchange.getRequestURI().getPath();
                    boolean signed = "key=secret".equals(exchange.getRequestURI().getQuery());
                    byte[] known = store.get(path);
                    if (exchange.getRequestMethod().equals("PUT") && signed) {
                        store.put(path, exchange.getRequestBody().readAllBytes());
                        exchange.sendResponseHeaders(200, -1);
                    } else if (known == null || !signed) {
                        exchange.sendResponseHeaders(403, -1);
                    } else {
                        exchange.sendResponseHeaders(200, known.length);
                        exchange.getResponseBody().write(known);
                    }
                    exchange.close();
                });
        server.start();
        try {
            String at = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            String key = "?key=secret";
            Files.writeString(
                    folder.resolve("list"),
                    "one " + at + "one.yaml" + key + "\ntwo clusters/two.yaml\n");
            Ran whole = run("fleet", "agents.yaml", "--clusters", "list", "-o", "ndjson");
            assertThat(whole.out().lines()).hasSize(4);
            run(
                    "fleet",
                    at + "agents.yaml" + key,
                    "--clusters",
                    "list",
                    "-o",
                    "ndjson=" + at + "rows" + key);
            assertThat(new String(store.get("/rows"), StandardCharsets.UTF_8))
                    .isEqualTo(whole.out());
            assertThat(run("fleet", "merge", at + "rows" + key).out()).isEqualTo(whole.out());
            Ran refused = run("fleet", "merge", at + "rows?key=wrong-secret");
            assertThat(refused.exit()).isEqualTo(3);
            assertThat(refused.err()).contains("/rows: the server answers 403");
            assertThat(refused.err()).doesNotContain("wrong-secret");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aRunThatFailsLeavesTheOldFile() throws IOException {
        Files.writeString(folder.resolve("rows.ndjson"), "old");
        Ran ran = run("fleet", "merge", "nowhere", "-o", "ndjson=rows.ndjson");
        assertThat(ran.exit()).isEqualTo(3);
        assertThat(folder.resolve("rows.ndjson")).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    void anUpgradeIsToldForEachRow() {
        Ran ran =
                run(
                        "fleet",
                        "agents.yaml",
                        "--clusters",
                        "clusters",
                        "-o",
                        "ndjson",
                        "--upgrade-to",
                        "1.34");
        JsonObject old = JsonReader.readObject(ran.out().lines().findFirst().orElseThrow());
        assertThat(old.object("upgrade").text("verdict")).isEqualTo("ok");
        assertThat(old.object("upgrade").text("kubernetesVersion")).isEqualTo("1.34");
    }

    @Test
    void whatCannotBeReadIsToldAndTheRestStands() throws IOException {
        Files.writeString(folder.resolve("clusters/broken.yaml"), "kind: [");
        Ran ran = run("fleet", "agents.yaml", "--clusters", "clusters", "-o", "ndjson");
        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.err()).contains("broken.yaml");
        assertThat(ran.out().lines()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2/2", "x/2", "1", "0/0"})
    void aShardThatIsNoneIsWrongUse(String shard) {
        Ran ran = run("fleet", "agents.yaml", "--clusters", "clusters", "--shard", shard);
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("--shard");
    }
}
