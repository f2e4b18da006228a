package io.daemonlens.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.SampleManifests;
import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What API servers answered to published DaemonSets, and what lint says of them: the verdict, the
 * causes and the revision's hash, at every recorded minor. The manifests are others' and stay
 * outside; without them this test is skipped.
 */
@Tag("corpus")
class PublishedManifestsTest {

    @ParameterizedTest
    @ValueSource(strings = {"validation", "legacy"})
    void lintAnswersAsTheServersDid(String recording) throws IOException {
        Path corpus = SampleManifests.published(".");
        Map<String, List<Manifest>> manifests = new TreeMap<>();
        List<String> different = new ArrayList<>();
        int compared = 0;
        for (JsonObject recorded : read(recording)) {
            Manifest manifest = find(corpus, recorded, manifests);
            for (JsonValue group : recorded.array("expect")) {
                JsonObject answer = (JsonObject) group;
                for (JsonValue minor : answer.array("versions")) {
                    String version = ((JsonText) minor).value();
                    compared++;
                    String want = wanted(answer, version);
                    String got = given(manifest, version, answer.has("hash"));
                    if (!want.equals(got)) {
                        different.add(
                                recorded.text("id")
                                        + " "
                                        + version
                                        + "\nwant "
                                        + want
                                        + "\n got "
                                        + got);
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(1_000);
        assertThat(different).isEmpty();
    }

    private static Manifest find(
            Path corpus, JsonObject recorded, Map<String, List<Manifest>> known)
            throws IOException {
        String file = recorded.text("corpusFile");
        if (!known.containsKey(file)) {
            known.put(
                    file, Manifest.of(Document.of(file, Files.readAllBytes(corpus.resolve(file)))));
        }
        long index = number(recorded, "docIndex", 0);
        long item = number(recorded, "item", -1);
        return known.get(file).stream()
                .filter(each -> each.index() == index && each.item() == item)
                .findFirst()
                .orElseThrow(() -> new AssertionError(recorded.text("id")));
    }

    private static long number(JsonObject object, String name, long otherwise) {
        return object.has(name) ? Long.parseLong(object.get(name).toString()) : otherwise;
    }

    private static String wanted(JsonObject answer, String version) {
        boolean ok = answer.get("ok") instanceof JsonBoolean bool && bool.value();
        List<String> causes = new ArrayList<>();
        if (answer.array("errors") != null) {
            for (JsonValue each : answer.array("errors")) {
                JsonObject error = (JsonObject) each;
                causes.add(error.text("field") + ": " + error.text("detail"));
            }
        }
        Collections.sort(causes);
        JsonValue hash = answer.get("hash");
        String digest =
                hash instanceof JsonObject byVersion
                        ? byVersion.text(version)
                        : hash instanceof JsonText text ? text.value() : "";
        return ok + " " + causes + " " + (ok ? digest : "");
    }

    private static String given(Manifest manifest, String version, boolean withHash) {
        ManifestAnalysis analysis =
                Analysis.of(
                        manifest,
                        Settings.defaults()
                                .withVersion(KubernetesVersion.parse(version).orElseThrow()));
        List<String> causes = new ArrayList<>();
        if (analysis.answer() != null) {
            for (FieldError error : analysis.answer().errors()) {
                causes.add(error.field() + ": " + error.body());
            }
        }
        Collections.sort(causes);
        boolean ok = analysis.accepted();
        return ok + " " + causes + " " + (ok && withHash ? analysis.revisionHash() : "");
    }

    private static List<JsonObject> read(String recording) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        PublishedManifestsTest.class.getResourceAsStream(
                                                "/recordings/corpus-" + recording + ".jsonl.gz")),
                                StandardCharsets.UTF_8))) {
            return lines.lines().map(JsonReader::readObject).toList();
        }
    }
}
