package io.daemonlens.report.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.cluster.Clusters;
import io.daemonlens.cluster.Kubectl;
import io.daemonlens.forecast.Preview;
import io.daemonlens.forecast.Rollout;
import io.daemonlens.report.AnsiStyle;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.revision.RevisionComparison.Candidate;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Destination;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads about a cluster of three pools, 24 nodes in all. */
class PreviewTextTest {

    private static final String CLUSTER =
            """
            apiVersion: daemonlens.io/v1
            kind: ClusterSketch
            pools:
            - {name: control-plane, count: 3, taints: ["node-role.kubernetes.io/control-plane:NoSchedule"]}
            - {name: gpu, count: 1, taints: ["nvidia.com/gpu=present:NoSchedule"]}
            - {name: worker, count: 20}
            """;

    @TempDir Path folder;

    @Test
    void aTaintIsToldWithTheTolerationThatComesNear() throws Exception {
        assertThat(text("{key: node-role.kubernetes.io/master, effect: NoSchedule}"))
                .contains(
                        """
                        NODES      20 of 24 get a pod
                          control-plane      0/3  taint node-role.kubernetes.io/control-plane:NoSchedule
                                                  is not tolerated; an existing pod stays (line 9
                                                  tolerates node-role.kubernetes.io/master, which nodes
                                                  no longer carry since 1.25)
                        """);
        assertThat(oneLine(text("{key: nvidia.com/gpu, value: absent}")))
                .contains("(line 9 tolerates nvidia.com/gpu only with the value \"absent\")");
        assertThat(oneLine(text("{key: nvidia.com/gpu, operator: Exists, effect: NoExecute}")))
                .contains("(line 9 tolerates nvidia.com/gpu only with the effect NoExecute)");
        assertThat(text("{key: another, operator: Exists}")).doesNotContain("line 9");
    }

    @Test
    void aSlowRolloutIsToldHowLongATenthAtATimeWouldTake() throws Exception {
        String newer = manifest("{key: another, operator: Exists}", "");
        String older = newer.replace("agent:1", "agent:0");
        assertThat(oneLine(rendered(newer, older, 37)))
                .contains("ROLLOUT 20 waves of 1 (maxUnavailable: 1) · 40.6 s to 11 min")
                .contains("maxUnavailable: 10% would take 5 min 20 s");
    }

    /** Nobody has named an older revision, so none is made up. */
    @Test
    void aDaemonSetWithoutAnOlderRevisionIsInstalled() throws Exception {
        assertThat(oneLine(text("{key: another, operator: Exists}")))
                .contains("ROLLOUT 20 pods are created · ")
                .doesNotContain("waves");
    }

    /** Before 1.12 the controller itself looks for room. */
    @Test
    void aNodeWithoutRoomIsToldInTheWordsOfTheOldController() throws Exception {
        String text =
                text("{key: another, operator: Exists}", "resources: {requests: {cpu: 100}}, ", 10);
        assertThat(oneLine(text))
                .contains("NODES 0 of 24 get a pod")
                .contains("worker 0/20 Node didn't have enough resource: cpu, requested: 100000");
    }

    /** The short reason stands at the nodes, the whole message once. */
    @Test
    void podsThatWaitAreToldWithTheSchedulersWords() throws Exception {
        String text =
                text(
                        "{key: another, operator: Exists}",
                        "resources: {requests: {cpu: 100, memory: 10M}}, ",
                        37);
        assertThat(oneLine(text))
                .contains("NODES 0 of 24 get a pod, 20 pending")
                .contains("worker 0/20 Insufficient cpu (96 cpu short)")
                .contains(
                        "PENDING 96 cpu short on 20 nodes; with 4 cpu requested it fits everywhere 20 × 0/24 nodes are available: 1 Insufficient cpu, 23 node(s)")
                .contains("RESOURCES 100 cpu, 10M memory on each node · 2k cpu, 200M memory in all")
                .containsOnlyOnce("it cannot be scheduled: 0/24 nodes are available");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private String text(String toleration) throws Exception {
        return text(toleration, "", 37);
    }

    private String text(String toleration, String more, int minor) throws Exception {
        return rendered(manifest(toleration, more), null, minor);
    }

    private static String manifest(String toleration, String more) {
        return """
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: agent}
                spec:
                  selector: {matchLabels: {app: agent}}
                  template:
                    metadata: {labels: {app: agent}}
                    spec:
                      tolerations: [%s]
                      containers: [{%sname: agent, image: "agent:1"}]
                """
                .formatted(toleration, more);
    }

    /**
     * @param older what the manifest was; null where that is not known
     */
    private String rendered(String yaml, String older, int minor) throws Exception {
        Path sketch = Files.writeString(folder.resolve("cluster.yaml"), CLUSTER);
        ClusterObjects cluster =
                new Clusters(folder, new Kubectl("kubectl", Duration.ofSeconds(1)))
                        .find(List.of(sketch.toString()), Optional.empty());
        Settings settings =
                Settings.defaults()
                        .withDestination(
                                Destination.UNSET.configure(KubernetesVersion.of(minor), null));
        ManifestAnalysis newer =
                Analysis.of(Document.of("agent.yaml", yaml), settings).manifests().get(0);
        Preview.Older before = Preview.Older.NOT_ASKED;
        if (older != null) {
            List<Candidate> candidates = Candidate.in(Document.of("agent.yaml", older), "git:HEAD");
            Candidate now = Candidate.of(newer.manifest(), "agent.yaml");
            before =
                    new Preview.Older(
                            RevisionComparison.of(
                                            candidates,
                                            List.of(now),
                                            settings.withVersion(newer.version()))
                                    .get(0),
                            "");
        }
        Preview preview = Preview.of(newer, cluster, before, Rollout.Options.NONE);
        return PreviewText.of(preview, Wording.ENGLISH, AnsiStyle.PLAIN);
    }
}
