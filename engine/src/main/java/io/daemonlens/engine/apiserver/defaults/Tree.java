package io.daemonlens.engine.apiserver.defaults;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import java.util.function.Consumer;

/** Helpers for a decoded tree that is being defaulted or stripped of fields. */
final class Tree {

    private Tree() {}

    /** Returns the member as an object; adds an empty object if it is missing. */
    static JsonObject objectOf(JsonObject of, String name) {
        JsonObject member = of.object(name);
        if (member == null) {
            member = new JsonObject();
            of.put(name, member);
        }
        return member;
    }

    /** Returns the nested member as an object, or null if any step is missing. */
    static JsonObject object(JsonObject of, String... names) {
        JsonObject at = of;
        for (String name : names) {
            at = at == null ? null : at.object(name);
        }
        return at;
    }

    /** Returns a list member of an object that may itself be missing. */
    static JsonArray list(JsonObject of, String name) {
        return of == null ? null : of.array(name);
    }

    /** Runs the step for each object of a list, which may be null. */
    static void each(JsonArray list, Consumer<JsonObject> step) {
        if (list != null) {
            for (JsonValue item : list) {
                if (item instanceof JsonObject object) {
                    step.accept(object);
                }
            }
        }
    }

    static void setIfAbsent(JsonObject of, String name, JsonValue value) {
        if (!of.has(name)) {
            of.put(name, value);
        }
    }

    static void setIfAbsent(JsonObject of, String name, String value) {
        setIfAbsent(of, name, new JsonText(value));
    }

    static void setIfEmpty(JsonObject of, String name, String value) {
        if (of.text(name).isEmpty()) {
            of.put(name, value);
        }
    }

    static void setIfZero(JsonObject of, String name, long value) {
        if (!(of.get(name) instanceof JsonNumber number) || number.longValue() == 0) {
            of.put(name, value);
        }
    }

    static boolean isTrue(JsonValue value) {
        return value instanceof JsonBoolean bool && bool.value();
    }
}
