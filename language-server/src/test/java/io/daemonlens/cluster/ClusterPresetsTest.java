package io.daemonlens.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.daemonlens.engine.apimachinery.JsonArray;
import io.daemonlens.engine.apimachinery.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes of presets beside published nodes of the same kind. */
class ClusterPresetsTest {

    private static final Path CORPUS = Path.of("../../shared/corpus/nodes");

    /** Set by what runs on a node or who owns it, not by what made it. */
    private static final List<String> OWN =
            List.of("beta.kubernetes.io/fluentd-ds-ready", "ingress-ready");

    /** Real nodes of old versions lack what newer ones carry, and some exports leave names out. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # preset, its node, file, node, labels only the preset has
                    kind,      kind-control-plane-1, 019-kind-1.36-new.json,        k8rs-control-plane, ''
                    kind,      kind-control-plane-1, 004-troubleshoot-kind-arm64.json, troubleshoot-test-control-plane, ''
                    kind,      kind-worker-1,        020-kind-1.36-old.json,        k8rs-worker,        ''
                    kubeadm,   control-plane-1,      020-kind-1.36-old.json,        k8rs-control-plane, ''
                    k3s,       server-1,             003-troubleshoot-k3s.json,     c9b7eea91,          ''
                    openshift, master-1,             013-ocp-testdata-nodes.json,   ip-10-0-132-92.us-west-1.compute.internal,  node-role.kubernetes.io/control-plane
                    openshift, worker-1,             013-ocp-testdata-nodes.json,   ip-10-0-133-108.us-west-1.compute.internal, ''
                    gke,       default-pool-1,       014-gke-1.11-managedfields.yaml, node-default-pool-something, beta.kubernetes.io/arch beta.kubernetes.io/os node.kubernetes.io/instance-type
                    """)
    void aPresetsNodeCarriesWhatARealOneDoes(
            String preset, String node, String file, String real, String newer) throws Exception {
        boolean there = Files.isDirectory(CORPUS);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("the corpus is required where CI=true").isTrue();
        }
        assumeTrue(there, "no corpus beside this checkout");
        JsonObject ours = node(preset, node);
        JsonObject theirs = node(file, real);
        Set<String> expected = new TreeSet<>(labels(theirs));
        expected.removeAll(OWN);
        if (!newer.isEmpty()) {
            expected.addAll(List.of(newer.split(" ")));
        }
        assertThat(labels(ours)).isEqualTo(expected);
        assertThat(taints(ours)).isEqualTo(taints(theirs));
    }

    private static JsonObject node(String cluster, String name) throws ClusterException {
        Kubectl none = new Kubectl("kubectl-that-is-not-there", Duration.ofSeconds(5));
        return new Clusters(CORPUS, none)
                .find(List.of(cluster), Optional.empty()).nodes().stream()
                        .filter(node -> node.object("metadata").text("name").equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private static Set<String> labels(JsonObject node) {
        return new TreeSet<>(node.object("metadata").object("labels").names());
    }

    private static List<String> taints(JsonObject node) {
        List<String> taints = new ArrayList<>();
        JsonObject spec = node.object("spec");
        JsonArray all = spec == null ? null : spec.array("taints");
        if (all != null) {
            all.forEach(
                    taint -> {
                        JsonObject each = (JsonObject) taint;
                        taints.add(
                                each.text("key")
                                        + "="
                                        + each.text("value")
                                        + ":"
                                        + each.text("effect"));
                    });
        }
        return taints;
    }
}
