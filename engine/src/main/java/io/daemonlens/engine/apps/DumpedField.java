package io.daemonlens.engine.apps;

import io.daemonlens.engine.json.CodePoints;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.FieldKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field in the dump of a pod template: {@code Image:(string)nginx}. */
final class DumpedField {

    private final ApiField field;
    private final String name;
    private final boolean inlined;
    private final FieldKind kind;
    private final boolean list;
    private final boolean map;
    private final boolean pointer;
    private final Fragment prefix;
    private @Nullable Fragment absent;
    private @Nullable DumpedType struct;

    DumpedField(ApiField field) {
        this.field = field;
        name = field.name();
        inlined = field.inlined();
        kind = field.kind();
        list = field.list();
        map = field.map();
        pointer = field.pointer();
        prefix = new Fragment(field.goName() + ":(" + field.goType() + ")");
    }

    boolean concerns(JsonObject object) {
        return inlined ? struct().concerns(object) : object.has(name);
    }

    void write(JsonObject owner, Fnv out) {
        if (inlined) {
            out.add(prefix);
            struct().write(struct().concerns(owner) ? owner : null, out);
            return;
        }
        JsonValue value = name.isEmpty() ? null : owner.get(name);
        if (value == null || isAbsent(value)) {
            out.add(absent());
            return;
        }
        out.add(prefix);
        if (list) {
            items((JsonArray) value, out);
        } else if (map) {
            entries((JsonObject) value, out);
        } else {
            value(value, out);
        }
    }

    /**
     * Returns whether storage makes the value nil: empty lists and maps, but not pointers to empty
     * values.
     */
    private boolean isAbsent(JsonValue value) {
        if (value == JsonNull.NULL) {
            return true;
        }
        if (list) {
            return !(value instanceof JsonArray array) || array.isEmpty();
        }
        return map && (!(value instanceof JsonObject object) || object.isEmpty());
    }

    private Fragment absent() {
        Fragment known = absent;
        if (known == null) {
            Fnv out = Fnv.withText().add(prefix);
            if (pointer || list || map) {
                out.add(DumpedValue.NIL);
            } else {
                value(null, out);
            }
            known = new Fragment(out.text());
            absent = known;
        }
        return known;
    }

    private void value(@Nullable JsonValue value, Fnv out) {
        if (kind == FieldKind.OBJECT) {
            struct().write(value instanceof JsonObject object ? object : null, out);
        } else {
            DumpedValue.write(kind, value, out);
        }
    }

    private void items(JsonArray array, Fnv out) {
        char before = '[';
        for (JsonValue item : array) {
            out.add(before);
            value(item, out);
            before = ' ';
        }
        out.add(']');
    }

    private void entries(JsonObject object, Fnv out) {
        List<String> keys = new ArrayList<>(object.names());
        keys.sort(CodePoints.ORDER);
        out.add("map[");
        for (int i = 0; i < keys.size(); i++) {
            if (i > 0) {
                out.add(' ');
            }
            out.add(keys.get(i)).add(':');
            value(object.get(keys.get(i)), out);
        }
        out.add(']');
    }

    private DumpedType struct() {
        DumpedType known = struct;
        if (known == null) {
            ApiType type = field.type();
            known = new DumpedType(type);
            struct = known;
        }
        return known;
    }
}
