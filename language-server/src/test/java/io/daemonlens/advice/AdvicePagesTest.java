package io.daemonlens.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.WorkFolder;
import io.daemonlens.cli.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule reports the manifest that its page shows as failing, and not the one that passes. */
class AdvicePagesTest {

    private static final Pattern MINOR = Pattern.compile("# daemonlens: kubernetes=([\\d.]+)");

    /** A cluster in which the rules that need one have something to report. */
    private static final String SKETCH =
            """
            apiVersion: daemonlens.io/v1
            kind: ClusterSketch
            kubernetesVersion: "1.31"
            pools:
            - {name: linux, count: 60, labels: {kubernetes.io/arch: amd64, kubernetes.io/os: linux}}
            - {name: arm, count: 2, labels: {kubernetes.io/arch: arm64, kubernetes.io/os: linux}}
            - {name: win, count: 2, labels: {kubernetes.io/os: windows}}
            - {name: fargate, count: 1, labels: {eks.amazonaws.com/compute-type: fargate}, taints: [{key: eks.amazonaws.com/compute-type, value: fargate, effect: NoSchedule}]}
            """;

    @TempDir private Path folder;

    static Stream<Rule> rules() {
        return Rules.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void thePageShowsBothSides(Rule rule) throws IOException {
        String page = RulePages.page(rule.code());
        assertThat(report(rule.code(), yaml(page, "Fails"), page))
                .contains("[" + rule.code() + "]");
        assertThat(report(rule.code(), yaml(page, "Passes"), page))
                .doesNotContain("[" + rule.code() + "]");
    }

    /** The namespace of the settings counts for a manifest that names none. */
    @ParameterizedTest
    @CsvSource({"kube-system, false", "default, true"})
    void theNamespaceOfTheSettingsCounts(String namespace, boolean reported) throws IOException {
        String code = "critical-outside-system";
        String text = yaml(RulePages.page(code), "Fails").replaceAll("(?m)^  namespace: .*\\n", "");
        new WorkFolder(folder).write("a.yaml", text);
        String out =
                Ran.in(
                                folder,
                                "",
                                List.of(
                                        "lint",
                                        "a.yaml",
                                        "--kubernetes-version",
                                        "1.13",
                                        "--namespace",
                                        namespace))
                        .out();
        assertThat(out.contains("[" + code + "]")).isEqualTo(reported);
    }

    private String report(String code, String text, String page) throws IOException {
        WorkFolder work = new WorkFolder(folder);
        work.write("a.yaml", text);
        work.write("nodes.yaml", SKETCH);
        work.write(".daemonlens.yaml", "rules: {" + code + ": warning}\n");
        List<String> words = new java.util.ArrayList<>(List.of("lint", "--select", code, "a.yaml"));
        if (page.contains("needs a cluster")) {
            words.addAll(List.of("--cluster", "nodes.yaml"));
        }
        Matcher minor = MINOR.matcher(text);
        if (minor.find()) {
            words.addAll(List.of("--kubernetes-version", minor.group(1)));
        }
        Ran ran = Ran.in(folder, "", words);
        assertThat(ran.err()).isEmpty();
        return ran.out();
    }

    private static String yaml(String page, String section) {
        String from = page.substring(page.indexOf("\n## " + section + "\n"));
        int start = from.indexOf("```yaml\n") + "```yaml\n".length();
        return from.substring(start, from.indexOf("```", start));
    }
}
