package io.daemonlens.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.cluster.Clusters;
import io.daemonlens.forecast.LensSummary;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The row over a DaemonSet, on the built-in sketch of one control-plane node and three workers. */
class CodeLensTest {

    static String manifest(String spec, String pod) {
        return """
               apiVersion: apps/v1
               kind: DaemonSet
               metadata: {name: agent}
               spec:
                 %s
                 selector: {matchLabels: {app: agent}}
                 template:
                   metadata: {labels: {app: agent}}
                   spec:
                     %s
                     containers:
                     - {name: main, image: "a:1"}
               """
                .formatted(spec, pod);
    }

    private static ManifestAnalysis analysis(String text) {
        return Analysis.of(Document.of("a.yaml", text), Settings.defaults()).manifests().get(0);
    }

    private static RevisionComparison.Candidate candidate(String text) {
        return RevisionComparison.Candidate.in(Document.of("a.yaml", text), "a.yaml").get(0);
    }

    private static LensSummary glance(String now, String before) {
        LensSummary.Older older =
                before == null
                        ? LensSummary.Older.none("no repository")
                        : new LensSummary.Older(
                                "HEAD",
                                RevisionComparison.of(
                                                List.of(candidate(before)),
                                                List.of(candidate(now)),
                                                Settings.defaults())
                                        .get(0),
                                null);
        return LensSummary.of(analysis(now), Clusters.builtInSketch(), older);
    }

    private static void check(String now, String before, String... titles) {
        assertThat(CodeLens.of(glance(now, before), Wording.ENGLISH).stream().map(CodeLens::title))
                .filteredOn(title -> !title.startsWith("revision agent-"))
                .containsExactly(titles);
    }

    private static final String PLAIN = manifest("minReadySeconds: 0", "hostPID: false");

    @Test
    void taintedNodesGetNoPod() {
        check(PLAIN, null, "runs on 3 of 4 nodes", "rollout: 3 waves, 1 at a time");
        check(
                manifest("minReadySeconds: 0", "tolerations: [{operator: Exists}]"),
                null,
                "runs on 4 of 4 nodes",
                "rollout: 4 waves, 1 at a time");
        check(
                manifest("minReadySeconds: 0", "nodeSelector: {gpu: \"true\"}"),
                null,
                "runs on 0 of 4 nodes",
                "rollout: nothing, no node gets a pod");
    }

    @Test
    void sharesAreRoundedUpAndSurgeIsSaid() {
        check(
                manifest("updateStrategy: {rollingUpdate: {maxUnavailable: 34%}}", ""),
                null,
                "runs on 3 of 4 nodes",
                "rollout: 2 waves, 2 at a time");
        check(
                manifest(
                        "updateStrategy: {rollingUpdate: {maxSurge: 100%, maxUnavailable: 0}}", ""),
                null,
                "runs on 3 of 4 nodes",
                "rollout: 1 wave, 3 new beside the old at a time");
        check(
                manifest("updateStrategy: {type: OnDelete}", ""),
                null,
                "runs on 3 of 4 nodes",
                "rollout: by hand, a pod is replaced when you delete it");
    }

    @Test
    void onlyAChangeOfTheTemplateRestartsPods() {
        List<CodeLens> row =
                CodeLens.of(glance(PLAIN.replace("a:1", "a:2"), PLAIN), Wording.ENGLISH);
        assertThat(row.get(2).title())
                .startsWith("template changed since HEAD (1 field): restarts 3 pods");
        row =
                CodeLens.of(
                        glance(PLAIN.replace("minReadySeconds: 0", "minReadySeconds: 5"), PLAIN),
                        Wording.ENGLISH);
        assertThat(row.get(2).title()).isEqualTo("changed since HEAD: restarts no pod");
        row =
                CodeLens.of(
                        glance(
                                PLAIN.replace("{name: agent}", "{name: agent, labels: {a: b}}"),
                                PLAIN),
                        Wording.ENGLISH);
        assertThat(row.get(2).title()).isEqualTo("changed since HEAD: restarts no pod");
        row = CodeLens.of(glance(PLAIN.replace("hostPID: false", ""), PLAIN), Wording.ENGLISH);
        assertThat(row.get(2).title()).isEqualTo("as in HEAD");
    }

    @Test
    void whatTheServerRefusesHasNoPreview() {
        assertThat(glance(PLAIN.replace("{app: agent}}\n    spec", "{app: b}}\n    spec"), null))
                .isNull();
    }

    @Test
    void theRowStandsOverTheObjectsFirstLine() {
        String text = "# of ours\n---\n# more\n" + PLAIN;
        ManifestAnalysis analysis =
                Analysis.of(Document.of("a.yaml", text), Settings.defaults()).manifests().get(1);
        LensSummary glance =
                LensSummary.of(analysis, Clusters.builtInSketch(), LensSummary.Older.none("none"));
        assertThat(CodeLens.of(glance, Wording.ENGLISH).get(0).range().start())
                .isEqualTo(text.indexOf("apiVersion"));
    }

    @Test
    void theExplanationNamesNodesAndReasons() {
        assertThat(Explanation.of(glance(PLAIN, null), CodeLens.About.NODES, Wording.ENGLISH))
                .contains(
                        "## Runs on 3 of 4 nodes",
                        "taint node-role.kubernetes.io/control-plane:NoSchedule is not tolerated");
        assertThat(
                        Explanation.of(
                                glance(PLAIN.replace("a:1", "a:2"), PLAIN),
                                CodeLens.About.REVISION,
                                Wording.ENGLISH))
                .contains("spec.template.spec.containers[main].image", "`a:1` → `a:2`");
        assertThat(Explanation.of(glance(PLAIN, null), CodeLens.About.REVISION, Wording.ENGLISH))
                .contains("no repository");
    }

    @Test
    void theRowSpeaksChinese() {
        assertThat(CodeLens.of(glance(PLAIN, null), Wording.CHINESE).get(0).title())
                .isEqualTo("在 4 个节点中的 3 个上运行");
    }
}
