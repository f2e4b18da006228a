package io.daemonlens.fieldguide;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;

/**
 * What a path leads to in a type.
 *
 * @param field the field whose value, item or entry stands there; null for the object itself
 * @param type the struct that stands there; null for what has no fields of its own
 * @param element whether the value is an item of the field's list or an entry of its map
 */
public record FieldAt(ApiField field, ApiType type, boolean element) {

    /** Follows a path from the object's type; null where it leads out of what is known. */
    public static FieldAt of(ApiType root, FieldPath path) {
        FieldAt at = new FieldAt(null, root, false);
        for (FieldPath step : path.steps()) {
            at = at.next(step);
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    private FieldAt next(FieldPath step) {
        if (type != null) {
            ApiField member = step.name() == null ? null : type.field(step.name());
            if (member == null) {
                return null;
            }
            boolean holds = !member.list() && !member.map();
            return new FieldAt(member, holds ? member.type() : null, false);
        }
        if (field == null || element) {
            return null;
        }
        boolean fits = field.list() ? step.kind() == FieldPath.Kind.INDEX : field.map();
        return fits ? new FieldAt(field, field.type(), true) : null;
    }

    /** Whether a list of something stands there. */
    public boolean isList() {
        return field != null && field.list() && !element;
    }

    /** Whether an object with keys of the user's choice stands there. */
    public boolean isMap() {
        return field != null && field.map() && !element;
    }

    /** Whether one value without parts stands there. */
    public boolean isScalar() {
        return field != null && type == null && !isList() && !isMap();
    }
}
