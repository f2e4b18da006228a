package io.daemonlens.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.daemonlens.SampleManifests;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClustersTest {

    @TempDir Path folder;

    @Test
    void withoutAnythingNamedThereIsASketchOfFourNodes() throws Exception {
        ClusterObjects cluster = find();
        assertThat(cluster.nodes()).hasSize(4);
        assertThat(cluster.source().word()).isEqualTo("sketch");
        assertThat(cluster.pools().get("worker-2")).isEqualTo("worker");
    }

    @Test
    void everyPresetHasNodesWithNamesAndPools() throws Exception {
        for (String preset : Clusters.presets()) {
            ClusterObjects cluster = find(preset);
            assertThat(cluster.nodes()).as(preset).hasSizeGreaterThan(3);
            assertThat(cluster.pools().size()).isEqualTo(cluster.nodes().size());
        }
    }

    /** What nodes are called by changes from minor to minor; what a user writes does not. */
    @Test
    void aSketchesOwnLabelsStayAsTheyAreWritten() throws Exception {
        write(
                "cluster.yaml",
                """
                kind: ClusterSketch
                pools:
                - name: a
                  zones: [z]
                  labels: {topology.kubernetes.io/region: r, node-role.kubernetes.io/control-plane: ""}
                  taints: ["node-role.kubernetes.io/control-plane:NoSchedule"]
                """);
        JsonObject node = find("cluster.yaml").nodes(KubernetesVersion.of(12)).get(0);
        assertThat(node.object("metadata").object("labels").names())
                .contains(
                        "topology.kubernetes.io/region",
                        "node-role.kubernetes.io/control-plane",
                        "failure-domain.beta.kubernetes.io/zone")
                .doesNotContain("topology.kubernetes.io/zone", "kubernetes.io/os");
        assertThat(node.object("spec").array("taints").toString()).contains("control-plane");
    }

    /** A real node of the same name is what it is, whatever the sketch would draw. */
    @Test
    void aNodeThatCameLaterIsOfNoPool() throws Exception {
        write("a.yaml", "kind: ClusterSketch\npools: [{name: a, count: 2}]\n");
        write("b.yaml", "kind: Node\nmetadata: {name: a-1, labels: {mine: x}}\n");
        ClusterObjects both = find("a.yaml", "b.yaml");
        assertThat(both.pools().get("a-1")).isNull();
        assertThat(both.nodes(KubernetesVersion.of(10)).get(0).object("metadata").toString())
                .contains("mine");
    }

    @Test
    void aSketchMakesNodesAsItSays() throws Exception {
        write(
                "cluster.yaml",
                """
                apiVersion: daemonlens.io/v1
                kind: ClusterSketch
                kubernetesVersion: "1.31"
                pools:
                - name: gpu
                  count: 3
                  zones: [a, b]
                  taints: ["nvidia.com/gpu=present:NoSchedule"]
                  unschedulable: 1
                  notReady: 1
                  allocatable: {pods: "100"}
                  used: {cpu: "3", pods: "40"}
                """);
        ClusterObjects cluster = find("cluster.yaml");
        assertThat(cluster.version()).contains(KubernetesVersion.of(31));
        assertThat(cluster.nodes()).hasSize(3);
        assertThat(cluster.nodes().get(1).object("metadata").object("labels").toString())
                .contains("\"topology.kubernetes.io/zone\":\"b\"");
        assertThat(cluster.nodes().get(0).object("spec").toString())
                .isEqualTo(
                        "{\"taints\":[{\"key\":\"nvidia.com/gpu\",\"value\":\"present\",\"effect\":\"NoSchedule\"},"
                                + "{\"key\":\"node.kubernetes.io/not-ready\",\"effect\":\"NoSchedule\"},"
                                + "{\"key\":\"node.kubernetes.io/not-ready\",\"effect\":\"NoExecute\"}]}");
        assertThat(cluster.nodes().get(2).object("spec").toString())
                .contains("\"unschedulable\":true");
        assertThat(cluster.nodes().get(0).object("status").object("allocatable").text("pods"))
                .isEqualTo("61");
        assertThat(cluster.of("Pod")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pools: []                               | 3:8: a sketch needs a list of pools",
                "pools: [{count: 1}]                     | 3:10: a pool needs a name of lower-case letters, digits, '-' and '.'",
                "pools: [{name: a, size: 1}]             | 3:25: unknown key \"size\"; known are allocatable, count, labels, name, notReady, taints, unschedulable, used, zones",
                "pools: [{name: a, count: many}]         | 3:26: count is a whole number, 0 or more",
                "pools: [{name: a, count: -3}]           | 3:26: count is a whole number, 0 or more",
                "pools: [{name: a, count: 999999}]       | 3:26: a sketch holds at most 200000 nodes",
                "pools: [{name: a, used: {memory: 10 GB}}] | 3:34: memory \"10 GB\" is no amount, such as 4, 500m or 16Gi",
                "pools: [{name: a, allocatable: {pods: 1k}}] | 3:39: pods is a whole number",
                "pools: [{name: a, labels: {a: 'b c'}}]  | 3:31: a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
                "pools: [{name: a, taints: [x]}]         | 3:28: a taint is written key=value:Effect or key:Effect",
                "pools: [{name: a, taints: ['x:Never']}] | 3:28: the effect of a taint is NoSchedule, PreferNoSchedule or NoExecute, not \"Never\"",
                "kubernetesVersion: '2.0'                | 3:20: kubernetesVersion \"2.0\" is not one of 1.8 to 1.37",
            })
    void aBrokenSketchIsToldWithItsPlace(String line, String told) throws Exception {
        write("s.yaml", "apiVersion: daemonlens.io/v1\nkind: ClusterSketch\n" + line + "\n");
        assertThatThrownBy(() -> find("s.yaml"))
                .isInstanceOf(ClusterException.class)
                .hasMessage("s.yaml:" + told);
    }

    @Test
    void filesAddUp() throws Exception {
        write("nodes.yaml", node("a") + "---\n" + node("b"));
        write("pods.json", "{\"kind\":\"Pod\",\"metadata\":{\"name\":\"p\",\"namespace\":\"x\"}}");
        ClusterObjects cluster = find("nodes.yaml", "pods.json");
        assertThat(cluster.nodes()).hasSize(2);
        assertThat(cluster.of("Pod")).hasSize(1);
    }

    @Test
    void aNodeThatSaysNothingOfItsRoomHasNone() throws Exception {
        write("nodes.yaml", node("a"));
        ClusterObjects cluster = find("nodes.yaml");
        assertThat(cluster.nodes().get(0).toString()).doesNotContain("allocatable");
        assertThat(cluster.notes())
                .containsExactly(
                        "1 node has no status.allocatable; the scheduler places no pod there");
    }

    @Test
    void aListIsTakenApartAndTheNewestKubeletIsTheVersion() throws Exception {
        write(
                "list.json",
                "{\"kind\":\"List\",\"items\":[{\"kind\":\"Node\",\"metadata\":{\"name\":\"a\",\"managedFields\":[1]},"
                        + "\"status\":{\"nodeInfo\":{\"kubeletVersion\":\"v1.29.3-gke.1\"}}},"
                        + "{\"kind\":\"Node\",\"metadata\":{\"name\":\"b\"},\"status\":{\"nodeInfo\":{\"kubeletVersion\":\"v1.30.1\"}}}]}");
        ClusterObjects cluster = find("list.json");
        assertThat(cluster.version()).contains(KubernetesVersion.of(30));
        assertThat(cluster.nodes().get(0).toString()).doesNotContain("managedFields");
    }

    @Test
    void whatIsNoClusterIsSaid() throws Exception {
        write("deployment.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\n");
        write("text.yaml", "just words\n");
        write("broken.json", "{\"kind\": \"Node\",\n  oops}");
        write("describe.txt", "Name:   a\nLabels: b=c\n        d=e\nTaints: x: y: z\n");
        checkSaid("deployment.yaml", "deployment.yaml holds no nodes; save one with");
        checkSaid("text.yaml", "text.yaml:1:1: holds no object of a cluster; save one with");
        checkSaid("broken.json", "broken.json:2:3: no JSON: ");
        checkSaid("describe.txt", "This looks like the output of `kubectl describe`;");
        checkSaid("nowhere", "no file nowhere, and no preset of that name; presets are kubeadm");
    }

    @Test
    void withoutKubectlALiveClusterIsRefusedWithTheWayOut() {
        assertThatThrownBy(() -> clusters().find(List.of(), Optional.of("prod")))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("could not be started")
                .hasMessageContaining("pass the file with --cluster")
                .hasMessageContaining("--context prod get nodes,pods");
    }

    @Test
    void theTimeOfASnapshotIsWhatItsListSaysElseTheNewestInIt() throws Exception {
        String list =
                """
                {"kind": "List", "metadata": {"annotations": {%s}}, "items": [
                  {"kind": "Node", "metadata": {"name": "n", "creationTimestamp": "2026-01-01T00:00:00Z"}},
                  {"kind": "Pod", "metadata": {"name": "p", "deletionTimestamp": "2026-01-03T00:00:00Z"},
                   "status": {"containerStatuses": [{"state": {"running": {"startedAt": "2026-01-02T00:00:00Z"}}}]}}]}
                """;
        Files.writeString(
                folder.resolve("said.json"),
                list.formatted("\"daemonlens.io/snapshot-time\": \"2026-01-02T00:00:09Z\""));
        Files.writeString(folder.resolve("unsaid.json"), list.formatted(""));
        assertThat(find("said.json").time()).contains(Instant.parse("2026-01-02T00:00:09Z"));
        assertThat(find("unsaid.json").time()).contains(Instant.parse("2026-01-02T00:00:00Z"));
        assertThat(Clusters.builtInSketch().time()).isEmpty();
    }

    @Test
    void kindsThatMayNotBeReadAreLeftOutAndSaid() throws Exception {
        ClusterObjects cluster =
                live(
                        """
                        echo '{"kind": "List", "items": [{"kind": "Node", "metadata": {"name": "n"}}]}'
                        echo 'W1121 16:00:00.0 1 memcache.go:1] a group is away' >&2
                        echo 'Error from server (Forbidden): csinodes.storage.k8s.io is forbidden: no' >&2
                        echo 'Error from server (Forbidden): serviceaccounts is forbidden: no' >&2
                        exit 1
                        """);
        assertThat(cluster.nodes()).hasSize(1);
        assertThat(cluster.notes())
                .contains(
                        "you may not read csinodes, serviceaccounts; what is named of these is"
                                + " taken to exist");
    }

    @Test
    void aServerThatDoesNotKnowAKindIsAskedWithoutIt() throws Exception {
        ClusterObjects cluster =
                live(
                        """
                        case "$*" in *csinodes*)
                          echo "error: the server doesn't have a resource type \\"csinodes\\"" >&2
                          exit 1
                        esac
                        echo '{"kind": "List", "items": [{"kind": "Node", "metadata": {"name": "n"}}]}'
                        """);
        assertThat(cluster.nodes()).hasSize(1);
        assertThat(cluster.notes())
                .anyMatch(
                        note -> note.contains("priorityclasses -A") && note.contains("asked with"));
    }

    @Test
    void nodesThatMayNotBeReadAreAnError() {
        assertThatThrownBy(
                        () ->
                                live(
                                        """
                                        echo '{"kind": "List", "items": []}'
                                        echo 'Error from server (Forbidden): nodes is forbidden: no' >&2
                                        exit 1
                                        """))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("nodes is forbidden");
    }

    /** The cluster that a kubectl of this text shows. */
    private ClusterObjects live(String script) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no shell");
        Path program = folder.resolve("kubectl");
        Files.writeString(program, "#!/bin/sh\n" + script);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return new Kubectl(program.toString(), Duration.ofSeconds(20)).snapshot(Optional.empty());
    }

    @Test
    @Tag("corpus")
    void publishedNodeListsAreClusters() throws Exception {
        Path corpus = SampleManifests.published("nodes");
        List<String> refused = new ArrayList<>();
        try (Stream<Path> files = Files.list(corpus)) {
            for (Path file : files.sorted().toList()) {
                try {
                    ClusterObjects cluster =
                            new Clusters(corpus, noKubectl())
                                    .find(List.of(file.getFileName().toString()), Optional.empty());
                    assertThat(cluster.nodes())
                            .extracting(node -> ((JsonObject) node.get("metadata")).text("name"))
                            .doesNotContain("");
                } catch (ClusterException e) {
                    refused.add(file.getFileName().toString());
                }
            }
        }
        assertThat(refused).allMatch(name -> name.endsWith(".describe.txt"));
    }

    private void checkSaid(String file, String part) {
        assertThatThrownBy(() -> find(file))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(part);
    }

    private ClusterObjects find(String... names) throws ClusterException {
        return clusters().find(List.of(names), Optional.empty());
    }

    private Clusters clusters() {
        return new Clusters(folder, noKubectl());
    }

    private static Kubectl noKubectl() {
        return new Kubectl("kubectl-that-is-not-there", Duration.ofSeconds(5));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String node(String name) {
        return "apiVersion: v1\nkind: Node\nmetadata:\n  name: " + name + "\n";
    }
}
