package io.daemonlens.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Trees of Java's own types as JSON. */
class JsonConverterTest {

    @Test
    void mapsListsAndScalarsAreConverted() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("text", "a");
        map.put("number", 7);
        map.put("decimal", new BigDecimal("1.50"));
        map.put("list", Arrays.asList(true, null));
        map.put("json", JsonBoolean.of(false));
        assertThat(JsonWriter.compact(JsonConverter.of(map)))
                .isEqualTo(
                        "{\"text\":\"a\",\"number\":7,\"decimal\":1.50,\"list\":[true,null],\"json\":false}");
    }

    @Test
    void otherTypesAreNamed() {
        assertThatThrownBy(() -> JsonConverter.of(List.of("a", new Thread())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Thread");
    }
}
