package io.daemonlens.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.schemas.KubernetesVersion;
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
        return Settings.defaults().withConfiguredVersion(KubernetesVersion.of(minor));
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
        checkAll(spec.formatted("app: agent") + template.formatted("<|>"), "app");
        checkAll(spec.formatted("app: agent") + template.formatted("app: <|>"), "agent");
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
}
