package io.daemonlens.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Single syncs as the real controller did them, asked again through the port. */
class RecordedSyncsTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.24.17", "1.30.14", "1.36.2", "1.37.0"})
    void syncsGoAsRecorded(String release) throws IOException {
        checkSyncs("sync-" + release, 800);
    }

    @Test
    void strangerSyncsGoAsRecorded() throws IOException {
        checkSyncs("sync-more", 38);
    }

    private static void checkSyncs(String recordings, int size) throws IOException {
        List<String> fellShort = new ArrayList<>();
        List<JsonObject> cases = Recordings.read(recordings);
        for (JsonObject recorded : cases) {
            List<JsonObject> answers = new ArrayList<>();
            new SyncAnswerer().answer(recorded, answers::add);
            JsonObject want = Recordings.pruned(recorded.object("out"));
            JsonObject got = Recordings.pruned(answers.get(0));
            got.remove("id");
            got.remove("version");
            if (!isAllowed(want, got)) {
                fellShort.add(recorded.text("id") + "\n" + want + "\n" + got);
            }
        }
        assertThat(fellShort).isEmpty();
        assertThat(cases).hasSize(size);
    }

    /** Equal, or where chance decides: what is always done, and the right number of a choice. */
    private static boolean isAllowed(JsonObject want, JsonObject got) {
        if (!want.has("runs")) {
            return sorted(want).equals(sorted(got));
        }
        if (want.array("anyOf") != null) {
            return want.array("anyOf").items().stream()
                    .anyMatch(each -> sorted(each).equals(sorted(got)));
        }
        JsonObject always = orEmpty(want.object("always"));
        JsonObject choice = orEmpty(want.object("choice"));
        Set<String> names = new TreeSet<>(got.names());
        names.addAll(always.names());
        names.addAll(choice.names());
        for (String name : names) {
            boolean free = name.equals("podLabels") && !always.has(name) && !choice.has(name);
            if (!free && !isAllowed(always.get(name), choice.object(name), got.get(name))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(JsonValue always, JsonObject choice, JsonValue got) {
        Set<String> rest = items(got);
        Set<String> must = items(always);
        if (!rest.containsAll(must)) {
            return false;
        }
        rest.removeAll(must);
        if (choice == null) {
            return rest.isEmpty();
        }
        return rest.size() >= number(choice, "min")
                && rest.size() <= number(choice, "max")
                && items(choice.get("from")).containsAll(rest);
    }

    private static long number(JsonObject choice, String name) {
        return choice.get(name) instanceof JsonNumber number ? number.longValue() : 0;
    }

    private static JsonObject orEmpty(JsonObject object) {
        return object == null ? new JsonObject() : object;
    }

    private static Set<String> items(JsonValue value) {
        Set<String> items = new TreeSet<>();
        if (value instanceof JsonArray array) {
            array.forEach(item -> items.add(item(item)));
        } else if (value != null) {
            items.add(item(value));
        }
        return items;
    }

    /** Objects inside a choice are written as text. */
    private static String item(JsonValue item) {
        if (item instanceof JsonText text) {
            return text.value().startsWith("{")
                    ? sorted(JsonReader.read(text.value()))
                    : text.value();
        }
        return sorted(item);
    }

    private static String sorted(JsonValue value) {
        return JsonWriter.sorted(value);
    }
}
