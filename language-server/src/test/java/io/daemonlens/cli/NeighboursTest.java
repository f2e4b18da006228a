package io.daemonlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DaemonSets beside other pods and beside each other, in every format. */
class NeighboursTest {

    private static final String NODES =
            """
            apiVersion: daemonlens.io/v1
            kind: ClusterSketch
            pools:
            - {name: w, count: 3, allocatable: {cpu: "2", memory: 4Gi, pods: "10"}}
            """;

    @TempDir Path folder;

    @Test
    void aHostPortIsToldWithItsHolder() throws Exception {
        write("nodes.yaml", NODES);
        write("a.yaml", daemonSet("first", "", "ports: [{hostPort: 80, containerPort: 80}]"));
        write("b.yaml", daemonSet("second", "", "ports: [{hostPort: 80, containerPort: 80}]"));
        JsonObject report = json("a.yaml", "b.yaml");
        assertThat(summary(report, 0)).contains("\"scheduled\":3,\"pending\":0");
        assertThat(summary(report, 1)).contains("\"scheduled\":0,\"pending\":3");
        assertThat(report.array("previews").get(1).toString())
                .contains("\"owner\":\"DaemonSet/first\"")
                .contains("80/TCP is held by default/first-xxxxx, DaemonSet/first");
        assertThat(summary(json("--apart", "a.yaml", "b.yaml"), 1)).contains("\"scheduled\":3");
    }

    @Test
    void theMoreImportantOneGoesFirstWhateverTheOrder() throws Exception {
        write("nodes.yaml", NODES);
        String port = "ports: [{hostPort: 80, containerPort: 80}]";
        write("a.yaml", daemonSet("low", "", port));
        write("b.yaml", daemonSet("high", "priorityClassName: system-node-critical,", port));
        JsonObject report = json("--namespace", "kube-system", "a.yaml", "b.yaml");
        assertThat(summary(report, 0)).contains("\"scheduled\":0,\"pending\":3");
        assertThat(summary(report, 1)).contains("\"scheduled\":3,\"pending\":0");
    }

    @Test
    void aShortageIsANumberWithTheRequestThatFits() throws Exception {
        write("nodes.yaml", NODES);
        String cpu = "resources: {requests: {cpu: 1500m}}";
        write("a.yaml", daemonSet("one", "", cpu));
        write("b.yaml", daemonSet("two", "", cpu));
        Ran ran = run("a.yaml", "b.yaml");
        assertThat(ran.out())
                .contains("1 cpu short on 3 nodes; with 500m cpu requested it fits everywhere")
                .contains("ALL DAEMONSETS")
                .contains("(75.0% of allocatable)");
        assertThat(run("--fail-on", "pending", "a.yaml", "b.yaml").exit()).isEqualTo(1);
        assertThat(run("--fail-on", "evicts,stuck", "a.yaml").exit()).isZero();
        assertThat(run("--fail-on", "sometimes", "a.yaml").exit()).isEqualTo(2);
    }

    @Test
    void anEvictedPodIsToldFirstWithItsBudgetAndItsFate() throws Exception {
        write("nodes.yaml", FULL);
        write("a.yaml", daemonSet("agent", "priorityClassName: high,", REQUEST));
        Ran text = run("a.yaml");
        assertThat(text.out())
                .contains("EVICTS     shop/web on 1 node, which then stays pending; this violates");
        assertThat(text.out().indexOf("EVICTS")).isLessThan(text.out().indexOf("NODES"));
        assertThat(run("-o", "markdown", "a.yaml").out()).contains("**EVICTS** shop/web on 1 node");
        JsonObject report = json("a.yaml");
        assertThat(summary(report, 0)).contains("\"evicted\":1");
        assertThat(report.toString())
                .contains(
                        "\"evicts\":[{\"namespace\":\"shop\",\"name\":\"web-1\",\"owner\":"
                                + "\"ReplicaSet/web\",\"disruptionBudget\":\"violated\",\"then\":"
                                + "\"pending\"}]");
        assertThat(run("--fail-on", "evicts", "a.yaml").exit()).isEqualTo(1);
    }

    private static final String REQUEST = "resources: {requests: {cpu: 1500m}}";
    private static final String FULL =
            """
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: v1, kind: Node, metadata: {name: n1}, status: {allocatable: {cpu: "2", memory: 4Gi, pods: "9"}}}
            - apiVersion: v1
              kind: Pod
              metadata: {name: web-1, namespace: shop, labels: {app: web}, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web, uid: w, controller: true}]}
              spec: {nodeName: n1, priority: 0, containers: [{name: web, image: web, resources: {requests: {cpu: "1"}}}]}
              status: {phase: Running}
            - {apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: high}, value: 1000}
            - apiVersion: policy/v1
              kind: PodDisruptionBudget
              metadata: {name: web, namespace: shop}
              spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}
              status: {disruptionsAllowed: 0}
            """;

    /** A property: whatever the cluster, the formats count the same. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void formatsAgree(long seed) throws Exception {
        Random random = new Random(seed);
        String nodes = "";
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            nodes +=
                    String.format(
                            Locale.ROOT,
                            "- {name: p%d, count: %d, taints: [%s], used: {cpu: \"%d\"},"
                                    + " allocatable: {cpu: \"4\", pods: \"%d\"}}%n",
                            i,
                            1 + random.nextInt(4),
                            random.nextBoolean() ? "\"a=b:NoSchedule\"" : "",
                            random.nextInt(4),
                            1 + random.nextInt(3));
        }
        write("nodes.yaml", "apiVersion: daemonlens.io/v1\nkind: ClusterSketch\npools:\n" + nodes);
        write("a.yaml", daemonSet("one", "", REQUEST));
        write("b.yaml", daemonSet("two", "", "ports: [{hostPort: 80, containerPort: 80}]"));
        JsonObject report = json("a.yaml", "b.yaml");
        String text = run("a.yaml", "b.yaml").out();
        String markdown = run("-o", "markdown", "a.yaml", "b.yaml").out();
        for (int i = 0; i < 2; i++) {
            JsonObject placement =
                    ((JsonObject) report.array("previews").get(i)).object("placement");
            List<String> outcomes = new ArrayList<>();
            JsonArray all = placement.array("nodes");
            all.forEach(each -> outcomes.add(((JsonObject) each).text("outcome")));
            long runs = outcomes.stream().filter("runs"::equals).count();
            long pending = outcomes.stream().filter("pending"::equals).count();
            String tally =
                    runs
                            + " of "
                            + all.size()
                            + " get a pod"
                            + (pending == 0 ? "" : ", " + pending + " pending");
            assertThat(placement.text("text")).as("seed " + seed).isEqualTo(tally);
            assertThat(text).as("seed " + seed).contains("NODES      " + tally);
            assertThat(markdown).as("seed " + seed).contains("**" + tally + "**");
            JsonArray rows = placement.array("rows");
            for (int row = 0; row < rows.size(); row++) {
                JsonObject one = (JsonObject) rows.get(row);
                String count = one.get("runs") + "/" + one.get("nodes");
                assertThat(text)
                        .as("seed " + seed)
                        .containsPattern(one.text("title") + " +" + count);
                assertThat(markdown)
                        .as("seed " + seed)
                        .contains("| " + one.text("title") + " | " + count + " |");
            }
        }
    }

    @Test
    void linuxPodsOnWindowsNodesAreToldWithThePool() throws Exception {
        write(
                "nodes.yaml",
                NODES
                        + "- {name: win, count: 2, labels: {kubernetes.io/os: windows}}\n"
                        + "- {name: arm, count: 1, labels: {kubernetes.io/arch: arm64}}\n");
        write("a.yaml", daemonSet("agent", "", "securityContext: {privileged: true}"));
        assertThat(run("a.yaml").out().replaceAll("\\s+", " "))
                .contains("2 Windows nodes (win) get a pod that can only run on Linux")
                .contains("Nodes of several architectures get a pod (amd64, arm64)");
        write(
                "b.yaml",
                daemonSet(
                        "agent",
                        "nodeSelector: {kubernetes.io/os: linux, kubernetes.io/arch: amd64},",
                        ""));
        assertThat(run("b.yaml").out().replaceAll("\\s+", " "))
                .contains("Only amd64 nodes are selected; 1 nodes of arm64 (arm) get no pod.")
                .doesNotContain("Windows");
    }

    @Test
    void anUpgradeNamesTheNodesThatItLosesAndCountsAll() throws Exception {
        write("nodes.yaml", NODES);
        write(
                "a.yaml",
                daemonSet(
                        "agent",
                        "tolerations: [{operator: Exists}],"
                                + " nodeSelector: {node-role.kubernetes.io/master: \"\"},",
                        ""));
        write("b.yaml", daemonSet("other", "", ""));
        List<String> words = List.of("upgrade", "--from", "1.23", "--to", "1.24", "--cluster");
        Ran ran = plus(words, "kubeadm", "a.yaml", "b.yaml");
        assertThat(ran.out())
                .contains("loses")
                .contains("control-plane-1")
                .contains("2 checked: 1 loses nodes");
        assertThat(ran.exit()).isZero();
        assertThat(plus(words, "kubeadm", "--fail-on", "leaves", "a.yaml").exit()).isEqualTo(1);
    }

    @Test
    void restartsAreToldByStrategyAndByWhatTheClusterHas() throws Exception {
        write("nodes.yaml", NODES);
        write("a.yaml", daemonSet("agent", "", ""));
        write("b.yaml", daemonSet("agent", "", "").replace("image: a", "image: b"));
        Ran rolling = diff("a.yaml", "b.yaml");
        assertThat(rolling.out()).contains("restarts 3 of 3 pods");
        String onDelete = "spec:\n  updateStrategy: {type: OnDelete}";
        write("c.yaml", daemonSet("agent", "", "").replace("spec:\n  sel", onDelete + "\n  sel"));
        write(
                "d.yaml",
                daemonSet("agent", "", "")
                        .replace("image: a", "image: b")
                        .replace("spec:\n  sel", onDelete + "\n  sel"));
        assertThat(diff("c.yaml", "d.yaml").out())
                .contains("3 of 3 pods change only when they are deleted (OnDelete)")
                .contains("CHANGES PODS WHEN THEY ARE DELETED")
                .doesNotContain("RESTARTS PODS");
    }

    @Test
    void twoOutputsGoToTwoPlaces() throws Exception {
        write("nodes.yaml", NODES);
        write("a.yaml", daemonSet("agent", "", ""));
        Ran ran = run("-o", "json", "-o", "markdown=a.md", "a.yaml");
        assertThat(ran.out()).startsWith("{");
        assertThat(folder.resolve("a.md")).content().contains("### default/agent");
        assertThat(run("-o", "json", "-o", "text", "a.yaml").exit()).isEqualTo(2);
    }

    private Ran diff(String older, String newer) {
        return Ran.in(folder, "", List.of("diff", "--cluster", "nodes.yaml", older, newer));
    }

    private Ran plus(List<String> words, String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return Ran.in(folder, "", all);
    }

    private Ran run(String... words) {
        return plus(List.of("preview", "--cluster", "nodes.yaml"), words);
    }

    private JsonObject json(String... words) {
        return JsonReader.readObject(
                plus(List.of("preview", "--cluster", "nodes.yaml", "-o", "json"), words).out());
    }

    private static String summary(JsonObject report, int index) {
        JsonObject preview = (JsonObject) report.array("previews").get(index);
        return preview.object("placement").object("summary").toString();
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }

    private static String daemonSet(String name, String pod, String container) {
        return """
               apiVersion: apps/v1
               kind: DaemonSet
               metadata: {name: %s}
               spec:
                 selector: {matchLabels: {app: %s}}
                 template:
                   metadata: {labels: {app: %s}}
                   spec: {%s containers: [{name: c, image: a, %s}]}
               """
                .formatted(name, name, name, pod, container);
    }
}
