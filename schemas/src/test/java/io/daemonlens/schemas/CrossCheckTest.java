package io.daemonlens.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Holds the table against what Go's reflection and the published OpenAPI said, minor by minor. */
class CrossCheckTest {

    private static final int[] OPENAPI_MINORS = {
        8, 9, 10, 12, 15, 16, 20, 24, 28, 30, 32, 34, 35, 36, 37
    };

    @Test
    void goStructsHaveTheSameFieldsInTheSameOrder() throws IOException {
        List<String> lines = lines("go-structs.tsv.gz");
        int checked = 0;
        for (String line : lines) {
            String[] columns = line.split("\t", -1);
            for (int minor = number(columns[1]); minor <= number(columns[2]); minor++) {
                ApiType type = ApiTypes.of(KubernetesVersion.of(minor)).type(columns[0]);
                assertThat(type.goName()).isEqualTo(columns[3]);
                String ours =
                        type.fields().stream()
                                .map(f -> f.goName() + ":" + f.goType() + ":" + f.name())
                                .collect(Collectors.joining(" "));
                assertThat(ours).as(columns[0] + " in 1." + minor).isEqualTo(columns[4]);
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(2_500);
    }

    @Test
    void openApiFieldsAreKnownWithTheirKeysAndRequirement() throws IOException {
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (String line : lines("openapi-fields.tsv.gz")) {
            String[] columns = (line + "\t\t\t").split("\t", -1);
            for (int minor : OPENAPI_MINORS) {
                if (line.startsWith("#") || !within(columns[9], minor)) {
                    continue;
                }
                ApiType type = ApiTypes.of(KubernetesVersion.of(minor)).type(columns[0]);
                if (type == null || type.properties().isEmpty()) {
                    continue; // Published, but out of a DaemonSet's reach in this minor.
                }
                ApiField field = type.field(columns[1]);
                String said = columns[3] + " " + columns[4] + " " + columns[5] + " " + columns[7];
                if (field == null || !said.equals(ours(field))) {
                    String answer = field == null ? "missing" : ours(field);
                    wrong.add(type + "." + columns[1] + ": " + answer + ", OpenAPI " + said);
                }
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(5_000);
        assertThat(wrong).isEmpty();
    }

    private static String ours(ApiField field) {
        String keys = "map".equals(field.listType()) ? String.join(",", field.mergeKeys()) : "";
        return (field.required() ? "required" : "")
                + " "
                + orEmpty(field.listType())
                + " "
                + keys
                + " "
                + orEmpty(field.patchMergeKey());
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static boolean within(String minors, int minor) {
        int dash = minors.indexOf('-');
        int from = number(minors.substring(2, dash < 0 ? minors.length() : dash));
        return from <= minor && minor <= (dash < 0 ? from : number(minors.substring(dash + 3)));
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }

    private static List<String> lines(String name) throws IOException {
        try (GZIPInputStream in =
                new GZIPInputStream(CrossCheckTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
