package io.daemonlens.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The published schema of sketches names the fields that are read, and the reference names them
 * too.
 */
final class ClusterSketchSchemaTest {

    private static final Pattern FIELD =
            Pattern.compile(
                    "(?m)^( +)\"([a-zA-Z]+)\": \\{\"(?:type|const)\":.*?\"description\": \"(.*?)\"}");

    /** Fields of pools and their descriptions, as the schema has them. */
    private static Map<String, String> fieldsOfPools() throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher =
                FIELD.matcher(Files.readString(Path.of("../docs/cluster-sketch.schema.json")));
        while (matcher.find()) {
            if (matcher.group(1).length() > 8) {
                fields.put(matcher.group(2), matcher.group(3).replace("\\\"", "\""));
            }
        }
        return fields;
    }

    @Test
    void everyFieldOfTheSchemaIsRead() throws IOException {
        List<String> fields = new ArrayList<>(fieldsOfPools().keySet());
        assertThat(fields).hasSize(9);
        JsonObject pool = new JsonObject();
        for (String field : fields) {
            pool.put(field, sample(field));
        }
        assertThatCode(() -> ClusterSketch.read(sketch(pool))).doesNotThrowAnyException();
        assertThatCode(() -> ClusterSketch.read(sketch(pool.put("other", new JsonText("x")))))
                .isInstanceOf(ClusterSketch.SketchException.class);
    }

    @Test
    void theReferenceHasTheWordsOfTheSchema() throws IOException {
        String page = Files.readString(Path.of("../docs/guides/sketches.md"));
        fieldsOfPools()
                .forEach(
                        (field, description) ->
                                assertThat(page)
                                        .contains(
                                                "| `pools[]."
                                                        + field
                                                        + "` | "
                                                        + description
                                                        + " |"));
    }

    private static JsonObject sketch(JsonObject pool) {
        JsonArray pools = new JsonArray();
        pools.add(pool);
        return new JsonObject()
                .put("apiVersion", "daemonlens.io/v1")
                .put("kind", "ClusterSketch")
                .put("metadata", new JsonObject())
                .put("kubernetesVersion", "1.31")
                .put("pools", pools);
    }

    private static JsonValue sample(String field) {
        return switch (field) {
            case "name" -> new JsonText("workers");
            case "count" -> JsonNumber.of(3);
            case "unschedulable", "notReady" -> JsonNumber.of(1);
            case "zones", "taints" -> new JsonArray();
            default -> new JsonObject();
        };
    }
}
