package io.daemonlens.fieldguide;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.FieldKind;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.NearestWord;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks the structure of an object: unknown fields, wrong types and values outside an enum. The
 * API server stops at the first wrong type; this check reports all of them. Missing required fields
 * are left to the API server's validation.
 */
public final class StructureCheck {

    private final Wording wording;

    /** Shared by all values, because creating a context costs as much as ten checks. */
    private final ExecutionContext context = FieldSchemas.context();

    private final Map<FieldPath, SchemaProblem> problems = new LinkedHashMap<>();

    private StructureCheck(Wording wording) {
        this.wording = wording;
    }

    /**
     * Returns the problems in text order; none for an unsupported kind. Synchronized, because the
     * first use of the validator is not thread-safe.
     */
    public static synchronized List<SchemaProblem> check(
            JsonObject object, GroupVersionKind kind, KubernetesVersion version, Wording wording) {
        ApiType root = ApiTypes.of(version).root(kind);
        if (root == null) {
            return List.of();
        }
        StructureCheck check = new StructureCheck(wording);
        check.object(object, new Place(root, FieldPath.ROOT, null));
        return List.copyOf(check.problems.values());
    }

    private void object(JsonObject object, Place place) {
        List<ApiField> deeper = new ArrayList<>();
        for (Map.Entry<String, JsonValue> entry : object.entries()) {
            ApiField field = place.type().field(entry.getKey());
            if (field == null) {
                unknown(entry.getKey(), place);
                continue;
            }
            boolean structs = field.kind() == FieldKind.OBJECT && !field.map();
            if (structs) {
                deeper.add(field);
            }
            if (!structs || field.list() || !(entry.getValue() instanceof JsonObject)) {
                value(field, entry.getValue(), place); // Otherwise the value is valid.
            }
        }
        for (ApiField field : deeper) {
            inside(field, object.get(field.name()), place);
        }
    }

    private void value(ApiField field, JsonValue value, Place place) {
        if (value instanceof JsonNull) {
            return;
        }
        FieldSchemas.of(field).validate(context, JacksonTree.shallow(value, field.map()));
        List<Error> errors = context.getErrors();
        if (!errors.isEmpty()) {
            context.setErrors(new ArrayList<>());
            for (Error error : errors) {
                report(error, field, value, place);
            }
        }
    }

    private void inside(ApiField field, JsonValue value, Place place) {
        FieldPath path = place.path().child(field.name());
        if (field.list() && value instanceof JsonArray items) {
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof JsonObject item) {
                    object(item, new Place(field.type(), path.index(i), place));
                }
            }
        } else if (!field.list() && value instanceof JsonObject object) {
            object(object, new Place(field.type(), path, place));
        }
    }

    private void unknown(String name, Place place) {
        add(
                place.path().child(name),
                "unknown-field",
                wording.say("unknown-field", name, place.where()),
                "");
    }

    /** Reports a validator error for a field's value or for an item or entry in it. */
    private void report(Error error, ApiField field, JsonValue whole, Place place) {
        boolean inside = error.getInstanceLocation().getNameCount() > 0;
        FieldPath path = place.path().child(field.name());
        JsonValue value = whole;
        if (inside && value instanceof JsonArray items) {
            int index = ((Number) error.getInstanceLocation().getElement(0)).intValue();
            path = path.index(index);
            value = items.get(index);
        } else if (inside && value instanceof JsonObject map) {
            String key = error.getInstanceLocation().getName(0);
            path = path.key(key);
            value = map.get(key);
        }
        if (error.getKeyword().equals("enum")) {
            unsupported(field, path, value);
        } else {
            add(
                    path,
                    "wrong-type",
                    wording.say(
                            "wrong-type",
                            path,
                            wording.say("type." + expected(field, inside)),
                            FieldRendering.of(value)),
                    wording.sayIfKnown(
                            "wrong-type." + FieldRendering.cure(value, field, inside),
                            FieldRendering.of(value)));
        }
    }

    private void unsupported(ApiField field, FieldPath path, JsonValue value) {
        if (!(value instanceof JsonText text)) {
            return; // The wrong type is already reported.
        }
        String nearest = NearestWord.to(text.value(), field.values());
        String all = String.join(", ", field.values());
        add(
                path,
                "unsupported-value",
                wording.say("unsupported-value", text.value(), path),
                nearest == null
                        ? wording.say("unsupported-value.all", all)
                        : wording.say("unsupported-value.nearest", nearest, all));
    }

    private void add(FieldPath path, String code, String message, String help) {
        problems.putIfAbsent(path, new SchemaProblem(path, code, message, help));
    }

    /** Returns the name of the expected type in messages: {@code list}, {@code text} … */
    private static String expected(ApiField field, boolean element) {
        if (!element && field.list()) {
            return "list";
        } else if (!element && field.map()) {
            return "map";
        }
        return switch (field.kind()) {
            case OBJECT -> "object";
            case STRING, DURATION, BYTES -> "text";
            case INT32, INT64 -> "integer";
            case FLOAT -> "number";
            case BOOL -> "bool";
            case QUANTITY -> "quantity";
            case INT_OR_STRING -> "intOrString";
            case TIME -> "time";
            case RAW -> "anything";
        };
    }

    /** An object on the path from the root. */
    record Place(ApiType type, FieldPath path, Place parent) {

        /** Returns the path as text; {@code DaemonSet} for the root object. */
        String where() {
            return path.isRoot() ? "DaemonSet" : path.toString();
        }

        List<Place> ancestors() {
            List<Place> above = new ArrayList<>();
            for (Place place = parent; place != null; place = place.parent()) {
                above.add(place);
            }
            return above;
        }
    }
}
