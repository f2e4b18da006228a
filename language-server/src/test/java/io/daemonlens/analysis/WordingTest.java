package io.daemonlens.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.advice.Rule;
import io.daemonlens.advice.RulePages;
import io.daemonlens.advice.Rules;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.apiserver.podsecurity.PodSecurity;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.fieldguide.Policy;
import io.daemonlens.findings.Finding;
import io.daemonlens.settings.Settings;
import io.daemonlens.settings.Severity;
import io.daemonlens.settings.Surroundings;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of advice has its sentence, its help and its page. */
class WordingTest {

    @Test
    void everyPieceOfAdviceHasItsSentences() {
        for (Rule rule : Rules.ALL) {
            assertThat(Wording.ENGLISH.sayIfKnown(rule.code())).as(rule.code()).isNotEmpty();
            assertThat(Wording.ENGLISH.sayIfKnown(rule.code() + ".help"))
                    .as(rule.code())
                    .isNotEmpty();
        }
    }

    /** What a page shows as failing has its finding, and what it shows as passing has not. */
    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeHasAPageThatIsTrue(String code) {
        assertThat(RulePages.page(code)).as(code).startsWith("# " + code + ": ");
        assertThat(findings(code, "Fails")).contains(code);
        assertThat(findings(code, "Passes")).doesNotContain(code);
    }

    static List<String> codes() {
        return Rules.codes().stream()
                .filter(code -> !RuleCodes.titles().containsKey(code))
                .toList();
    }

    /** Quiet advice is asked for; advice about a cluster is given one. */
    private static Settings asked(String code) {
        List<JsonObject> nodes = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            nodes.add(JsonReader.readObject(NODE.formatted(i, "linux", "amd64")));
        }
        nodes.add(JsonReader.readObject(NODE.formatted(60, "windows", "amd64")));
        nodes.add(JsonReader.readObject(NODE.formatted(61, "linux", "arm64")));
        nodes.add(JsonReader.readObject(VIRTUAL));
        return Settings.defaults()
                .withRules(Map.of(code, Severity.INFO), List.of())
                .withSurroundings(new Surroundings(Map.of("Node", nodes)));
    }

    private static final String NODE =
            """
            {"metadata": {"name": "n%s", "labels":
              {"kubernetes.io/os": "%s", "kubernetes.io/arch": "%s"}}}
            """;

    private static final String VIRTUAL =
            """
            {"metadata": {"name": "fargate-1", "labels":
              {"eks.amazonaws.com/compute-type": "fargate", "kubernetes.io/arch": "amd64"}},
             "spec": {"taints": [{"key": "eks.amazonaws.com/compute-type", "value": "fargate",
               "effect": "NoSchedule"}]}}
            """;

    /** The policy of the page about policies. */
    private static Policy policy() {
        String page = RulePages.page("policy");
        int start = page.indexOf("```json\n") + 8;
        return Policy.of(
                "team.json", JsonReader.read(page.substring(start, page.indexOf("```", start))));
    }

    /** Pod Security is heard only by those who ask for a level. */
    private static List<String> findings(String code, String section) {
        Settings settings =
                code.equals("pod-security")
                        ? Settings.defaults().withPodSecurity(PodSecurity.Level.BASELINE)
                        : code.equals("policy")
                                ? Settings.defaults().withPolicies(List.of(policy()))
                                : asked(code);
        String yaml = RulePages.example(code, section);
        return Analysis.of(Document.of("page.yaml", yaml), settings).findings().stream()
                .filter(Finding::counts)
                .map(Finding::code)
                .toList();
    }
}
