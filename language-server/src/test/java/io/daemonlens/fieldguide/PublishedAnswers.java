package io.daemonlens.fieldguide;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** What API servers answered to the published manifests. */
final class PublishedAnswers {

    private PublishedAnswers() {}

    static List<JsonObject> read() throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        PublishedAnswers.class.getResourceAsStream(
                                                "/recordings/corpus-validation.jsonl.gz")),
                                StandardCharsets.UTF_8))) {
            return lines.lines().map(JsonReader::readObject).toList();
        }
    }
}
