package io.daemonlens.engine.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates of published DaemonSets as kubectl 1.37 described them on a real control plane. */
class DescribePodTemplateTest {

    static Stream<Arguments> recorded() throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        DescribePodTemplateTest.class.getResourceAsStream(
                                                "/kubectl/pod-templates.jsonl.gz")),
                                StandardCharsets.UTF_8))) {
            List<JsonObject> cases = lines.lines().map(JsonReader::readObject).toList();
            assertThat(cases.size()).isGreaterThan(40);
            return cases.stream().map(c -> Arguments.of(c.text("id"), c));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recorded")
    void describedAsKubectlDescribesIt(String id, JsonObject recorded) {
        String text =
                DescribePodTemplate.describe(recorded.object("template"), KubernetesVersion.of(37));
        assertThat(text + "\n").isEqualTo(recorded.text("text"));
    }
}
