package io.daemonlens.fieldguide;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.SampleManifests;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.JsonSchemas;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The exported schemas agree with API servers on the manifests that people really write: what a
 * server stored is valid, what it could not decode or found unknown fields in is not.
 */
@Tag("corpus")
class ExportedSchemasCorpusTest {

    /** What a schema cannot see: the text of a quantity or a time, a key that stands twice. */
    private static final List<String> UNSEEN =
            List.of("quantities must match", "already set in map", "parsing time", "null, not");

    private final Map<String, Policy> schemas = new TreeMap<>();
    private final Set<String> wrong = new TreeSet<>();
    private int accepted;
    private int refused;

    @Test
    void whatServersStoredIsValidAndWhatTheyCouldNotDecodeIsNot() throws IOException {
        Path corpus = SampleManifests.published(".");
        for (JsonObject recorded : PublishedAnswers.read()) {
            String name = recorded.text("corpusFile");
            Path file = corpus.resolve(name);
            JsonObject object = object(file, recorded.text("id").replaceFirst(".*#", ""));
            if (object != null) {
                for (JsonValue group : recorded.array("expect")) {
                    compare(recorded.text("id"), object, (JsonObject) group);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(accepted).isGreaterThan(2_000);
        assertThat(refused).isGreaterThan(100);
    }

    private static JsonObject object(Path file, String index) throws IOException {
        if (index.contains(".")) {
            return null; // An item of a List.
        }
        List<Manifest> all = Manifest.of(Document.of(file.toString(), Files.readAllBytes(file)));
        int at = Integer.parseInt(index);
        return at < all.size() && all.get(at).body().tree() instanceof JsonObject object
                ? object
                : null;
    }

    private void compare(String id, JsonObject object, JsonObject answer) {
        boolean stored = "true".equals(String.valueOf(answer.get("ok")));
        String unread = unread(answer);
        if (!stored && (unread.isEmpty() || UNSEEN.stream().anyMatch(unread::contains))) {
            return; // Decoded well: what is wrong is not its structure.
        }
        for (JsonValue version : answer.array("versions")) {
            String minor = ((JsonText) version).value();
            List<Policy.Breach> breaches = breaches(object, minor);
            if (breaches.isEmpty() != stored) {
                wrong.add(id + " in " + minor + ": " + (stored ? breaches.get(0) : unread));
            } else if (stored) {
                accepted++;
            } else {
                refused++;
            }
        }
    }

    /** A strict schema says more than a server before 1.25, which dropped unknown fields. */
    private List<Policy.Breach> breaches(JsonObject object, String minor) {
        boolean strict = KubernetesVersion.parse(minor).orElseThrow().isAtLeast(25);
        return schema(minor).check(object).stream()
                .filter(each -> strict || !each.message().contains("is not defined in the schema"))
                .toList();
    }

    /** Why the server could not decode it; empty where it could. */
    private static String unread(JsonObject answer) {
        JsonArray strict = answer.array("strictErrors");
        return answer.has("decodeError")
                ? answer.text("decodeError")
                : strict == null || strict.size() == 0 ? "" : strict.get(0).toString();
    }

    private Policy schema(String minor) {
        return schemas.computeIfAbsent(
                minor,
                key -> {
                    KubernetesVersion version = KubernetesVersion.parse(key).orElseThrow();
                    GroupVersionKind kind = GroupVersionKind.of("apps/v1", "DaemonSet");
                    return Policy.of(key, JsonReader.read(JsonSchemas.of(kind, version)));
                });
    }
}
