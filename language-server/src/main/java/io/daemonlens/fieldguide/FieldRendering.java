package io.daemonlens.fieldguide;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.FieldKind;

/** A value as our sentences show it, and what would make it fit. */
final class FieldRendering {

    private static final int LONGEST = 40;

    private FieldRendering() {}

    /** The value as JSON when it is short, else what it is. */
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
     * The key of the sentence that says what to do: {@code quote}, {@code unquote}, {@code dash}.
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
