package io.daemonlens;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.advice.Rules;
import io.daemonlens.analysis.Analysis;
import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.cluster.ClusterException;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.cluster.Clusters;
import io.daemonlens.cluster.Kubectl;
import io.daemonlens.forecast.Preview;
import io.daemonlens.forecast.Rollout;
import io.daemonlens.settings.Settings;
import io.daemonlens.settings.SettingsText;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Broken input of every kind is answered, never thrown at: mutated manifests, every prefix and
 * every manifest without one of its lines, mutated settings and sketches. A failure names the seed
 * and the text; {@code -Ddaemonlens.fuzz=N} runs N rounds for each seed.
 */
class FuzzTest {

    private static final int ROUNDS = Integer.getInteger("daemonlens.fuzz", 150);

    private static final String[] PIECES = {
        ":",
        "- ",
        "\t",
        "&a ",
        "*a",
        "<<: *a",
        "{",
        "}",
        "[",
        "]",
        "\"",
        "'",
        "|",
        ">-",
        "#",
        "---\n",
        "null",
        "~",
        "1e999",
        "0x",
        "9223372036854775808",
        "\u0000",
        "\uFEFF",
        "\u202e",
        "!!binary ",
        "!!str ",
        "? ",
        "kind: List\nitems:\n",
        "%YAML 1.2\n",
        "\r",
        "99999999999999999999999999Gi"
    };

    private static final String SKETCH =
            """
            apiVersion: daemonlens.io/v1
            kind: ClusterSketch
            kubernetesVersion: "1.31"
            pools:
            - name: worker
              count: 3
              zones: [a, b]
              labels: {disk: ssd}
              taints: ["team=a:NoSchedule"]
              allocatable: {cpu: "4", memory: 8Gi, pods: "110"}
              used: {cpu: "1"}
            """;

    private static final String SETTINGS =
            """
            kubernetesVersion: "1.30"
            cluster: [kind]
            rules: {image-tag: off}
            ignore:
            - {code: image-tag, path: "a/**", reason: a reason}
            namespace: team
            failOn: warning
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void mutatedManifestsAreAnswered(long seed) throws IOException {
        Random chance = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (Path each : SampleManifests.own()) {
            texts.add(Files.readString(each));
        }
        int answered = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = mutated(texts.get(chance.nextInt(texts.size())), chance);
            answered += answer(text, "seed " + seed + " round " + round);
        }
        assertThat(answered).isEqualTo(ROUNDS);
    }

    @Test
    void everyPrefixAndEveryMissingLineIsAnswered() throws IOException {
        int answered = 0;
        int texts = 0;
        for (Path each : SampleManifests.own()) {
            String text = Files.readString(each);
            for (int i = 0; i < text.length(); i += 7) {
                texts++;
                answered += answer(text.substring(0, i), each + " up to " + i);
            }
            List<String> lines = text.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                List<String> fewer = new ArrayList<>(lines);
                fewer.remove(i);
                texts++;
                answered += answer(String.join("\n", fewer), each + " without line " + (i + 1));
            }
        }
        assertThat(answered).isEqualTo(texts).isGreaterThan(1_000);
    }

    /** The same text is answered twice with the same findings. */
    private static int answer(String text, String what) {
        try {
            Document document = Document.of("a.yaml", text);
            Settings settings = Settings.defaults();
            Analysis analysis = Analysis.of(document, settings);
            assertThat(Analysis.of(document, settings).findings().toString())
                    .as(what)
                    .isEqualTo(analysis.findings().toString());
            ClusterObjects cluster = Clusters.builtInSketch();
            for (ManifestAnalysis each : analysis.manifests()) {
                if (each.accepted()) {
                    Preview.of(each, cluster, Preview.Older.NOT_ASKED, Rollout.Options.NONE)
                            .placement(Wording.ENGLISH);
                }
            }
            return 1;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(what + ":\n" + text, e);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7, 8})
    void mutatedSettingsAndSketchesAreAnswered(long seed) throws IOException {
        Random chance = new Random(seed);
        Path file = folder.resolve("sketch.yaml");
        Kubectl none = new Kubectl("kubectl-that-is-not-there", Duration.ofSeconds(5));
        Clusters clusters = new Clusters(folder, none);
        int answered = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String settings = mutated(SETTINGS, chance);
            String sketch = mutated(SKETCH, chance);
            Files.writeString(file, sketch);
            try {
                SettingsText.of(Document.of(".daemonlens.yaml", settings), Rules.codes());
                answered += clusters.find(List.of("sketch.yaml"), Optional.empty()) == null ? 0 : 1;
            } catch (ClusterException e) {
                assertThat(e.getMessage()).as(sketch).isNotBlank();
                answered++;
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(
                        "seed " + seed + " round " + round + ":\n" + settings + "\n" + sketch, e);
            }
        }
        assertThat(answered).isEqualTo(ROUNDS);
    }

    private static String mutated(String text, Random chance) {
        StringBuilder out = new StringBuilder(text);
        for (int i = chance.nextInt(4); i >= 0; i--) {
            int at = out.length() == 0 ? 0 : chance.nextInt(out.length());
            int end = Math.min(out.length(), at + 1 + chance.nextInt(12));
            switch (chance.nextInt(5)) {
                case 0 -> out.delete(at, end);
                case 1 -> out.insert(at, PIECES[chance.nextInt(PIECES.length)]);
                case 2 -> out.insert(at, out.substring(at, end));
                case 3 -> out.replace(at, end, PIECES[chance.nextInt(PIECES.length)]);
                default -> {
                    int from = out.lastIndexOf("\n", at - 1) + 1;
                    int to = out.indexOf("\n", at);
                    String line = out.substring(from, to < 0 ? out.length() : to) + "\n";
                    out.insert(out.length() == 0 ? 0 : chance.nextInt(out.length()), line);
                }
            }
        }
        return out.toString();
    }
}
