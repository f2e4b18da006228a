package io.daemonlens.fieldguide;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.FieldKind;

/** Formats values for messages and suggests how to fix a value of the wrong type. */
final class FieldRendering {

    private static final int LONGEST = 40;

    private FieldRendering() {}

    /** Returns a scalar as JSON, truncated to 40 characters; objects and lists are elided. */
    static String of(JsonValue value) {
        if (value instanceof JsonObject) {
            return "{…}";
        } else if (value instanceof JsonArray) {
            return "[…]";
        }
        String text = value instanceof JsonText t ? '"' + t.value() + '"' : String.valueOf(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /**
     * Returns the key of the message that suggests a fix, or an empty text: {@code quote}, {@code
     * unquote}, {@code list} or {@code nolist}.
     */
    static String cure(JsonValue value, ApiField field, boolean element) {
        boolean listed = field.list() && !element;
        if (listed) {
            return value instanceof JsonArray ? "" : "list";
        }
        boolean scalar = value instanceof JsonNumber || value instanceof JsonBoolean;
        if (field.kind() == FieldKind.STRING && scalar) {
            return "quote";
        } else if (value instanceof JsonText text && number(field) && integer(text.value())) {
            return "unquote";
        } else if (value instanceof JsonArray && field.kind() == FieldKind.OBJECT) {
            return "nolist";
        }
        return "";
    }

    private static boolean number(ApiField field) {
        return field.kind() == FieldKind.INT32 || field.kind() == FieldKind.INT64;
    }

    private static boolean integer(String text) {
        return text.matches("-?[0-9]{1,18}");
    }
}
