package io.daemonlens.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written reads back as the same, by our own reader, which reads as kubectl does. */
class YamlWriterTest {

    private static final List<String> TEXTS =
            List.of(
                    "on",
                    "Off",
                    "y",
                    "N",
                    "yes",
                    "NO",
                    "true",
                    "null",
                    "Null",
                    "~",
                    "",
                    "0777",
                    "0o17",
                    "0x1F",
                    "1e3",
                    "-1",
                    "+1",
                    ".5",
                    "1_000",
                    "0b11",
                    "12:30:00",
                    "2026-01-01",
                    ".inf",
                    ".NaN",
                    "=",
                    "<<",
                    "-",
                    "- a",
                    "? b",
                    "a: b",
                    "a #b",
                    "#c",
                    "*alias",
                    "&anchor",
                    "!tag",
                    "@at",
                    "`x`",
                    "'quoted'",
                    "\"double\"",
                    "{flow}",
                    "[list]",
                    " leading",
                    "trailing ",
                    "two\nlines",
                    "tab\there",
                    "back\\slash",
                    "\u0007bell",
                    "日本語",
                    "emoji 🎉",
                    "%directive",
                    "---",
                    "...",
                    "plain text",
                    "v1.2.3",
                    "a very long line ".repeat(20));

    @Test
    void textsReadBackAsTexts() {
        JsonObject object = new JsonObject();
        JsonArray list = new JsonArray();
        TEXTS.forEach(list::add);
        object.put("values", list);
        for (String text : TEXTS) {
            if (!text.isEmpty() && text.indexOf('\n') < 0) {
                object.put(text, "as a key");
            }
        }
        assertThat(readBack(object)).isEqualTo(object);
    }

    @Test
    void otherValuesStayWhatTheyAre() {
        JsonObject object =
                new JsonObject()
                        .put("number", new JsonNumber("17"))
                        .put("yes", JsonBoolean.of(true))
                        .put("nothing", JsonNull.NULL)
                        .put("empty", new JsonObject())
                        .put("none", new JsonArray())
                        .put(
                                "nested",
                                new JsonArray().add(new JsonObject().put("a", new JsonArray())));
        assertThat(readBack(object)).isEqualTo(object);
    }

    @Test
    void whatOlderReadersTakeForSomethingElseIsQuoted() {
        StringBuilder out = new StringBuilder();
        YamlWriter.write(
                new JsonObject().put("a", "on").put("b", "0777").put("c", "1e3").put("d", "plain"),
                out);
        assertThat(out).hasToString("a: \"on\"\nb: \"0777\"\nc: \"1e3\"\nd: plain\n");
    }

    private static Object readBack(JsonObject object) {
        StringBuilder out = new StringBuilder();
        YamlWriter.write(object, out);
        List<Manifest> manifests = Manifest.of(Document.of("a.yaml", out.toString()));
        assertThat(manifests).hasSize(1);
        assertThat(manifests.get(0).tree().problem()).as(out.toString()).isNull();
        return manifests.get(0).body().tree();
    }
}
