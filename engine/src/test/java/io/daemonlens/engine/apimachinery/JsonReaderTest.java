package io.daemonlens.engine.apimachinery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[1,-2.5e3,true,false,null,\"x\\u0041\\n\\\"\"],\"b\":{}}",
                "[]",
                "\"\\u003c\\u2028\"",
                "0"
            })
    void whatIsReadIsWrittenAsGoWritesIt(String text) {
        JsonValue read = JsonReader.read(text);
        assertThat(JsonReader.read(JsonWriter.compact(read))).isEqualTo(read);
        assertThat(JsonWriter.compact(read)).isEqualTo(text.replace("\\u0041", "A"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{\"a\":1,}|invalid character '}' looking for beginning of object key string",
                "{a:1}|invalid character 'a' looking for beginning of object key string",
                "[1 2]|invalid character '2' after array element",
                "{\"a\" 1}|invalid character '1' after object key",
                "{\"a\":1|unexpected end of JSON input",
                "nul!|invalid character '!' in literal null (expecting 'l')",
                "1 x|invalid character 'x' after top-level value",
                "\"\\q\"|invalid character 'q' in string escape code",
                "01|invalid character '1' after top-level value",
            })
    void errorsAreWordedAsGoWordsThem(String text, String message) {
        assertThatThrownBy(() -> JsonReader.read(text))
                .isInstanceOf(JsonReader.SyntaxException.class)
                .hasMessage(message);
    }
}
