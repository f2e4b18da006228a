package io.daemonlens.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apiserver.ApiServer;
import io.daemonlens.engine.apiserver.Endpoint;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.engine.apiserver.validation.RuleCodes;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of the API server's rules are true: what they show as failing is refused with their
 * code and the text they quote, and what they show as passing is accepted.
 */
class ServerRulePagesTest {

    private static final List<String> SECTIONS =
            List.of("Why", "Fails", "Passes", "What to do", "More");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final Pattern MINOR = Pattern.compile("# daemonlens: kubernetes=([\\d.]+)");

    static Stream<String> codes() {
        return RuleCodes.titles().keySet().stream().filter(code -> Files.exists(path(code)));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void pageSaysWhatTheServerSays(String code) {
        String page = read(path(code));
        checkShape(code, page);

        String fails = section(page, "Fails");
        Response refused = answer(fenced(fails, "yaml"));
        assertThat(refused.errors()).extracting(FieldError::rule).contains(code);
        assertThat(refused.errors().stream().map(FieldError::toString))
                .containsExactlyElementsOf(fenced(fails, "text").lines().toList());

        Response accepted = answer(fenced(section(page, "Passes"), "yaml"));
        assertThat(accepted.message()).isEmpty();
    }

    @Test
    void manyRulesHavePages() {
        assertThat(codes()).hasSizeGreaterThan(40);
    }

    private static void checkShape(String code, String page) {
        assertThat(page.lines().findFirst())
                .contains("# " + code + ": " + RuleCodes.titles().get(code));
        assertThat(page.lines().filter(line -> line.startsWith("## ")).map(s -> s.substring(3)))
                .containsExactlyElementsOf(SECTIONS);
        assertThat(section(page, "More")).contains("](https://kubernetes.io/docs/");
    }

    private static Response answer(String yaml) {
        Matcher minor = MINOR.matcher(yaml);
        KubernetesVersion version =
                minor.find()
                        ? KubernetesVersion.parse(minor.group(1)).orElseThrow()
                        : KubernetesVersion.NEWEST;
        Manifest manifest = Manifest.of(Document.of("page.yaml", yaml)).get(0);
        return ApiServer.create(
                manifest.body(),
                Endpoint.of(manifest.apiVersion(), "default"),
                version,
                Gates.defaults(version));
    }

    private static String section(String page, String title) {
        int start = page.indexOf("## " + title + "\n");
        int end = page.indexOf("\n## ", start);
        return page.substring(start, end < 0 ? page.length() : end + 1);
    }

    private static String fenced(String section, String language) {
        Matcher fence = FENCE.matcher(section);
        while (fence.find()) {
            if (fence.group(1).equals(language)) {
                return fence.group(2);
            }
        }
        throw new AssertionError("no " + language + " in " + section);
    }

    private static Path path(String code) {
        try {
            return Path.of(Rules.class.getResource("/rules").toURI()).resolve(code + ".md");
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
