package io.daemonlens.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.feature.symbols.Surroundings;
import io.daemonlens.feature.symbols.WorkspaceObject;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Destination;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.TextEdit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is offered at the cursor, and what the text is when it is taken. */
class CompletionTest {

    private static final String HEAD = "apiVersion: apps/v1\nkind: DaemonSet\n";
    private static final String POD = HEAD + "spec:\n  template:\n    spec:\n";

    private static List<CompletionItem> items(String marked) {
        Marked at = Marked.of(marked);
        return Completion.at(at.text(), at.offset(), Settings.defaults());
    }

    private static List<String> labels(String marked) {
        return items(marked).stream().map(CompletionItem::label).toList();
    }

    /** The first items, in their order. */
    private static void checkFirst(String marked, String... expected) {
        assertThat(labels(marked)).as(marked).startsWith(expected);
    }

    private static void checkAll(String marked, String... expected) {
        assertThat(labels(marked)).as(marked).containsExactly(expected);
    }

    private static void checkTaken(String marked, String label, String expected) {
        CompletionItem item =
                items(marked).stream()
                        .filter(i -> i.label().equals(label))
                        .findFirst()
                        .orElseThrow();
        assertThat(TextEdit.apply(Marked.of(marked).text(), List.of(item.edit())))
                .isEqualTo(expected);
    }

    @Test
    void anEmptyFileIsOfferedAWholeDaemonSet() {
        checkFirst("<|>", "DaemonSet", "apiVersion", "kind", "metadata", "spec");
    }

    @Test
    void keysComeRequiredFirstAndThenAsPeopleWriteThem() {
        checkFirst(HEAD + "spec:\n  <|>", "selector", "template", "updateStrategy");
        checkFirst(
                POD + "      containers:\n      - <|>",
                "name",
                "image",
                "imagePullPolicy",
                "command");
        checkFirst(HEAD + "metadata:\n  <|>", "name", "namespace", "labels", "annotations");
    }

    @Test
    void whatIsWrittenAlreadyIsNotOffered() {
        assertThat(labels(HEAD + "spec:\n  <|>\n  template: {}\n"))
                .contains("selector")
                .doesNotContain("template");
    }

    @Test
    void whatOnlyTheServerWritesIsNotOffered() {
        assertThat(labels(HEAD + "<|>")).doesNotContain("status");
        assertThat(labels(HEAD + "metadata:\n  <|>")).doesNotContain("uid", "managedFields");
    }

    @Test
    void anotherKindIsNoneOfOurBusiness() {
        checkAll("apiVersion: v1\nkind: Service\nspec:\n  <|>");
    }

    private static Settings at(int minor) {
        return Settings.defaults()
                .withDestination(Destination.UNSET.configure(KubernetesVersion.of(minor), null));
    }

    @Test
    void theCommentOfADocumentGoesBeforeTheSettingsFile() {
        String text =
                HEAD
                        + "# daemonlens: kubernetes=1.20\n"
                        + "spec:\n  updateStrategy:\n    rollingUpdate:\n      ";
        assertThat(Completion.at(text, text.length(), at(31)))
                .extracting(CompletionItem::label)
                .containsExactly("maxUnavailable");
        assertThat(Completion.at(text, text.length(), at(31).withVersion(KubernetesVersion.of(30))))
                .extracting(CompletionItem::label)
                .containsExactly("maxUnavailable", "maxSurge");
    }

    @Test
    void fieldsAreThoseOfTheVersion() {
        String text = HEAD + "spec:\n  updateStrategy:\n    rollingUpdate:\n      ";
        assertThat(Completion.at(text, text.length(), at(20)))
                .extracting(CompletionItem::label)
                .containsExactly("maxUnavailable");
        assertThat(Completion.at(text, text.length(), at(31)))
                .extracting(CompletionItem::label)
                .containsExactly("maxUnavailable", "maxSurge");
    }

    @Test
    void truthValuesAndNamesOfTheDocument() {
        checkAll(POD + "      hostNetwork: <|>", "true", "false");
        checkAll(
                POD
                        + "      containers:\n      - volumeMounts:\n        - name: <|>\n"
                        + "      volumes:\n      - name: varlog\n      - name: run\n",
                "varlog",
                "run");
        checkAll(
                POD
                        + "      containers:\n      - ports:\n        - name: web\n"
                        + "        livenessProbe:\n          httpGet:\n            port: <|>\n",
                "web");
    }

    @Test
    void labelsThatHaveToAgreeAreOffered() {
        String spec = HEAD + "spec:\n  selector:\n    matchLabels:\n      %s\n";
        String template = "  template:\n    metadata:\n      labels:\n        %s\n";
        checkFirst(spec.formatted("app: agent") + template.formatted("<|>"), "app");
        checkFirst(spec.formatted("app: agent") + template.formatted("app: <|>"), "agent");
        checkAll(
                spec.formatted("<|>") + template.formatted("app: agent\n        x: y"), "app", "x");
    }

    @Test
    void aKeyTakesItsColonAndTheBeginningOfItsBlock() {
        checkTaken(HEAD + "spec:\n  sel<|>", "selector", HEAD + "spec:\n  selector:\n    ");
        checkTaken(
                HEAD + "spec:\n  min<|>", "minReadySeconds", HEAD + "spec:\n  minReadySeconds: ");
        checkTaken(POD + "      cont<|>", "containers", POD + "      containers:\n      - ");
        checkTaken(HEAD + "spec:\n  te<|>mp: {}", "template", HEAD + "spec:\n  template: {}");
    }

    @Test
    void listsAreIndentedAsTheFileIndentsThem() {
        checkTaken(
                POD + "      volumes:\n        - name: a\n      cont<|>",
                "containers",
                POD + "      volumes:\n        - name: a\n      containers:\n        - ");
    }

    @Test
    void skeletonsAreIndentedWhereTheyAreTaken() {
        checkTaken(
                POD + "      tolerations:\n      - <|>",
                "control plane",
                POD
                        + "      tolerations:\n"
                        + "      - key: node-role.kubernetes.io/control-plane\n"
                        + "        operator: Exists\n"
                        + "        effect: NoSchedule");
        checkTaken(
                HEAD + "spec:\n  updateStrategy:\n    <|>",
                "by hand",
                HEAD + "spec:\n  updateStrategy:\n    type: OnDelete");
    }

    @Test
    void everySkeletonBelongsToAFieldAndIsAcceptedThere() {
        assertThat(labels(POD + "      volumes:\n      - <|>"))
                .contains("hostPath volume", "configMap volume", "secret volume", "nfs volume");
        assertThat(
                        labels(
                                POD
                                        + "      containers:\n      - name: a\n        livenessProbe:\n          <|>"))
                .contains("HTTP probe", "TCP probe", "command probe");
        assertThat(labels(POD + "      affinity:\n        <|>")).contains("only some nodes");
    }

    @Test
    void otherSectionsOfTheFileDoNotMatter() {
        checkFirst(
                "apiVersion: v1\nkind: Service\n---\n" + HEAD + "spec:\n  <|>\n---\nkind: Pod\n",
                "selector",
                "template");
    }

    @Test
    void nothingIsOfferedInACommentOrBehindAValue() {
        checkAll(HEAD + "spec: # <|>");
        checkAll(HEAD + "metadata:\n  name: a\n    <|>");
    }

    @Test
    void theHeadIsOfferedAlsoHalfTyped() {
        checkAll("apiVersion: apps/v1\nkind: <|>\n", "DaemonSet");
        checkAll("apiVersion: apps/v1\nkind: Dae<|>", "DaemonSet");
        checkAll("apiVersion: <|>\nkind: DaemonSet\n", "apps/v1");
        checkAll("apiVersion: ap<|>\n", "apps/v1");
        checkAll("services:\n  web:\n    image: x\n<|>");
    }

    @Test
    void insideAListAsOutsideOfIt() {
        String list =
                "apiVersion: v1\nkind: List\nitems:\n- apiVersion: apps/v1\n  kind: DaemonSet\n";
        checkFirst(list + "  spec:\n    <|>", "selector", "template");
        checkAll(
                list + "  spec:\n    updateStrategy:\n      type: <|>",
                "RollingUpdate",
                "OnDelete");
        checkAll(
                "{\"kind\": \"List\", \"items\": [{\"kind\": \"DaemonSet\","
                        + " \"spec\": {\"updateStrategy\": {\"type\": \"<|>\"}}}]}",
                "RollingUpdate",
                "OnDelete");
        checkAll("kind: List\nitems:\n- kind: Service\n  spec:\n    <|>");
    }

    @Test
    void aBareDashOrColonGetsItsSpace() {
        String containers = POD + "      containers:\n      -<|>";
        checkTaken(containers, "name", POD + "      containers:\n      - name: ");
        checkTaken(
                HEAD + "spec:\n  updateStrategy:\n    type:<|>",
                "OnDelete",
                HEAD + "spec:\n  updateStrategy:\n    type: OnDelete");
    }

    @Test
    void quotesAreKeptAndAddedWhereTheTypeNeedsThem() {
        String start = HEAD + "spec:\n  updateStrategy:\n    ";
        checkTaken(start + "\"ty<|>\"", "type", start + "\"type\": ");
        checkTaken(start + "'ty<|>'", "type", start + "'type': ");
        checkTaken(start + "\"ty<|>", "type", start + "\"type\": ");
        checkTaken(start + "type: \"<|>\"", "OnDelete", start + "type: \"OnDelete\"");
        checkTaken(start + "type: '<|>", "OnDelete", start + "type: 'OnDelete'");
        String spec =
                HEAD + "spec:\n  template:\n    metadata:\n      labels:\n        a: \"%s\"\n";
        String selector = "  selector:\n    matchLabels:\n      a: %s";
        for (String value : List.of("443", "true", "1e3", "null", "0x1f", "on", "~", "1.0", "")) {
            String text = spec.formatted(value) + selector.formatted("<|>");
            checkTaken(
                    text,
                    value.isEmpty() ? "\"\"" : value,
                    spec.formatted(value) + selector.formatted('"' + value + '"'));
        }
        checkTaken(
                spec.formatted("node") + selector.formatted("<|>"),
                "node",
                spec.formatted("node") + selector.formatted("node"));
    }

    @Test
    void jsonIsWrittenWithItsQuotes() {
        String start = "{\"kind\": \"DaemonSet\", \"spec\": {\"updateStrategy\": {";
        checkTaken(start + "\"type\": <|>}}}", "OnDelete", start + "\"type\": \"OnDelete\"}}}");
        checkTaken(start + "<|>}}}", "type", start + "\"type\": \"${1:}\"}}}");
        checkTaken(
                start + "\"ro<|>\"}}}", "rollingUpdate", start + "\"rollingUpdate\": {${1:}}}}}");
        String pod = "{\"kind\": \"DaemonSet\", \"spec\": {\"template\": {\"spec\": {";
        checkTaken(pod + "\"hostNetwork\": <|>}}}}", "true", pod + "\"hostNetwork\": true}}}}");
    }

    @Test
    void resourcesAndTheirAmounts() {
        String resources =
                POD + "      containers:\n      - resources:\n          limits:\n            ";
        checkFirst(resources + "<|>", "cpu", "memory", "ephemeral-storage");
        checkTaken(resources + "mem<|>", "memory", resources + "memory: ");
        checkFirst(resources + "memory: <|>", "64Mi", "128Mi");
        checkFirst(resources + "cpu: <|>", "100m", "250m");
    }

    @Test
    void blocksAreIndentedAsTheFileIs() {
        String four = "apiVersion: apps/v1\nkind: DaemonSet\nmetadata:\n    name: a\nspec:\n    ";
        checkTaken(four + "upd<|>", "updateStrategy", four + "updateStrategy:\n        ");
        checkTaken(
                four + "updateStrategy:\n        <|>",
                "one node at a time",
                four
                        + "updateStrategy:\n        type: RollingUpdate\n        rollingUpdate:\n"
                        + "            maxUnavailable: ${1:1}");
    }

    private static final String CLUSTER_NODE =
            """
            {"kind": "Node", "metadata": {"name": "n%d", "labels": {"pool": "%s"}},
             "spec": {"taints": [{"key": "dedicated", "value": "%s", "effect": "NoSchedule"}]}}
            """;

    private static List<String> around(String marked) {
        Marked at = Marked.of(marked);
        List<io.daemonlens.engine.json.JsonObject> nodes = new java.util.ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String node = CLUSTER_NODE.formatted(i, i == 0 ? "gpu" : "cpu", i == 0 ? "x" : "y");
            nodes.add(
                    (io.daemonlens.engine.json.JsonObject)
                            io.daemonlens.manifest.Manifest.bodyOf(node).tree());
        }
        io.daemonlens.cluster.ClusterObjects cluster =
                new io.daemonlens.cluster.ClusterObjects(
                        io.daemonlens.cluster.ClusterObjects.Source.SNAPSHOT,
                        "nodes.json",
                        java.util.Optional.empty(),
                        java.util.Map.of("Node", nodes),
                        io.daemonlens.cluster.Pools.NONE,
                        List.of());
        String other =
                "kind: ConfigMap\nmetadata: {name: settings}\ndata: {log.conf: x, level: y}\n---\n"
                        + "kind: Secret\nmetadata: {name: tls, namespace: other}\n---\n"
                        + "kind: PriorityClass\nmetadata: {name: agents}\n";
        List<WorkspaceObject> objects =
                WorkspaceObject.of(
                        io.daemonlens.manifest.Manifest.of(
                                io.daemonlens.text.Document.of("b.yaml", other)));
        return Completion.at(
                        at.text(),
                        at.offset(),
                        Settings.defaults(),
                        new Surroundings(objects, cluster, "default"))
                .stream()
                .map(item -> item.label() + (item.detail().isEmpty() ? "" : " · " + item.detail()))
                .toList();
    }

    @Test
    void namesOfTheWorkspaceAndTheCluster() {
        String env = POD + "      containers:\n      - env:\n        - valueFrom:\n            ";
        assertThat(around(env + "configMapKeyRef:\n              name: <|>"))
                .containsExactly("settings · b.yaml");
        assertThat(
                        around(
                                env
                                        + "configMapKeyRef:\n              name: settings\n              key: <|>"))
                .containsExactly("log.conf · settings", "level · settings");
        assertThat(around(env + "secretKeyRef:\n              name: <|>")).isEmpty();
        assertThat(around(POD + "      priorityClassName: <|>")).contains("agents · b.yaml");
        assertThat(around(POD + "      nodeSelector:\n        <|>")).contains("pool · on 3 nodes");
        assertThat(around(POD + "      nodeSelector:\n        pool: <|>"))
                .containsExactly("cpu · on 2 nodes", "gpu · on 1 node");
        assertThat(around(POD + "      tolerations:\n      - key: <|>"))
                .first()
                .isEqualTo("dedicated · on 3 nodes");
        assertThat(around(POD + "      tolerations:\n      - key: dedicated\n        value: <|>"))
                .containsExactly("x · on 1 node", "y · on 2 nodes");
    }

    @Test
    void aMountBringsItsVolume() {
        String text =
                POD + "      containers:\n      - name: a\n        volumeMounts:\n        - <|>";
        CompletionItem item =
                items(text).stream()
                        .filter(each -> each.label().equals("hostPath mount"))
                        .findFirst()
                        .orElseThrow();
        List<TextEdit> all = new java.util.ArrayList<>(item.more());
        all.add(item.edit());
        assertThat(TextEdit.apply(Marked.of(text).text(), all))
                .isEqualTo(
                        POD
                                + "      volumes:\n      - name: varlog\n        hostPath:\n"
                                + "          path: /var/log\n      containers:\n      - name: a\n"
                                + "        volumeMounts:\n        - name: ${1:varlog}\n"
                                + "          mountPath: ${2:/var/log}\n          readOnly: true");
    }

    @Test
    void aQuotedKeyKeepsItsQuotes() {
        checkTaken(
                HEAD + "spec:\n  'minR<|>': 5\n",
                "minReadySeconds",
                HEAD + "spec:\n  'minReadySeconds': 5\n");
        checkTaken(HEAD + "spec:\n  \"sel<|>\":\n", "selector", HEAD + "spec:\n  \"selector\":\n");
    }

    @Test
    void aValueBehindItsAnchorOrColon() {
        checkTaken(
                HEAD + "spec:\n  updateStrategy:\n    type: &t \"<|>\"\n",
                "OnDelete",
                HEAD + "spec:\n  updateStrategy:\n    type: &t \"OnDelete\"\n");
        checkTaken(
                HEAD + "spec:\n  updateStrategy: {type:<|>}\n",
                "OnDelete",
                HEAD + "spec:\n  updateStrategy: {type: OnDelete}\n");
        checkTaken(
                "{\"kind\":\"DaemonSet\",\"spec\":{\"updateStrategy\":{\"type\":<|>}}}",
                "OnDelete",
                "{\"kind\":\"DaemonSet\",\"spec\":{\"updateStrategy\":{\"type\":\"OnDelete\"}}}");
    }

    @Test
    void anEmptyLabelIsOfferedInQuotes() {
        String rest = "  template:\n    metadata:\n      labels:\n        x: \"\"\n";
        checkTaken(
                HEAD + "spec:\n  selector:\n    matchLabels:\n      x: <|>\n" + rest,
                "\"\"",
                HEAD + "spec:\n  selector:\n    matchLabels:\n      x: \"\"\n" + rest);
    }

    @Test
    void theApiVersionsOfTheChosenKubernetes() {
        Marked at = Marked.of("apiVersion: <|>\nkind: DaemonSet\n");
        assertThat(Completion.at(at.text(), at.offset(), at(8)))
                .extracting(CompletionItem::label)
                .containsExactly("apps/v1beta2", "extensions/v1beta1");
        assertThat(Completion.at(at.text(), at.offset(), at(31)))
                .extracting(CompletionItem::label)
                .containsExactly("apps/v1");
    }
}
