package io.daemonlens.engine.apiserver.validation.scheduling;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import java.util.Map;

/**
 * Validates the annotation that held tolerations before the field existed: a JSON list, whose
 * member names Go matches case-insensitively. The annotation has no effect any more, but is still
 * validated.
 */
public final class TolerationsAnnotation {

    private static final String KEY = "scheduler.alpha.kubernetes.io/tolerations";

    private TolerationsAnnotation() {}

    public static void check(Field annotations, Errors errors) {
        Field annotation = annotations.at(KEY);
        if (annotation.isEmpty()) {
            return;
        }
        Errors found = errors.as(RuleCodes.TEMPLATE_ANNOTATION);
        try {
            Errors inside = Errors.onCreate(errors.version(), errors.gates());
            TolerationRules.check(
                    asField(tolerations(JsonReader.read(annotation.text())))
                            .printedAs(annotation.printed()),
                    inside);
            for (FieldError error : inside.list()) {
                found.add(
                        error.type(),
                        annotation.printedAs(FieldPath.of(error.field())),
                        error.value(),
                        error.detail());
            }
        } catch (JsonReader.SyntaxException | TypeException e) {
            found.invalid(annotations, GoValues.quote(KEY), words(e.getMessage(), errors));
        }
    }

    /** Adjusts the message: up to 1.8 the server's internal types belong to another package. */
    private static String words(String message, Errors errors) {
        return errors.version().isAtLeast(9) ? message : message.replace("core.", "api.");
    }

    /** Wraps the tolerations in a field at their usual path, so that errors print their types. */
    private static Field asField(JsonArray tolerations) {
        JsonObject spec = new JsonObject().put("tolerations", tolerations);
        JsonObject template = new JsonObject().put("spec", spec);
        return Field.of(new JsonObject().put("spec", new JsonObject().put("template", template)))
                .at("spec", "template", "spec", "tolerations");
    }

    /** Thrown for a value of the wrong type; the message is Go's. */
    private static final class TypeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TypeException(String what, String where) {
            super("json: cannot unmarshal " + what + " into Go " + where);
        }
    }

    private static JsonArray tolerations(JsonValue read) {
        JsonArray list = new JsonArray();
        if (read instanceof JsonNull) {
            return list;
        }
        if (!(read instanceof JsonArray items)) {
            throw new TypeException(read.goKind(), "value of type []core.Toleration");
        }
        TypeException first = null;
        for (int i = 0; i < items.size(); i++) {
            try {
                list.add(toleration(items.get(i)));
            } catch (TypeException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
        return list;
    }

    private static JsonObject toleration(JsonValue item) {
        JsonObject toleration = new JsonObject();
        if (item instanceof JsonNull) {
            return toleration;
        }
        if (!(item instanceof JsonObject object)) {
            throw new TypeException(item.goKind(), "value of type core.Toleration");
        }
        for (Map.Entry<String, JsonValue> member : object.entries()) {
            if (!(member.getValue() instanceof JsonNull)) {
                put(member.getKey(), member.getValue(), toleration);
            }
        }
        return toleration;
    }

    private static void put(String name, JsonValue value, JsonObject toleration) {
        if (name.equalsIgnoreCase("key")) {
            toleration.put("key", text(value, "Key of type string"));
        } else if (name.equalsIgnoreCase("operator")) {
            toleration.put("operator", text(value, "Operator of type core.TolerationOperator"));
        } else if (name.equalsIgnoreCase("value")) {
            toleration.put("value", text(value, "Value of type string"));
        } else if (name.equalsIgnoreCase("effect")) {
            toleration.put("effect", text(value, "Effect of type core.TaintEffect"));
        } else if (name.equalsIgnoreCase("tolerationSeconds")) {
            toleration.put("tolerationSeconds", wholeNumber(value));
        }
    }

    private static JsonValue text(JsonValue value, String member) {
        if (value instanceof JsonText) {
            return value;
        }
        throw new TypeException(value.goKind(), "struct field Toleration." + member);
    }

    private static JsonValue wholeNumber(JsonValue value) {
        if (value instanceof JsonNumber number && number.isInteger()) {
            return value;
        }
        String literal = value instanceof JsonNumber number ? " " + number.literal() : "";
        throw new TypeException(
                value.goKind() + literal,
                "struct field Toleration.TolerationSeconds of type int64");
    }
}
