package io.daemonlens.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Document;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that servers could not read, or read twice, and what they said of them. */
class UnreadableTextTest {

    static Stream<JsonObject> recorded() throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        UnreadableTextTest.class.getResourceAsStream(
                                                "/recordings/unreadable.jsonl.gz")),
                                StandardCharsets.UTF_8))) {
            List<JsonObject> rows =
                    lines.lines().map(UnreadableTextTest::read).collect(Collectors.toList());
            return rows.stream();
        }
    }

    private static JsonObject read(String line) {
        return JsonReader.readObject(line);
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void isRefusedInTheServersWords(JsonObject row) {
        Body body = bodyOf(row.text("yaml"), row.text("version"));
        String words = body.syntaxError() == null ? "" : body.syntaxError();
        assertThat(words).as(row.text("id")).isEqualTo(row.text("syntaxError"));
        if (!row.text("duplicates").isEmpty()) {
            String duplicates =
                    body.duplicates().stream()
                            .map(
                                    each ->
                                            "\n  line "
                                                    + each.line()
                                                    + ": key \""
                                                    + each.key()
                                                    + "\" already set in map")
                            .collect(Collectors.joining());
            assertThat("yaml: unmarshal errors:" + duplicates)
                    .as(row.text("id"))
                    .isEqualTo(row.text("duplicates"));
        }
    }

    private static Body bodyOf(String yaml, String version) {
        Manifest manifest = Manifest.of(Document.of("test.yaml", yaml)).get(0);
        return manifest.bodyFor(KubernetesVersion.parse(version).orElseThrow());
    }

    /** YAML 1.1 as the server's reader has it: what a plain scalar is in JSON. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "yes            | true",
                "Off            | false",
                "y              | true",
                "~              | null",
                "0644           | 420",
                "0o644          | 420",
                "08             | 8",
                "0b11           | 3",
                "0x1F           | 31",
                "1_000          | 1000",
                "1.0            | 1",
                "1e3            | 1000",
                ".5             | 0.5",
                "1e21           | 1e+21",
                "18446744073709551615 | 18446744073709551615",
                "18446744073709551616 | 18446744073709552000",
                "12:30:45       | \"12:30:45\"",
                "2024-01-01     | \"2024-01-01\"",
                "1.2.3          | \"1.2.3\"",
                "!!str 5        | \"5\"",
                "! 7            | \"7\"",
                "\"yes\"        | \"yes\"",
                "'it''s'        | \"it's\"",
                "!!int \"5\"    | 5",
                "!!binary aGk=  | \"hi\"",
                "[a, b: c]      | [\"a\",{\"b\":\"c\"}]",
                "{x: , z: 1}    | {\"x\":null,\"z\":1}",
            })
    void plainTextsReadAsYaml11(String yaml, String json) {
        assertThat(String.valueOf(((JsonObject) bodyOf("v: " + yaml, "1.37").tree()).get("v")))
                .isEqualTo(json);
    }

    @Test
    void keysBecomeTextsAndStandInOrder() {
        Body body = bodyOf("on: 1\n2: b\n1.5: c\na: d\n", "1.37");
        assertThat(body.tree()).hasToString("{\"1.5\":\"c\",\"2\":\"b\",\"a\":\"d\",\"true\":1}");
    }

    @Test
    void aliasesThatStandForTooMuchAreRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("*a").append(i - 1).append("]\n");
        }
        assertThat(bodyOf(bomb.toString(), "1.37").syntaxError())
                .isEqualTo("yaml: document contains excessive aliasing");
    }

    @Test
    void jsonMayEscapeMore() {
        String text = "{\"a\": \"x\\/y\\ud83d\\ude00\"}";
        assertThat(bodyOf(text, "1.37").tree()).hasToString("{\"a\":\"x/y😀\"}");
        assertThat(bodyOf("- " + text, "1.37").syntaxError())
                .isEqualTo("yaml: found unknown escape character");
    }

    @Test
    void anAnchorInsideItselfIsRefused() {
        assertThat(bodyOf("a: &a [*a]\n", "1.37").syntaxError())
                .isEqualTo("yaml: anchor 'a' value contains itself");
    }

    @Test
    void bytesThatAreNoTextAreRefusedWhereTheyStand() {
        byte[] bytes = {'a', ':', ' ', (byte) 0xC3, '('};
        Document document = Document.of("test.yaml", bytes);
        assertThat(Manifest.of(document).get(0).body().syntaxError())
                .isEqualTo("yaml: invalid trailing UTF-8 octet");
    }
}
