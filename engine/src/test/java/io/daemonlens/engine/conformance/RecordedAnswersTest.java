package io.daemonlens.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What Kubernetes' own code answered (see the recordings' notes), asked again through the port. */
class RecordedAnswersTest {

    private static final Map<String, String> RELEASES =
            new TreeMap<>(
                    Map.of(
                            "1.24", "1.24.17", "1.30", "1.30.14", "1.36", "1.36.2", "1.37",
                            "1.37.0"));

    @Test
    void quantitiesAreReadPrintedComparedAndAddedAsRecorded() throws IOException {
        checkRecorded("quantity", new QuantityAnswerer(), 4000, Set.of());
    }

    @Test
    void numbersAndPercentagesAreScaledAsRecorded() throws IOException {
        checkRecorded("intstr", new IntOrStringAnswerer(), 600, Set.of());
    }

    @Test
    void selectorsSelectAndPrintAsRecorded() throws IOException {
        checkRecorded("selector", new SelectorAnswerer(), 1000, Set.of());
    }

    @Test
    void nodesTakeOrRefusePodsAsRecorded() throws IOException {
        checkRecorded(
                "filter",
                new FilterAnswerer(),
                3974,
                Set.of("nominatedNode", "nominationAnyOf", "victims"));
    }

    @Test
    void spreadAndDisksAndOddResourcesAreWeighedAsRecorded() throws IOException {
        checkRecorded(
                "filter-more",
                new FilterAnswerer(),
                99,
                Set.of("nominatedNode", "nominationAnyOf", "victims"));
    }

    @Test
    void volumesAreFoundAndCountedAsRecorded() throws IOException {
        checkRecorded(
                "filter-storage",
                new FilterAnswerer(),
                684,
                Set.of("nominatedNode", "nominationAnyOf", "victims"));
    }

    @Test
    void featuresOfNodesAreAskedForAsRecorded() throws IOException {
        checkRecorded("filter-features", new FilterAnswerer(), 240, Set.of());
    }

    @Test
    void daemonPodsArePlacedAsRecorded() throws IOException {
        checkRecorded("place", new PlaceAnswerer(), 12000, Set.of());
    }

    @Test
    void revisionsAreNamedAndKeptAsRecorded() throws IOException {
        checkRecorded("hash", new HashAnswerer(), 800, Set.of());
    }

    private static void checkRecorded(
            String kind, Answerer answerer, int answers, Set<String> freeWhenNominationIsOpen)
            throws IOException {
        List<String> fellShort = new ArrayList<>();
        int compared = 0;
        for (JsonObject recorded : Recordings.read(kind)) {
            Map<String, JsonObject> got = new TreeMap<>();
            answerer.answer(recorded, answer -> got.put(answer.text("version"), answer));
            for (Map.Entry<String, String> release : RELEASES.entrySet()) {
                JsonObject want = recorded.object("out").object(release.getValue());
                if (want == null) {
                    want = recorded.object("out").object("*");
                }
                if (isLeftOut(recorded, release.getValue()) || isRecordersFault(want)) {
                    continue;
                }
                compared++;
                Set<String> free =
                        want.has("nominationAnyOf") ? freeWhenNominationIsOpen : Set.of();
                String wanted = comparable(want, free);
                String given = comparable(got.get(release.getKey()), free);
                if (!wanted.equals(given)) {
                    fellShort.add(
                            recorded.text("id") + " " + release + "\n" + wanted + "\n" + given);
                }
            }
        }
        assertThat(fellShort).isEmpty();
        assertThat(compared).isEqualTo(answers);
    }

    private static boolean isLeftOut(JsonObject recorded, String release) {
        JsonArray out = recorded.object("out").array("notRecorded");
        for (int i = 0; out != null && i < out.size(); i++) {
            if (out.get(i).equals(new JsonText(release))) {
                return true;
            }
        }
        return false;
    }

    /** At 1.30 the recorder's own claim cache was never filled, which no cluster would show. */
    private static boolean isRecordersFault(JsonObject want) {
        JsonObject preFilter = want.object("preFilter");
        return preFilter != null && preFilter.text("code").equals("Error");
    }

    private static String comparable(JsonObject answer, Set<String> free) {
        if (answer == null) {
            return "no answer";
        }
        JsonObject kept = Recordings.pruned(answer);
        kept.remove("id");
        kept.remove("version");
        free.forEach(kept::remove);
        return JsonWriter.sorted(kept);
    }
}
