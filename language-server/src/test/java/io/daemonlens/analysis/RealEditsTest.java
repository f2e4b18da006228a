package io.daemonlens.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.SampleManifests;
import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.revision.RevisionComparison.Candidate;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Edits that people made to DaemonSets in public histories, compared as {@code diff} compares them,
 * held against what API servers of eight minors answered: verdict, errors, both hashes, restart.
 */
@Tag("corpus")
class RealEditsTest {

    @TestFactory
    Stream<DynamicTest> edits() throws IOException {
        List<JsonObject> edits = new ArrayList<>();
        for (String line : Files.readAllLines(SampleManifests.published("edits.jsonl"))) {
            edits.add(JsonReader.readObject(line));
        }
        assertThat(edits).hasSizeGreaterThan(100);
        return edits.stream()
                .map(edit -> DynamicTest.dynamicTest(edit.text("id"), () -> checkEdit(edit)));
    }

    private static void checkEdit(JsonObject edit) {
        List<String> fellShort = new ArrayList<>();
        for (JsonValue group : edit.array("expect")) {
            JsonObject expected = (JsonObject) group;
            for (JsonValue minor : expected.array("versions")) {
                String version = ((JsonText) minor).value();
                String want = wanted(expected);
                String got = answered(edit, version, expected.has("unordered"));
                if (!want.equals(got)) {
                    fellShort.add(version + "\nwant " + want + "\n got " + got);
                }
            }
        }
        assertThat(fellShort).isEmpty();
    }

    private static String wanted(JsonObject expected) {
        JsonObject update = expected.object("update");
        boolean accepted = expected.get("ok").toString().equals("true");
        String before = update == null ? "" : update.text("oldHash");
        String after = expected.text("hash");
        boolean known = accepted && !before.isEmpty();
        List<String> errors = new ArrayList<>();
        JsonArray list = expected.array("errors");
        for (int i = 0; list != null && i < list.size(); i++) {
            JsonObject error = (JsonObject) list.get(i);
            errors.add(error.text("field") + ": " + error.text("detail"));
        }
        return told(
                accepted,
                expected.has("unordered") ? sorted(errors) : errors,
                before,
                accepted ? after : "",
                known && !before.equals(after));
    }

    private static String answered(JsonObject edit, String version, boolean unordered) {
        Settings settings =
                Settings.defaults().withVersion(KubernetesVersion.parse(version).orElseThrow());
        Candidate from = candidate(edit.text("old"));
        Candidate to = candidate(edit.text("new"));
        boolean sameObject =
                from.name().equals(to.name())
                        && from.namespace(settings).equals(to.namespace(settings));
        assertThat(sameObject).as("one object on both sides").isTrue();
        RevisionComparison compared =
                RevisionComparison.of(List.of(from), List.of(to), settings).get(0);
        List<String> errors = new ArrayList<>();
        for (FieldError error : compared.answer().errors()) {
            errors.add(error.field() + ": " + error.body());
        }
        boolean oldAccepted =
                RevisionComparison.of(List.of(), List.of(from), settings).get(0).accepted();
        return told(
                compared.accepted(),
                unordered ? sorted(errors) : errors,
                oldAccepted ? compared.from().hash() : "",
                compared.accepted() ? compared.to().hash() : "",
                oldAccepted && compared.outdatesPods());
    }

    private static String told(
            boolean accepted, List<String> errors, String before, String after, boolean restarts) {
        return (accepted ? "ok " : "refused ")
                + errors
                + " "
                + before
                + " → "
                + after
                + (restarts ? " restarts" : "");
    }

    private static List<String> sorted(List<String> errors) {
        Collections.sort(errors);
        return errors;
    }

    private static Candidate candidate(String text) {
        List<Candidate> all = Candidate.in(Document.of("edit.yaml", text), "edit");
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
