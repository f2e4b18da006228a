package io.daemonlens.engine.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An object behaves as a map in insertion order, with few members and with many. */
class JsonObjectTest {

    @Test
    void randomChangesGiveTheSameMembersAsALinkedHashMap() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            JsonObject object = random.nextBoolean() ? new JsonObject() : new JsonObject(3);
            Map<String, JsonValue> map = new LinkedHashMap<>();
            int names = 1 + random.nextInt(60);
            for (int i = 0; i < 200; i++) {
                String name = "name-" + random.nextInt(names);
                if (random.nextInt(3) == 0) {
                    assertThat(object.remove(name)).isEqualTo(map.remove(name));
                } else {
                    object.put(name, i);
                    map.put(name, JsonNumber.of(i));
                }
                checkSame(object, map);
            }
            checkSame(object.copy(), map);
            assertThat(object.copy()).isEqualTo(object).hasSameHashCodeAs(object);
        }
    }

    private static void checkSame(JsonObject object, Map<String, JsonValue> map) {
        assertThat(object.size()).isEqualTo(map.size());
        assertThat(new ArrayList<>(object.names())).isEqualTo(new ArrayList<>(map.keySet()));
        assertThat(new ArrayList<>(object.entries())).isEqualTo(new ArrayList<>(map.entrySet()));
        map.forEach((name, value) -> assertThat(object.get(name)).isEqualTo(value));
        assertThat(object.has("absent")).isFalse();
    }

    @Test
    void equalityIgnoresTheOrder() {
        JsonObject one = new JsonObject().put("a", 1).put("b", "x");
        JsonObject other = new JsonObject().put("b", "x").put("a", 1);
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one).isNotEqualTo(other.copy().put("a", 2));
        assertThat(one).isNotEqualTo(new JsonObject().put("a", 1).put("c", "x"));
        assertThat(List.copyOf(one.names())).containsExactly("a", "b");
    }

    @Test
    void viewsChangeTheObject() {
        JsonObject object = new JsonObject();
        for (int i = 0; i < 30; i++) {
            object.put("n" + i, i);
        }
        object.entries().iterator().next().setValue(new JsonText("changed"));
        assertThat(object.text("n0")).isEqualTo("changed");
        object.names().removeIf(name -> name.endsWith("5"));
        assertThat(object.has("n25")).isFalse();
        assertThat(object.size()).isEqualTo(27);
        assertThat(object.get("n29")).isEqualTo(JsonNumber.of(29));
    }

    @Test
    void aCopyIsIndependent() {
        JsonObject object = new JsonObject().put("in", new JsonObject().put("a", 1));
        JsonObject copy = object.copy();
        copy.object("in").put("a", 2);
        copy.put("more", 1);
        assertThat(object).isEqualTo(new JsonObject().put("in", new JsonObject().put("a", 1)));
    }
}
