package io.daemonlens.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.advice.Rules;
import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apiserver.ApiServer;
import io.daemonlens.engine.apiserver.Endpoint;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonObject;
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
        return RuleCodes.titles().keySet().stream();
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
                .containsExactlyElementsOf(fenced(fails, "text").get(0).lines().toList());

        Response accepted = answer(fenced(section(page, "Passes"), "yaml"));
        assertThat(accepted.message()).isEmpty();
    }

    private static void checkShape(String code, String page) {
        assertThat(page.lines().findFirst())
                .contains("# " + code + ": " + RuleCodes.titles().get(code));
        assertThat(page.lines().filter(line -> line.startsWith("## ")).map(s -> s.substring(3)))
                .containsExactlyElementsOf(SECTIONS);
        assertThat(section(page, "More")).contains("](https://kubernetes.io/docs/");
    }

    /** Creates the one manifest of a section, or replaces its first one with its second. */
    private static Response answer(List<String> manifests) {
        String sent = manifests.get(manifests.size() - 1);
        Matcher minor = MINOR.matcher(sent);
        KubernetesVersion version =
                minor.find()
                        ? KubernetesVersion.parse(minor.group(1)).orElseThrow()
                        : KubernetesVersion.NEWEST;
        Gates gates = Gates.defaults(version);
        Manifest manifest = manifest(sent);
        Endpoint endpoint = Endpoint.of(manifest.apiVersion(), "default");
        if (manifests.size() == 1) {
            return ApiServer.create(manifest.body(), endpoint, version, gates);
        }
        JsonObject stored =
                ApiServer.create(manifest(manifests.get(0)).body(), endpoint, version, gates)
                        .stored();
        return ApiServer.update(stored, manifest.body(), endpoint, version, gates);
    }

    private static Manifest manifest(String yaml) {
        return Manifest.of(Document.of("page.yaml", yaml)).get(0);
    }

    private static String section(String page, String title) {
        int start = page.indexOf("## " + title + "\n");
        int end = page.indexOf("\n## ", start);
        return page.substring(start, end < 0 ? page.length() : end + 1);
    }

    private static List<String> fenced(String section, String language) {
        List<String> texts =
                FENCE.matcher(section)
                        .results()
                        .filter(fence -> fence.group(1).equals(language))
                        .map(fence -> fence.group(2))
                        .toList();
        assertThat(texts).as("%s in %s", language, section).isNotEmpty();
        return texts;
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
