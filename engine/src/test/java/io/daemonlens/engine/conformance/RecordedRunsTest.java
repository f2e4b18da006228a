package io.daemonlens.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole rollouts as the real controller did them, asked again through the port. Which nodes are
 * chosen is free, and so is when a revision that no pod needs any more is deleted.
 */
class RecordedRunsTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.24.17", "1.30.14", "1.36.2", "1.37.0"})
    void runsGoAsRecorded(String release) throws IOException {
        checkRuns("run-" + release, 150);
    }

    /** More goes wrong at once, in every order: nodes that are not there, syncs that fail. */
    @Test
    void strangerRunsGoAsRecorded() throws IOException {
        checkRuns("run-more", 48);
    }

    private static void checkRuns(String recordings, int size) throws IOException {
        List<String> fellShort = new ArrayList<>();
        List<JsonObject> cases = Recordings.read(recordings);
        for (JsonObject recorded : cases) {
            List<JsonObject> answers = new ArrayList<>();
            new RunAnswerer().answer(recorded, answers::add);
            if (!isAllowed(recorded.object("out"), answers.get(0))) {
                fellShort.add(recorded.text("id") + "\n" + recorded.get("out") + "\n" + answers);
            }
        }
        assertThat(fellShort).isEmpty();
        assertThat(cases).hasSize(size);
    }

    /** The same numbers at the same times or, where the choice decides, an end at a time seen. */
    private static boolean isAllowed(JsonObject want, JsonObject got) {
        if (JsonBoolean.of(true).equals(want.get("countsDoNotDependOnChoice"))) {
            return want.text("end").equals(got.text("end")) && moments(want).equals(moments(got));
        }
        List<JsonObject> trace = SyncAnswerer.objects(got, "trace");
        long last = number(trace.get(trace.size() - 1), "t");
        JsonArray seen = want.array("lastChangeAt");
        return Set.of(want.text("end").split(" or ")).contains(got.text("end"))
                && last >= ((JsonNumber) seen.get(0)).longValue()
                && last <= ((JsonNumber) seen.get(1)).longValue();
    }

    private static List<String> moments(JsonObject out) {
        List<String> moments = new ArrayList<>();
        for (JsonObject moment : SyncAnswerer.objects(out, "trace")) {
            StringBuilder text = new StringBuilder();
            text.append(number(moment, "t")).append(' ').append(moment.get("status"));
            for (String name :
                    List.of("nodesWithAvailablePod", "oldPods", "newPods", "terminatingPods")) {
                text.append(' ').append(number(moment, name));
            }
            for (JsonObject sync : SyncAnswerer.objects(moment, "syncs")) {
                text.append(" +").append(size(sync, "create")).append('-');
                text.append(size(sync, "delete"));
            }
            moments.add(text.toString());
        }
        return moments;
    }

    private static int size(JsonObject sync, String name) {
        return sync.array(name) == null ? 0 : sync.array(name).size();
    }

    private static long number(JsonObject object, String name) {
        return object.get(name) instanceof JsonNumber number ? number.longValue() : 0;
    }
}
