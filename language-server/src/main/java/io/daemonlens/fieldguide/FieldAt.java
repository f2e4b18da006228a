package io.daemonlens.fieldguide;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;

/**
 * The field and type that a path leads to.
 *
 * @param field that contains the value, item or entry; null for the object itself
 * @param type the struct at the path; null for values without fields of their own
 * @param element whether the value is an item of the field's list or an entry of its map
 */
public record FieldAt(ApiField field, ApiType type, boolean element) {

    /** Follows a path from the object's type; returns null if the path is unknown. */
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

    /** Returns whether the path leads to a list. */
    public boolean isList() {
        return field != null && field.list() && !element;
    }

    /** Returns whether the path leads to a map with arbitrary keys. */
    public boolean isMap() {
        return field != null && field.map() && !element;
    }

    /** Returns whether the path leads to a scalar. */
    public boolean isScalar() {
        return field != null && type == null && !isList() && !isMap();
    }
}
