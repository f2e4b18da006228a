package io.daemonlens.cli.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.WorkFolder;
import io.daemonlens.cli.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each setting of {@code .daemonlens.yaml}, where a user meets it on the command line. */
class SettingsFilesTest {

    private static final String AGENT =
            WorkFolder.AGENT.replace(
                    "      containers", "      hostNetwork: true\n      containers");
    private static final String SKETCH =
            """
            apiVersion: daemonlens.io/v1
            kind: ClusterSketch
            kubernetesVersion: "1.29"
            pools: [{name: ours, count: 7}]
            """;
    private static final String SNAPSHOT =
            """
            kind: Node
            metadata: {name: n}
            status: {nodeInfo: {kubeletVersion: v1.30.4}, allocatable: {cpu: "4", memory: 8Gi, pods: "110"}}
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent, namespace: team}
            spec: {}
            """;

    @TempDir Path folder;

    @BeforeEach
    void files() throws IOException {
        write("d/e/agent.yaml", AGENT);
        write("d/sketch.yaml", SKETCH);
        write("d/snapshot.yaml", SNAPSHOT);
    }

    @Test
    void theClusterIsNamedFromTheFolderOfItsFile() throws IOException {
        settings("cluster: sketch.yaml");
        assertThat(run("preview", "d/e/agent.yaml").out())
                .contains("Kubernetes 1.29", "sketch.yaml, 7 nodes", "7 of 7 get a pod");
        assertThat(run("rollout", "d/e/agent.yaml").out()).contains("7");
        assertThat(run("preview", "--cluster", "kind", "d/e/agent.yaml").out())
                .contains("preset kind");
        assertThat(run("doctor", "--config", "d/.daemonlens.yaml").out())
                .contains("sketch.yaml, 7 nodes");
        settings("cluster: [sketch.yaml, kind]");
        assertThat(run("preview", "d/e/agent.yaml").out()).contains("11 nodes");
    }

    @Test
    void theClusterDecidesOnTheVersionWhereNothingElseDoes() throws IOException {
        settings("cluster: sketch.yaml");
        checkVersion("1.29", "lint", "d/e/agent.yaml");
        checkVersion("1.30", "lint", "--cluster", "d/snapshot.yaml", "d/e/agent.yaml");
        checkVersion("1.31", "lint", "--kubernetes-version", "1.31", "d/e/agent.yaml");
        settings("cluster: sketch.yaml\nkubernetesVersion: '1.28'");
        checkVersion("1.28", "lint", "d/e/agent.yaml");
        checkVersion("1.28", "lint", "--cluster", "d/snapshot.yaml", "d/e/agent.yaml");
        settings("context: nobody-asks-this");
        checkVersion("1.37", "lint", "d/e/agent.yaml");
    }

    @Test
    void theContextIsAskedWhereACommandNeedsACluster() throws IOException {
        settings("context: prod");
        Ran ran = run("preview", "d/e/agent.yaml");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err())
                .contains("no-such-kubectl could not be started", "--context prod get nodes");
        assertThat(run("preview", "--cluster", "kind", "d/e/agent.yaml").exit()).isZero();
    }

    @Test
    void theNamespaceIsThatOfWhatNamesNone() throws IOException {
        settings("namespace: team\ncluster: snapshot.yaml");
        assertThat(run("lint", "-o", "json", "d/e/agent.yaml").exit()).isZero();
        assertThat(run("preview", "d/e/agent.yaml").out()).startsWith("team/agent");
        assertThat(run("history", "d/e/agent.yaml").err()).doesNotContain("NotFound");
        assertThat(run("history", "-n", "other", "d/e/agent.yaml").err()).contains("NotFound");
    }

    @Test
    void podSecurityIsTheLevelThatNamespacesWarnOf() throws IOException {
        settings("podSecurity: baseline");
        String warning = "would violate PodSecurity \"baseline:latest\"";
        assertThat(run("lint", "d/e/agent.yaml").out()).contains(warning);
        assertThat(run("lint", "--pod-security", "privileged", "d/e/agent.yaml").out())
                .doesNotContain(warning);
        settings("podSecurity: none");
        checkRefused("d/.daemonlens.yaml:1:1: expected privileged, baseline or restricted, not");
    }

    @Test
    void whatMakesNoSenseIsToldByEveryCommand() throws IOException {
        settings("namespace: team\nrulse: {}");
        checkRefused("d/.daemonlens.yaml:2:1: no setting rulse; did you mean rules?");
        settings("namespace: [");
        checkRefused("d/.daemonlens.yaml:1:13: ");
        settings("cluster: nowhere.yaml");
        checkRefused("no file nowhere.yaml, and no preset of that name");
    }

    private void checkRefused(String sentence) {
        for (List<String> words :
                List.of(
                        List.of("lint", "d/e/agent.yaml"),
                        List.of("preview", "d/e/agent.yaml"),
                        List.of("rollout", "d/e/agent.yaml"),
                        List.of("history", "d/e/agent.yaml"))) {
            Ran ran = run(words.toArray(String[]::new));
            assertThat(ran.err()).as("%s", words).contains(sentence);
            assertThat(ran.exit()).as("%s", words).isEqualTo(2);
        }
    }

    private void checkVersion(String version, String... words) {
        assertThat(run(words).out()).contains("for Kubernetes " + version);
    }

    private void settings(String text) throws IOException {
        write("d/.daemonlens.yaml", text);
    }

    private void write(String name, String text) throws IOException {
        new WorkFolder(folder).write(name, text);
    }

    private Ran run(String... words) {
        return Ran.in(folder, Map.of("DAEMONLENS_KUBECTL", "no-such-kubectl"), "", List.of(words));
    }
}
