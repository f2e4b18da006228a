package io.daemonlens.cli.commands.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.conformance.Answerer;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What API servers of 1.8 to 1.37 answered to DaemonSets, asked again through the port: a row for
 * each recorded manifest, compared at each recorded minor.
 */
class RecordedRequestsTest {

    private static final Set<String> UNMET = readUnmet();

    @TestFactory
    Stream<DynamicTest> creations() throws IOException {
        return rows("create", new CreateAnswerer(), read("create"));
    }

    @TestFactory
    Stream<DynamicTest> creationsUpTo115() throws IOException {
        return rows("create-legacy", new CreateAnswerer(), read("create-legacy"));
    }

    @TestFactory
    Stream<DynamicTest> creationsOfNewManifestsUpTo115() throws IOException {
        Map<String, String> texts = texts("create");
        List<JsonObject> cases = read("create-legacy-on-modern");
        cases.forEach(recorded -> recorded.put("yaml", texts.get(recorded.text("id"))));
        return rows("create-legacy-on-modern", new CreateAnswerer(), cases);
    }

    @TestFactory
    Stream<DynamicTest> updates() throws IOException {
        return rows("update", new UpdateAnswerer(), read("update"));
    }

    @TestFactory
    Stream<DynamicTest> updatesUpTo115() throws IOException {
        return rows("update-legacy", new UpdateAnswerer(), read("update-legacy"));
    }

    @TestFactory
    Stream<DynamicTest> storedObjects() throws IOException {
        return rows("default", new DefaultAnswerer(), read("default"));
    }

    @TestFactory
    Stream<DynamicTest> storedObjectsUpTo115() throws IOException {
        Map<String, String> texts = texts("create-legacy");
        List<JsonObject> cases = read("default-legacy");
        cases.forEach(recorded -> recorded.put("yaml", texts.get(recorded.text("id"))));
        return rows("default-legacy", new DefaultAnswerer(), cases);
    }

    /** Questions no recording holds, put to the releases themselves; a row for each mended rule. */
    @TestFactory
    Stream<DynamicTest> askedOfTheReleases() throws IOException {
        return Stream.of(
                        rows("create-asked", new CreateAnswerer(), read("create-asked")),
                        rows("update-asked", new UpdateAnswerer(), read("update-asked")),
                        rows("default-asked", new DefaultAnswerer(), read("default-asked")))
                .flatMap(rows -> rows);
    }

    @Test
    void whatIsNotMetIsLittle() {
        assertThat(UNMET).hasSizeLessThan(50);
    }

    private static Stream<DynamicTest> rows(
            String recording, Answerer answerer, List<JsonObject> cases) {
        assertThat(cases).isNotEmpty();
        return cases.stream()
                .map(
                        recorded ->
                                DynamicTest.dynamicTest(
                                        recorded.text("id"),
                                        () -> checkAnswers(recording, answerer, recorded)));
    }

    private static void checkAnswers(String recording, Answerer answerer, JsonObject recorded) {
        Map<String, JsonObject> got = new TreeMap<>();
        answerer.answer(recorded, answer -> got.put(answer.text("version"), answer));
        List<String> fellShort = new ArrayList<>();
        for (JsonValue item : groups(recorded)) {
            JsonObject group = (JsonObject) item;
            for (JsonValue minor : group.array("versions")) {
                String version = ((JsonText) minor).value();
                String key = recording + "\t" + recorded.text("id") + "\t" + version;
                String want = comparable(group, group);
                String given =
                        got.get(version) == null
                                ? "no answer"
                                : comparable(got.get(version), group);
                if (want.equals(given) == UNMET.contains(key)) {
                    fellShort.add(key + "\nwant " + want + "\n got " + given);
                }
            }
        }
        assertThat(fellShort).isEmpty();
    }

    private static JsonArray groups(JsonObject recorded) {
        JsonArray defaulted = recorded.array("defaulted");
        return defaulted == null ? recorded.array("expect") : defaulted;
    }

    /** What counts of an answer; lists without a fixed order are sorted. */
    private static String comparable(JsonObject answer, JsonObject group) {
        JsonObject kept = new JsonObject();
        JsonValue stored = group.has("object") ? answer.get("object") : null;
        stored = stored == null ? answer.get("defaulted") : stored;
        if (stored != null) {
            return JsonWriter.sorted(pruned(stored));
        }
        boolean unordered = group.has("unordered");
        kept.put("ok", answer.get("ok"));
        kept.put("errors", unordered ? sorted(answer.get("errors")) : answer.get("errors"));
        kept.put("warnings", sorted(answer.get("warnings")));
        kept.put("strictErrors", sorted(answer.get("strictErrors")));
        kept.put("decodeError", answer.get("decodeError"));
        kept.put("update", answer.get("update"));
        if (!unordered) {
            kept.put("statusMessage", answer.get("statusMessage"));
        }
        return JsonWriter.sorted(pruned(kept));
    }

    private static JsonValue sorted(JsonValue list) {
        if (!(list instanceof JsonArray array)) {
            return list;
        }
        List<String> items = new ArrayList<>();
        array.forEach(item -> items.add(JsonWriter.sorted(item)));
        Collections.sort(items);
        JsonArray out = new JsonArray();
        items.forEach(out::add);
        return out;
    }

    /** Recordings leave out null, empty texts, lists and objects. */
    private static JsonValue pruned(JsonValue value) {
        if (value instanceof JsonObject object) {
            JsonObject kept = new JsonObject();
            object.entries()
                    .forEach(
                            member -> {
                                JsonValue inner =
                                        member.getValue() == null
                                                ? JsonNull.NULL
                                                : pruned(member.getValue());
                                if (!isEmpty(inner)) {
                                    kept.put(member.getKey(), inner);
                                }
                            });
            return kept;
        }
        if (value instanceof JsonArray array) {
            JsonArray kept = new JsonArray();
            array.forEach(item -> kept.add(pruned(item)));
            return kept;
        }
        return value;
    }

    private static boolean isEmpty(JsonValue value) {
        return value instanceof JsonNull
                || value.equals(new JsonText(""))
                || value instanceof JsonObject object && object.isEmpty()
                || value instanceof JsonArray array && array.isEmpty();
    }

    private static Map<String, String> texts(String recording) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        read(recording).forEach(c -> texts.put(c.text("id"), c.text("yaml")));
        return texts;
    }

    private static List<JsonObject> read(String recording) throws IOException {
        List<JsonObject> cases = new ArrayList<>();
        try (InputStream packed = resource(recording + ".jsonl.gz");
                BufferedReader lines = reader(new GZIPInputStream(packed))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                cases.add(JsonReader.readObject(line));
            }
        }
        return cases;
    }

    private static Set<String> readUnmet() {
        Set<String> keys = new TreeSet<>();
        try (BufferedReader lines = reader(resource("unmet.tsv"))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty() && line.charAt(0) != '#') {
                    keys.add(line.substring(0, line.lastIndexOf('\t')));
                }
            }
            return keys;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static InputStream resource(String name) {
        return RecordedRequestsTest.class.getResourceAsStream("/recordings/" + name);
    }

    private static BufferedReader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
}
