package io.daemonlens.engine.conformance;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** What Kubernetes' own code answered, packed beside the tests. */
final class Recordings {

    private Recordings() {}

    /** Recordings leave out null, empty texts, lists and objects. */
    static JsonObject pruned(JsonObject object) {
        return (JsonObject) pruned((JsonValue) object);
    }

    private static JsonValue pruned(JsonValue value) {
        if (value instanceof JsonObject object) {
            JsonObject kept = new JsonObject();
            object.entries()
                    .forEach(
                            member -> {
                                JsonValue inner = pruned(member.getValue());
                                if (!isEmpty(inner)) {
                                    kept.put(member.getKey(), inner);
                                }
                            });
            return kept;
        }
        if (value instanceof JsonArray array) {
            JsonArray kept = new JsonArray();
            for (int i = 0; i < array.size(); i++) {
                kept.add(pruned(array.get(i)));
            }
            return kept;
        }
        return value;
    }

    private static boolean isEmpty(JsonValue value) {
        return value instanceof JsonNull
                || value.equals(new JsonText(""))
                || (value instanceof JsonObject object && object.isEmpty())
                || (value instanceof JsonArray array && array.isEmpty());
    }

    /** The cases of one packed file. */
    static List<JsonObject> read(String kind) throws IOException {
        List<JsonObject> cases = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        Recordings.class.getResourceAsStream(
                                                "/recordings/" + kind + ".jsonl.gz")),
                                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                cases.add(JsonReader.readObject(line));
            }
        }
        return cases;
    }
}
