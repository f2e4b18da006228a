package io.daemonlens.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.cluster.Clusters;
import io.daemonlens.cluster.Kubectl;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.forecast.LensSummary;
import io.daemonlens.forecast.Rollout;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The row over a DaemonSet, the preview and the command count the same waves. */
class WavesTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    kubeadm   | rollingUpdate: {maxUnavailable: 1}                    |
                    kubeadm   | rollingUpdate: {maxUnavailable: 2}                    |
                    kubeadm   | rollingUpdate: {maxUnavailable: 34%}                  |
                    kubeadm   | rollingUpdate: {maxUnavailable: 0, maxSurge: 2}       |
                    kubeadm   | rollingUpdate: {maxUnavailable: 0, maxSurge: 100%}    |
                    gke       | rollingUpdate: {maxUnavailable: 25%}                  |
                    gke       | rollingUpdate: {maxUnavailable: 1}                    | tolerations: [{operator: Exists}]
                    eks       | rollingUpdate: {maxUnavailable: 50%}                  | nodeSelector: {kubernetes.io/os: linux}
                    aks       | rollingUpdate: {maxUnavailable: 0, maxSurge: 25%}     | tolerations: [{operator: Exists}]
                    openshift | rollingUpdate: {maxUnavailable: 10%}                  | hostNetwork: true
                    40        | rollingUpdate: {maxUnavailable: 3}                    |
                    40        | rollingUpdate: {maxUnavailable: 0, maxSurge: 7}       |
                    120       | rollingUpdate: {maxUnavailable: 10%}                  |
                    400       | rollingUpdate: {maxUnavailable: 1}                    |
                    400       | rollingUpdate: {maxUnavailable: 5}                    |
                    """)
    void theRowCountsTheWavesOfTheRollout(String cluster, String strategy, String pod)
            throws Exception {
        ClusterObjects found = cluster(cluster);
        ManifestAnalysis analysis = analysis(strategy, pod == null ? "" : pod);
        LensSummary.Older none = LensSummary.Older.none("no repository");
        JsonObject stored = analysis.answer().stored();
        JsonObject older = stored.copy();
        Rollout.Before before = Rollout.Before.named(otherImage(older));
        int waves =
                Rollout.of(before, stored, found, analysis.version(), Rollout.Options.NONE)
                        .timeline()
                        .waves()
                        .size();
        assertThat(LensSummary.of(analysis, found, none).rollout().waves()).isEqualTo(waves);
        assertThat(waves).isPositive();
    }

    private static JsonObject otherImage(JsonObject stored) {
        JsonObject pod = stored.object("spec").object("template").object("spec");
        ((JsonObject) pod.array("containers").get(0)).put("image", "example.com/older:1");
        return stored;
    }

    private ClusterObjects cluster(String name) throws Exception {
        if (name.matches("[0-9]+")) {
            Files.writeString(
                    folder.resolve("nodes.yaml"),
                    "kind: ClusterSketch\npools: [{name: a, count: " + name + "}]\n");
            return find("nodes.yaml");
        }
        return find(name);
    }

    private ClusterObjects find(String name) throws Exception {
        Kubectl none = new Kubectl("kubectl-that-is-not-there", Duration.ofSeconds(5));
        return new Clusters(folder, none).find(List.of(name), Optional.empty());
    }

    private static ManifestAnalysis analysis(String strategy, String pod) {
        String text = CodeLensTest.manifest("updateStrategy: {" + strategy + "}", pod);
        return Analysis.of(Document.of("a.yaml", text), Settings.defaults()).manifests().get(0);
    }
}
