package io.daemonlens.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.findings.Finding;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Settings;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.Document;
import io.daemonlens.text.TextEdit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The commonest mistakes: each is one error, where it begins, and has a repair. */
class MistakesTest {

    private static final String GOOD =
            """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata:
              name: agent
            spec:
              selector:
                matchLabels:
                  app: agent
              updateStrategy:
                type: RollingUpdate
              template:
                metadata:
                  labels:
                    app: agent
                spec:
                  tolerations:
                  - operator: Exists
                  containers:
                  - name: main
                    image: registry.example.com/agent:1.4
                    args: [--fast]
                    env:
                    - name: A
                      value: one
                    volumeMounts:
                    - name: varlog
                      mountPath: /log
                    - name: run
                      mountPath: /run
                  volumes:
                  - name: varlog
                    hostPath: {path: /var/log}
                  - name: run
                    emptyDir: {}
            """;

    private static List<Finding> errors(String text) {
        Settings settings = Settings.defaults().withVersion(KubernetesVersion.of(31));
        return Analysis.of(Document.of("agent.yaml", text), settings).findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    private static int line(String text, Finding finding) {
        return Document.of("a", text).lines().line(finding.range().start()) + 1;
    }

    /** A text with one mistake: one error on its line, and the first repair takes it away. */
    private static void checkRepaired(String right, String wrong) {
        assertThat(GOOD).contains(right);
        String text = GOOD.replace(right, wrong);
        Finding error = onlyError(text, right, wrong);
        assertThat(error.fixes()).as(error.message()).isNotEmpty();
        String repaired = TextEdit.apply(text, error.fixes().get(0).edits());
        assertThat(errors(repaired)).as(repaired).isEmpty();
    }

    private static Finding onlyError(String text, String right, String wrong) {
        List<Finding> errors = errors(text);
        assertThat(errors).as(wrong).hasSize(1);
        int common = 0;
        while (common < right.length()
                && common < wrong.length()
                && right.charAt(common) == wrong.charAt(common)) {
            common++;
        }
        int expected = (int) GOOD.substring(0, GOOD.indexOf(right) + common).lines().count();
        assertThat(line(text, errors.get(0)))
                .as(wrong + ": " + errors.get(0).message())
                .isBetween(expected - 1, expected + 1);
        return errors.get(0);
    }

    @Test
    void aGoodManifestHasNoError() {
        assertThat(errors(GOOD)).isEmpty();
    }

    @Test
    void misspeltKeysAndValues() {
        checkRepaired("image: reg", "imag: reg");
        checkRepaired("containers:", "container:");
        checkRepaired("tolerations:", "toleration:");
        checkRepaired("updateStrategy:", "strategy:");
        checkRepaired("type: RollingUpdate", "type: Rolling");
        checkRepaired("type: RollingUpdate", "type: rollingupdate");
        checkRepaired(
                "- name: varlog\n          mountPath", "- name: varlogs\n          mountPath");
        checkRepaired("  name: agent\n", "  name: Fluentd_ES\n");
        checkRepaired("- name: main", "- name: Main_1");
        checkRepaired("- name: main", "- name: main.app");
        checkRepaired("operator: Exists", "operator: exist");
        checkRepaired("apiVersion:", "apiVersoin:");
        checkRepaired("kind:", "kid:");
        checkRepaired("        env:", "        \u200benv:");
        checkRepaired("        env:", "        \ufeffenv:");
    }

    @Test
    void aValueThatIsNearNoneOffersThemAll() {
        String text = GOOD.replace("type: RollingUpdate", "type: Recreate");
        assertThat(errors(text).get(0).fixes())
                .extracting(fix -> TextEdit.apply(text, fix.edits()))
                .containsExactlyInAnyOrder(
                        GOOD, GOOD.replace("type: RollingUpdate", "type: OnDelete"));
        String mount =
                GOOD.replace("- name: run\n          mountPath", "- name: x\n          mountPath");
        assertThat(errors(mount).get(0).fixes())
                .extracting(fix -> TextEdit.apply(mount, fix.edits()))
                .contains(GOOD);
    }

    @Test
    void aWordForTrueBecomesTrue() {
        checkRepaired("      containers:", "      hostNetwork: 'yes'\n      containers:");
        checkRepaired("      containers:", "      hostNetwork: \"off\"\n      containers:");
    }

    @Test
    void anObjectWithoutItsKind() {
        String text = GOOD.replace("kind: DaemonSet\n", "");
        List<Finding> errors = errors(text);
        assertThat(errors).extracting(Finding::message).containsExactly("kind not set");
        String repaired = TextEdit.apply(text, errors.get(0).fixes().get(0).edits());
        assertThat(errors(repaired)).isEmpty();
        assertThat(errors(text.replace("spec:\n  sel", "spec:\n  replicas: 1\n  sel"))).isEmpty();
        assertThat(errors("apiVersion: apps/v1\nmetadata: {name: a}\n")).isEmpty();
    }

    /** A text without one of its lines: that line is the one error and its repair. */
    private static void checkMissing(String line) {
        assertThat(GOOD).contains(line);
        String text = GOOD.replaceFirst(java.util.regex.Pattern.quote(line), "");
        List<Finding> errors = errors(text);
        assertThat(errors).as(line).extracting(Finding::code).containsExactly("missing-key");
        assertThat(TextEdit.apply(text, errors.get(0).fixes().get(0).edits())).isEqualTo(GOOD);
    }

    @Test
    void aLineWithAKeyIsGone() {
        checkMissing("      volumes:\n");
        checkMissing("    matchLabels:\n");
        checkMissing("      labels:\n");
        checkMissing("  template:\n");
        checkMissing("spec:\n");
        checkMissing("    spec:\n");
        checkMissing("  updateStrategy:\n");
        checkMissing("      containers:\n");
    }

    @Test
    void anInvalidVolumeIsNotAlsoMissing() {
        String text =
                GOOD.replace(
                        "hostPath: {path: /var/log}",
                        "hostPath: {path: /var/log}\n        emptyDir: {}");
        assertThat(errors(text)).hasSize(1);
        assertThat(line(text, errors(text).get(0))).isBetween(31, 33);
    }

    @Test
    void twoDocumentsWithoutTheLineBetweenThemAreOneError() {
        assertThat(errors(GOOD + GOOD)).extracting(Finding::code).containsExactly("duplicate-key");
    }

    @Test
    void aLineThatIsMissingAboveABlockIsToldAtItsFirstLine() {
        checkTold("    metadata:\n      labels:", "      labels:", 12);
        checkTold("      - name: main\n", "", 19);
    }

    private static void checkTold(String right, String wrong, int line) {
        String side = "      - name: side\n        image: b:1\n      volumes:";
        String text = GOOD.replace("      volumes:", side).replace(right, wrong);
        List<Finding> errors = errors(text);
        assertThat(errors).as(text).hasSize(1);
        assertThat(line(text, errors.get(0))).as(errors.get(0).message()).isEqualTo(line);
    }

    @Test
    void aMisspeltFieldIsNoMissingLine() {
        String own = GOOD.replace("        args:", "        imagePulPolicy: Always\n        args:");
        assertThat(errors(own)).extracting(Finding::code).containsExactly("unknown-field");
        String last = GOOD.replaceFirst("(?s)        env:.*", "        imagePulPolicy: Always\n");
        assertThat(errors(last)).extracting(Finding::code).containsExactly("unknown-field");
    }

    @Test
    void anItemWithoutItsDash() {
        checkRepaired(
                "        - name: run\n          mountPath",
                "          name: run\n          mountPath");
        checkRepaired("      - name: run\n        emptyDir", "        name: run\n        emptyDir");
    }

    @Test
    void repairsOfJsonAreJson() {
        String json =
                "{\"apiVersion\":\"apps/v1\",\"kind\":\"DaemonSet\",\"metadata\":{\"name\":\"a\"},"
                        + "\"spec\":{\"updateStrategy\":{\"type\":\"OnDelete\"},\"selector\":"
                        + "{\"matchLabels\":{\"a\":\"b\"}},\"template\":{\"metadata\":{\"labels\":"
                        + "{\"a\":\"b\"}},\"spec\":{\"hostNetwork\":true,\"containers\":[{\"name\":"
                        + "\"m\",\"image\":\"i:1\"}]}}}}";
        checkJson(json, json.replace("OnDelete", "Ondelete"));
        checkJson(json, json.replace("hostNetwork", "hostNetwrk"));
        checkJson(json, json.replace(":true", ":\"true\""));
        checkJson(json, json.replace("{\"name\":\"m\"", "{\"nmae\":\"m\""));
        checkJson(json, json.replace("\"selector\":", "\"replicas\":1,\"selector\":"));
    }

    private static void checkJson(String right, String wrong) {
        List<Finding> errors = errors(wrong);
        assertThat(errors).as(wrong).hasSize(1);
        assertThat(TextEdit.apply(wrong, errors.get(0).fixes().get(0).edits())).isEqualTo(right);
    }

    @Test
    void fieldsOfOtherKindsAndOtherLevels() {
        checkRepaired("  updateStrategy:", "  replicas: 3\n  updateStrategy:");
        String tolerations = "      tolerations:\n      - operator: Exists\n";
        String moved = "  tolerations:\n  - operator: Exists\n";
        String text = GOOD.replace(tolerations, "").replace("  template:", moved + "  template:");
        List<Finding> errors = errors(text);
        assertThat(errors).hasSize(1);
        QuickFix fix = errors.get(0).fixes().get(0);
        assertThat(fix.preferred()).isTrue();
        assertThat(TextEdit.apply(text, fix.edits())).isEqualTo(GOOD);
    }

    @Test
    void listsWithoutTheirDashOrBrackets() {
        checkRepaired(
                "tolerations:\n      - operator: Exists", "tolerations:\n        operator: Exists");
        checkRepaired("args: [--fast]", "args: --fast");
        checkRepaired("env:\n        - name: A\n          value: one", "env:\n          A: one");
    }

    @Test
    void aListWhoseKeyIsGone() {
        String text = GOOD.replace("      volumes:\n", "");
        List<Finding> errors = errors(text);
        assertThat(errors).extracting(Finding::code).containsExactly("missing-key");
        assertThat(errors.get(0).related()).isNotEmpty();
        assertThat(TextEdit.apply(text, errors.get(0).fixes().get(0).edits())).isEqualTo(GOOD);
    }

    @Test
    void whatKeepsATextFromBeingRead() {
        checkRepaired("image: reg", "image:reg");
        checkRepaired("value: one", "value: \"one");
        checkRepaired("value: one", "value: one: two");
        checkRepaired("value: one", "value: @one");
        checkRepaired("        image:", "\timage:");
        checkRepaired("      containers:", "      containers");
        checkRepaired("      - name: main", "\u00a0     - name: main");
        checkRepaired("args: [--fast]", "args: [--fast");
        checkRepaired("args: [--fast]", "args: [--fast # now");
        checkRepaired(
                "      - name: run\n        emptyDir", "      \u2013 name: run\n        emptyDir");
        checkRepaired("      - name: run\n        emptyDir", "      -name: run\n        emptyDir");
        checkRepaired(
                "      tolerations:\n      - operator: Exists\n",
                "\thostNetwork: true\n      tolerations:\n      - operator: Exists\n");
    }

    @Test
    void aMergeConflictIsToldAtItsFirstLine() {
        String text = GOOD.replace("    args:", "<<<<<<< HEAD\n    args:");
        assertThat(errors(text)).hasSize(1);
        assertThat(line(text, errors(text).get(0))).isEqualTo(21);
    }

    @Test
    void aMissingColonInJsonIsToldOnItsLine() {
        String json =
                "{\n \"kind\": \"DaemonSet\",\n \"metadata\" {\"name\": \"a\"},\n \"spec\": {}\n}\n";
        assertThat(errors(json)).hasSize(1);
        assertThat(line(json, errors(json).get(0))).isEqualTo(3);
    }

    @Test
    void aTextThatLeftItsBlockIsTheCause() {
        String text = GOOD.replace("args: [--fast]", "args:\n        - |\n       one two");
        List<Finding> errors = errors(text);
        assertThat(errors).hasSize(1);
        assertThat(line(text, errors.get(0))).isEqualTo(23);
        String repaired = TextEdit.apply(text, errors.get(0).fixes().get(0).edits());
        assertThat(errors(repaired)).isEmpty();
    }

    @Test
    void aRequestAboveItsLimitGetsEitherAmount() {
        String resources =
                "        resources:\n          limits: {memory: 100Mi}\n"
                        + "          requests: {memory: 200Mi}\n";
        String text = GOOD.replace("        args:", resources + "        args:");
        List<Finding> errors = errors(text);
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).fixes())
                .extracting(fix -> TextEdit.apply(text, fix.edits()))
                .containsExactly(
                        text.replace("requests: {memory: 200Mi}", "requests: {memory: 100Mi}"),
                        text.replace("limits: {memory: 100Mi}", "limits: {memory: 200Mi}"));
    }

    @Test
    void anApiThatIsGoneIsToldWhereNoVersionIsNamed() {
        String old = GOOD.replace("apps/v1", "extensions/v1beta1");
        List<Finding> findings =
                Analysis.of(Document.of("a.yaml", old), Settings.defaults()).findings();
        assertThat(findings)
                .filteredOn(each -> each.code().equals("removed-api"))
                .extracting(Finding::message)
                .containsExactly(
                        "extensions/v1beta1 was removed in Kubernetes 1.16; this was checked for"
                                + " 1.15, the last version that serves it");
        Settings named = Settings.defaults().withVersion(KubernetesVersion.of(10));
        assertThat(Analysis.of(Document.of("a.yaml", old), named).findings())
                .noneMatch(each -> each.code().equals("removed-api"));
    }

    @Test
    void twoMistakesAreTwoErrors() {
        String text =
                GOOD.replace("image: reg", "imag: reg").replace("tolerations:", "toleratins:");
        assertThat(errors(text)).hasSize(2);
    }

    @Test
    void everyPrefixAndEveryDeletedLineIsReadWithoutFailure() {
        String[] lines = GOOD.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            StringBuilder without = new StringBuilder();
            for (int j = 0; j < lines.length; j++) {
                without.append(j == i ? "" : lines[j] + "\n");
            }
            String text = without.toString();
            int line = i + 1;
            assertThat(errors(text))
                    .as("without line " + line + ": " + lines[i])
                    .noneMatch(error -> error.code().equals("internal-error"));
        }
        for (int end = 0; end <= GOOD.length(); end++) {
            assertThat(errors(GOOD.substring(0, end)))
                    .noneMatch(error -> error.code().equals("internal-error"));
        }
    }
}
