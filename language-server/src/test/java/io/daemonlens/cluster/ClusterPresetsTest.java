package io.daemonlens.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.SampleManifests;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes of presets beside published nodes of the same kind. */
class ClusterPresetsTest {

    /** Set by what runs on a node or who owns it, not by what made it. */
    private static final List<String> OWN =
            List.of("beta.kubernetes.io/fluentd-ds-ready", "ingress-ready");

    /** Some exports leave names out, and that of gke was given newer ones. */
    @ParameterizedTest
    @Tag("corpus")
    @CsvSource(
            textBlock =
                    """
                    # preset, its node, minor, file, node, labels only the preset has
                    kind,      kind-control-plane-1, 36, 019-kind-1.36-new.json,        k8rs-control-plane, ''
                    kind,      kind-control-plane-1, 33, 004-troubleshoot-kind-arm64.json, troubleshoot-test-control-plane, ''
                    kind,      kind-worker-1,        36, 020-kind-1.36-old.json,        k8rs-worker,        ''
                    kubeadm,   control-plane-1,      36, 020-kind-1.36-old.json,        k8rs-control-plane, ''
                    k3s,       server-1,             33, 003-troubleshoot-k3s.json,     c9b7eea91,          ''
                    openshift, master-1,             17, 013-ocp-testdata-nodes.json,   ip-10-0-132-92.us-west-1.compute.internal,  ''
                    openshift, worker-1,             17, 013-ocp-testdata-nodes.json,   ip-10-0-133-108.us-west-1.compute.internal, ''
                    gke,       default-pool-1,       37, 014-gke-1.11-managedfields.yaml, node-default-pool-something, beta.kubernetes.io/arch beta.kubernetes.io/os node.kubernetes.io/instance-type
                    """)
    void aPresetsNodeCarriesWhatARealOneDoes(
            String preset, String node, int minor, String file, String real, String newer)
            throws Exception {
        Path corpus = SampleManifests.published("nodes");
        JsonObject theirs = node(corpus, file, real, KubernetesVersion.NEWEST);
        JsonObject ours = node(corpus, preset, node, KubernetesVersion.of(minor));
        Set<String> expected = new TreeSet<>(labels(theirs));
        expected.removeAll(OWN);
        if (!newer.isEmpty()) {
            expected.addAll(List.of(newer.split(" ")));
        }
        assertThat(labels(ours)).isEqualTo(expected);
        assertThat(taints(ours)).isEqualTo(taints(theirs));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # preset, minor, first node's role labels, its taints
                    kubeadm,   8,  master,               master
                    kubeadm,   19, master,               master
                    kubeadm,   20, control-plane master, master
                    kubeadm,   23, control-plane master, master
                    kubeadm,   24, control-plane,        master control-plane
                    kubeadm,   25, control-plane,        control-plane
                    kubeadm,   37, control-plane,        control-plane
                    kind,      24, control-plane,        master control-plane
                    k3s,       19, master,               ''
                    k3s,       37, control-plane master, ''
                    openshift, 24, master,               master
                    openshift, 25, control-plane master, master
                    gke,       37, '',                   ''
                    """)
    void aControlPlaneIsMarkedAsItsMinorDid(String preset, int minor, String labels, String taints)
            throws Exception {
        JsonObject first = nodes(preset, KubernetesVersion.of(minor)).get(0);
        String role = "node-role.kubernetes.io/";
        assertThat(labels(first).stream().filter(label -> label.startsWith(role)))
                .containsExactlyElementsOf(words(labels, role, ""));
        assertThat(taints(first)).containsExactlyElementsOf(words(taints, role, "=:NoSchedule"));
    }

    /** The labels of nodes that those installers and providers made, without their values. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    kind | kind-control-plane-1 | 36 | kubernetes.io/arch kubernetes.io/hostname kubernetes.io/os node-role.kubernetes.io/control-plane node.kubernetes.io/exclude-from-external-load-balancers beta.kubernetes.io/arch beta.kubernetes.io/os
                    kind | kind-worker-1 | 36 | kubernetes.io/arch kubernetes.io/hostname kubernetes.io/os beta.kubernetes.io/arch beta.kubernetes.io/os
                    k3s | server-1 | 33 | kubernetes.io/arch kubernetes.io/hostname kubernetes.io/os node-role.kubernetes.io/control-plane node-role.kubernetes.io/master node.kubernetes.io/instance-type beta.kubernetes.io/arch beta.kubernetes.io/os beta.kubernetes.io/instance-type
                    openshift | master-1 | 17 | kubernetes.io/arch kubernetes.io/hostname kubernetes.io/os topology.kubernetes.io/zone node-role.kubernetes.io/master node.openshift.io/os_id node.kubernetes.io/instance-type topology.kubernetes.io/region beta.kubernetes.io/arch beta.kubernetes.io/os beta.kubernetes.io/instance-type failure-domain.beta.kubernetes.io/region failure-domain.beta.kubernetes.io/zone
                    """)
    void aPresetsNodeCarriesTheLabelsOfItsMaker(
            String preset, String node, int minor, String labels) throws Exception {
        JsonObject ours = node(Path.of("."), preset, node, KubernetesVersion.of(minor));
        assertThat(labels(ours)).containsExactlyInAnyOrder(labels.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    13, false, false
                    14, true,  false
                    16, true,  false
                    17, true,  true
                    """)
    void labelsHaveTheNamesTheirMinorGaveThem(int minor, boolean system, boolean cloud)
            throws Exception {
        Set<String> labels = labels(nodes("gke", KubernetesVersion.of(minor)).get(0));
        assertThat(labels)
                .contains(
                        "beta.kubernetes.io/os",
                        "beta.kubernetes.io/instance-type",
                        "failure-domain.beta.kubernetes.io/zone");
        assertThat(labels.contains("kubernetes.io/os")).isEqualTo(system);
        assertThat(labels.contains("kubernetes.io/arch")).isEqualTo(system);
        assertThat(labels.contains("node.kubernetes.io/instance-type")).isEqualTo(cloud);
        assertThat(labels.contains("topology.kubernetes.io/region")).isEqualTo(cloud);
        assertThat(labels.contains("topology.kubernetes.io/zone")).isEqualTo(cloud);
    }

    private static List<String> words(String words, String before, String after) {
        return words.isEmpty()
                ? List.of()
                : Stream.of(words.split(" ")).map(word -> before + word + after).toList();
    }

    private static JsonObject node(
            Path folder, String cluster, String name, KubernetesVersion version)
            throws ClusterException {
        return nodes(folder, cluster, version).stream()
                .filter(node -> node.object("metadata").text("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonObject> nodes(String preset, KubernetesVersion version)
            throws ClusterException {
        return nodes(Path.of("."), preset, version);
    }

    private static List<JsonObject> nodes(Path folder, String cluster, KubernetesVersion version)
            throws ClusterException {
        Kubectl none = new Kubectl("kubectl-that-is-not-there", Duration.ofSeconds(5));
        return new Clusters(folder, none).find(List.of(cluster), Optional.empty()).nodes(version);
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
