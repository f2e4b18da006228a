package io.daemonlens.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.advice.Rule;
import io.daemonlens.advice.RulePages;
import io.daemonlens.advice.Rules;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/rules.md} lists every code with the title of its page. {@code -Ddaemonlens.write}
 * writes the list anew.
 */
class RuleIndexTest {

    private static final Path INDEX = Path.of("../docs/rules.md");
    private static final String PAGES = "../language-server/src/main/resources/rules/";

    @Test
    void theListNamesEveryPage() throws IOException {
        String expected = index();
        if (System.getProperty("daemonlens.write") != null) {
            Files.writeString(INDEX, expected);
        }
        assertThat(Files.readString(INDEX))
                .as("docs/rules.md; -Ddaemonlens.write writes it")
                .isEqualTo(expected);
    }

    private static String index() {
        List<String> advice = Rules.ALL.stream().map(Rule::code).toList();
        Predicate<String> server = RuleCodes.titles()::containsKey;
        return """
        # Codes of findings

        Each code has a page: why, an example that fails, one that passes, what to do. `daemonlens explain CODE` prints it.
        Settings, suppressions and baselines name findings by these codes ([settings](settings.md)).

        ## What people regret
        The API server takes these; advice says what follows from them.

        """
                + table(advice::contains)
                + """

                ## What the API server refuses
                The message of each finding is the server's own.

                """
                + table(server)
                + """

                ## Text, structure and what was asked for

                """
                + table(code -> !advice.contains(code) && !server.test(code));
    }

    private static String table(Predicate<String> which) {
        return "| code | what it is about |\n|---|---|\n"
                + Rules.codes().stream()
                        .filter(which)
                        .map(code -> "| [`" + code + "`](" + PAGES + code + ".md) | " + title(code))
                        .collect(Collectors.joining(" |\n", "", " |\n"));
    }

    private static String title(String code) {
        String first = RulePages.page(code).lines().findFirst().orElseThrow();
        return first.substring(first.indexOf(": ") + 2);
    }
}
