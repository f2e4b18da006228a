package io.daemonlens.engine.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.apps.PodTemplate;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.schemas.KubernetesVersion;
import org.junit.jupiter.api.Test;

/** Rows as upstream's own table has them, in our words, and the reasons a user reads. */
class NodeShouldRunDaemonPodTest {

    private static final String PLAIN = "{}";
    private static final Node NODE =
            node("{labels: {name: simple-daemon, type: production}}", "{}");

    @Test
    void resourcesAndCordonsDoNotMatter() {
        String big = "{containers: [{resources: {requests: {memory: 200M, cpu: 500m}}}]}";
        checkRuns(big, NODE);
        checkRuns(PLAIN, NODE.withUnschedulable(true));
        checkRuns(PLAIN, NODE.withReady(false));
    }

    @Test
    void theTemplatesNodeNameDecidesFirst() {
        checkRuns("{nodeName: test-node}", NODE);
        checkNot("{nodeName: other-node}", NODE, false, new Reason.NodeNameMismatch("other-node"));
    }

    @Test
    void theNodeSelectorMustMatch() {
        checkRuns("{nodeSelector: {type: production}}", NODE);
        checkNot(
                "{nodeSelector: {type: test}}",
                NODE,
                false,
                new Reason.NodeSelectorMismatch("type", "test", "production"));
        checkNot(
                "{nodeSelector: {gpu: 'true'}}",
                NODE,
                false,
                new Reason.NodeSelectorMismatch("gpu", "true", null));
    }

    @Test
    void oneTermOfTheAffinityMustMatch() {
        checkRuns(affinity("type", "In", "production"), NODE);
        Placement placement = placement(affinity("type", "In", "test"), NODE);
        assertThat(placement.shouldRun()).isFalse();
        Reason.NodeAffinityMismatch reason =
                (Reason.NodeAffinityMismatch) placement.reasons().get(0);
        Reason.ExpressionMismatch expression = reason.terms().get(0).expressions().get(0);
        assertThat(expression.expression().key()).isEqualTo("type");
        assertThat(expression.actual()).isEqualTo("production");
    }

    @Test
    void anEmptyTermMatchesNothing() {
        Placement placement =
                placement(
                        "{affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                                + " {nodeSelectorTerms: [{}]}}}}",
                        NODE);
        assertThat(placement.reasons())
                .containsExactly(
                        new Reason.NodeAffinityMismatch(
                                java.util.List.of(
                                        new Reason.TermMismatch(0, java.util.List.of()))));
    }

    @Test
    void aTaintKeepsNewPodsAwayAndSomeDriveRunningOnesOut() {
        checkTainted(true, "dedicated=gpu:NoSchedule");
        checkTainted(false, "dedicated=gpu:NoExecute");
        checkTainted(false, "a=b:NoSchedule", "dedicated=gpu:NoExecute");
        checkRuns(PLAIN, NODE.withTaints(taints("dedicated=gpu:PreferNoSchedule")));
        checkRuns(
                "{tolerations: [{key: dedicated, operator: Exists}]}",
                NODE.withTaints(taints("dedicated=gpu:NoExecute")));
    }

    @Test
    void deadNodesKeepTheirPodsButGetNoNewOnes() {
        checkRuns(PLAIN, NODE.withTaints(taints("node.kubernetes.io/not-ready=:NoExecute")));
        checkRuns(PLAIN, NODE.withTaints(taints("node.kubernetes.io/unreachable=:NoExecute")));
        checkTainted(
                true,
                "node.kubernetes.io/unreachable=:NoSchedule",
                "node.kubernetes.io/unreachable=:NoExecute");
    }

    @Test
    void theNetworkTaintIsToleratedOnTheHostsNetworkOnly() {
        Node node = NODE.withTaints(taints("node.kubernetes.io/network-unavailable=:NoSchedule"));
        checkRuns("{hostNetwork: true}", node);
        assertThat(placement(PLAIN, node).shouldRun()).isFalse();
    }

    @Test
    void comparisonsNeedTheirGate() {
        String tolerates = "{tolerations: [{key: level, operator: Gt, value: '3'}]}";
        Node node = NODE.withTaints(taints("level=5:NoSchedule"));
        KubernetesVersion version = KubernetesVersion.of(37);
        Gates gates = Gates.defaults(version).with("TaintTolerationComparisonOperators", true);
        assertThat(placement(tolerates, node).shouldRun()).isFalse();
        assertThat(
                        NodeShouldRunDaemonPod.of(template(tolerates), version, gates)
                                .decide(node)
                                .shouldRun())
                .isTrue();
    }

    @Test
    void aTolerationLikeAnAddedOneLosesItsSeconds() {
        String own =
                "{tolerations: [{key: node.kubernetes.io/not-ready, operator: Exists, effect:"
                        + " NoExecute, tolerationSeconds: 300}]}";
        NodeShouldRunDaemonPod question =
                NodeShouldRunDaemonPod.of(template(own), KubernetesVersion.NEWEST);
        assertThat(question.tolerations()).hasSize(6);
        assertThat(question.tolerations().get(0).tolerationSeconds()).isNull();
    }

    private static void checkRuns(String spec, Node node) {
        assertThat(placement(spec, node)).isEqualTo(Placement.run("test-node"));
    }

    private static void checkNot(String spec, Node node, boolean keeps, Reason reason) {
        assertThat(placement(spec, node))
                .isEqualTo(new Placement("test-node", false, keeps, java.util.List.of(reason)));
    }

    private static void checkTainted(boolean keepsRunning, String... taints) {
        Taint first = taints(taints).get(0);
        checkNot(
                PLAIN,
                NODE.withTaints(taints(taints)),
                keepsRunning,
                new Reason.UntoleratedTaint(first, keepsRunning));
    }

    private static java.util.List<Taint> taints(String... texts) {
        return java.util.Arrays.stream(texts)
                .map(text -> text.split("[=:]"))
                .map(parts -> new Taint(parts[0], parts[1], parts[2]))
                .toList();
    }

    private static Placement placement(String spec, Node node) {
        return NodeShouldRunDaemonPod.of(template(spec), KubernetesVersion.NEWEST).decide(node);
    }

    private static PodTemplate template(String spec) {
        return PodTemplate.of(JsonReader.readObject(json("{spec: " + spec + "}")));
    }

    private static String affinity(String key, String operator, String value) {
        return "{affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                + " {nodeSelectorTerms: [{matchExpressions: [{key: "
                + key
                + ", operator: "
                + operator
                + ", values: ["
                + value
                + "]}]}]}}}}";
    }

    private static Node node(String metadata, String spec) {
        String named = metadata.replaceFirst("\\{", "{name: test-node, ");
        return Node.of(
                JsonReader.readObject(json("{metadata: " + named + ", spec: " + spec + "}")));
    }

    /** Words of a relaxed notation become JSON texts. */
    private static String json(String relaxed) {
        return relaxed.replaceAll("'([^']*)'", "\"$1\"")
                .replaceAll(
                        "(?<![\"\\w./-])(?!true\\b)([A-Za-z0-9][\\w./-]*)(?![\\w\"./-])", "\"$1\"");
    }
}
