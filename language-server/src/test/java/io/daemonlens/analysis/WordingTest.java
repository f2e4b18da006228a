package io.daemonlens.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apiserver.validation.RuleCodes;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.util.List;
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
        assertThat(findings(RulePages.example(code, "Fails"))).contains(code);
        assertThat(findings(RulePages.example(code, "Passes"))).doesNotContain(code);
    }

    static List<String> codes() {
        return Rules.codes().stream()
                .filter(code -> !RuleCodes.titles().containsKey(code))
                .toList();
    }

    private static List<String> findings(String yaml) {
        return Analysis.of(Document.of("page.yaml", yaml), Settings.defaults()).findings().stream()
                .filter(Finding::counts)
                .map(Finding::code)
                .toList();
    }
}
