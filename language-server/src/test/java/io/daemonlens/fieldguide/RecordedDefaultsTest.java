package io.daemonlens.fieldguide;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Holds the defaults that a hover names against objects that API servers stored: each such field is
 * there in every object of its type, and wherever it was left out it is the default.
 */
class RecordedDefaultsTest {

    /** No recorded object has the type, or every one of them sets the field. */
    private static final Set<String> NOT_RECORDED =
            Set.of(
                    "core.v1.AzureDiskVolumeSource.cachingMode",
                    "core.v1.AzureDiskVolumeSource.kind",
                    "core.v1.PersistentVolumeClaimSpec.volumeMode");

    private final Set<String> met = new TreeSet<>();
    private final Set<String> known = new TreeSet<>();
    private final Set<String> wrong = new TreeSet<>();

    @Test
    void serversStoreTheDefaults() throws IOException {
        compare("default");
        compare("default-legacy");
        assertThat(wrong).isEmpty();
        known.removeAll(met);
        assertThat(known).isEqualTo(NOT_RECORDED);
        assertThat(met).hasSizeGreaterThan(40);
    }

    private void compare(String recording) throws IOException {
        String name = "/recordings/" + recording + ".jsonl.gz";
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        RecordedDefaultsTest.class.getResourceAsStream(name)),
                                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonObject recorded = JsonReader.readObject(line);
                boolean old = recorded.has("defaulted");
                for (JsonValue group : recorded.array(old ? "defaulted" : "expect")) {
                    JsonObject stored = ((JsonObject) group).object(old ? "object" : "defaulted");
                    for (JsonValue version : ((JsonObject) group).array("versions")) {
                        if (stored != null) {
                            walk(stored, ((JsonText) version).value());
                        }
                    }
                }
            }
        }
    }

    private void walk(JsonObject stored, String version) {
        ApiTypes types = ApiTypes.of(KubernetesVersion.parse(version).orElseThrow());
        walk(
                stored,
                types.root(GroupVersionKind.of(stored.text("apiVersion"), stored.text("kind"))),
                version);
    }

    private void walk(JsonValue value, ApiType type, String version) {
        if (value instanceof JsonArray list) {
            list.forEach(item -> walk(item, type, version));
        } else if (value instanceof JsonObject object && type != null) {
            for (ApiField field : type.properties().values()) {
                JsonValue inner = object.get(field.name());
                if (field.defaultValue() != null) {
                    compare(field, inner, version);
                }
                if (inner != null && field.type() != null && !field.map()) {
                    walk(inner, field.type(), version);
                }
            }
        }
    }

    /** Go leaves a zero out that is no pointer: absent is the default there. */
    private void compare(ApiField field, JsonValue stored, String version) {
        String said = field.defaultValue();
        boolean zero = List.of("0", "\"\"", "false").contains(said) && !field.pointer();
        known.add(field.toString());
        if (stored == null && !zero) {
            wrong.add(field + " in " + version + " is left out, not " + said);
        } else if (stored == null || written(stored).equals(said)) {
            met.add(field.toString());
        }
    }

    private static String written(JsonValue value) {
        String text = JsonWriter.sorted(value);
        return value instanceof JsonText && text.length() > 2
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
