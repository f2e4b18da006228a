package io.daemonlens.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.findings.Finding;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import io.daemonlens.text.TextEdit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is found in a text and how it is repaired. {@code …} in a row is the place in a DaemonSet
 * with nothing wrong.
 */
class FindingsTest {

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
              template:
                metadata:
                  labels:
                    app: agent
                spec:
                  containers:
                  - name: agent
                    image: agent:1
            """;

    /** The good one with lines added to the pod's spec. */
    private static String more(String lines) {
        return GOOD + "      " + lines.strip().replace("; ", "\n      ") + "\n";
    }

    private static Analysis analyze(String text) {
        return Analysis.of(Document.of("test.yaml", text), Settings.defaults());
    }

    private static List<String> codes(String text) {
        return analyze(text).findings().stream()
                .filter(Finding::counts)
                .map(f -> f.severity().word() + "[" + f.code() + "] " + f.range().of(text))
                .toList();
    }

    @Test
    void nothingIsSaidAboutAGoodOne() {
        assertThat(codes(GOOD)).isEmpty();
        assertThat(analyze(GOOD).manifests().get(0).accepted()).isTrue();
    }

    @Test
    void aTextThatIsNoTimeIsShownWhereItStands() {
        String conditions = "status:\n  conditions:\n  - {type: A, lastTransitionTime: noon}\n";
        assertThat(codes(GOOD + conditions)).containsExactly("error[wrong-type] noon");
    }

    @Test
    void aKeyWithANulIsNoRepeatedKey() {
        String labels = "  name: agent\n  labels: {\"app\\0\": agent}\n";
        assertThat(codes(GOOD.replace("  name: agent\nspec", labels + "spec")))
                .singleElement()
                .asString()
                .startsWith("error[label]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "restartPolicy: Never      | error[restart-policy] Never",
                "hostNetwork: true         | info[host-network-dns] true",
                "nodeName: w-1             | warning[fixed-node] w-1",
                "terminationGracePeriodSeconds: '30' | error[wrong-type] '30'",
                "hostNetwrok: true         | error[unknown-field] hostNetwrok",
                "hostPID: true; hostPID: false | error[duplicate-key] hostPID",
                "dnsPolicy: default        | error[dns-policy] default",
                "nodeSelector: {on: a}     | warning[word-key] on",
            })
    void oneLineMore(String lines, String finding) {
        assertThat(codes(more(lines))).contains(finding.strip());
    }

    /** Each repair taken, as {@code lint --fix} takes it, leaves nothing to repair. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "restartPolicy: Never            |",
                "dnsPolicy: default              | dnsPolicy: Default",
                "hostNetwrok: true               | hostNetwork: true",
                "terminationGracePeriodSeconds: '30' | terminationGracePeriodSeconds: 30",
                "hostPID: true; hostPID: false   | hostPID: false",
                "nodeSelector: {on: a}           | nodeSelector: {\"on\": a}",
                "overhead: {memory: 12gi}        | overhead: {memory: 12Gi}",
            })
    void certainRepairs(String lines, String repaired) {
        String text = more(lines);
        String wanted = repaired == null ? GOOD : more(repaired);
        assertThat(repair(text)).isEqualTo(wanted);
    }

    private static String repair(String text) {
        List<TextEdit> edits = new ArrayList<>();
        for (Finding finding : analyze(text).findings()) {
            finding.fixes().stream()
                    .filter(QuickFix::preferred)
                    .findFirst()
                    .ifPresent(fix -> edits.addAll(fix.edits()));
        }
        return TextEdit.apply(text, edits);
    }

    @Test
    void aSelectorThatDoesNotMatchCanBeRepairedOnEitherSide() {
        String text = GOOD.replaceFirst("app: agent", "app: other");
        Finding finding = analyze(text).findings().get(0);
        assertThat(finding.code()).isEqualTo("selector-mismatch");
        assertThat(finding.related().get(0).range().of(text)).isEqualTo("selector");
        assertThat(finding.fixes())
                .extracting(fix -> TextEdit.apply(text, fix.edits()))
                .containsExactly(GOOD.replace("app: agent", "app: other"), GOOD);
    }

    @Test
    void anOldApiVersionCanBeMigrated() {
        String text =
                GOOD.replace("apps/v1", "extensions/v1beta1")
                        .replace("  selector:\n    matchLabels:\n      app: agent\n", "");
        Settings settings = Settings.defaults().withVersion(KubernetesVersion.NEWEST);
        Finding finding = Analysis.of(Document.of("test.yaml", text), settings).findings().get(0);
        assertThat(finding.code()).isEqualTo("not-served");
        assertThat(TextEdit.apply(text, finding.fixes().get(0).edits()))
                .isEqualTo(GOOD + "  updateStrategy:\n    type: OnDelete\n");
    }

    @Test
    void lostIndentationIsOneFindingAndComesBack() {
        String flat = GOOD.replaceAll("(?m)^ +", "");
        List<Finding> findings = analyze(flat).findings();
        assertThat(findings).extracting(Finding::code).containsExactly("lost-indentation");
        assertThat(TextEdit.apply(flat, findings.get(0).fixes().get(0).edits())).isEqualTo(GOOD);
    }

    @Test
    void aSuppressionNeedsAKnownCodeAndAReason() {
        String image = GOOD.replace("agent:1", "agent");
        assertThat(codes(image)).containsExactly("info[image-tag] agent");
        assertThat(codes(image.replace("e: agent\n", "e: agent # daemonlens-ignore: X -- y\n")))
                .anyMatch(code -> code.startsWith("info[image-tag]"));
        String suppressed =
                image.replaceFirst(
                        "image: agent\n",
                        "image: agent # daemonlens-ignore: image-tag -- built here\n");
        assertThat(codes(suppressed)).isEmpty();
        assertThat(codes(suppressed.replace(" -- built here", "")))
                .anyMatch(code -> code.startsWith("warning[suppression]"));
        assertThat(codes(suppressed.replace("image: agent ", "image: agent:1 ")))
                .anyMatch(code -> code.startsWith("warning[unused-suppression]"));
    }

    @Test
    void theVersionIsChosenByCommandThenFileThenApiVersion() {
        String old = GOOD.replace("apps/v1", "extensions/v1beta1");
        assertThat(analyze(old).manifests().get(0).version()).hasToString("1.15");
        assertThat(analyze("# daemonlens: kubernetes=1.28\n" + GOOD).manifests().get(0).version())
                .hasToString("1.28");
        Settings asked = Settings.defaults().withVersion(KubernetesVersion.of(20));
        assertThat(
                        Analysis.of(
                                        Document.of("t", "# daemonlens: kubernetes=1.28\n" + GOOD),
                                        asked)
                                .manifests()
                                .get(0)
                                .version())
                .hasToString("1.20");
    }
}
