package io.daemonlens.engine.apps;

import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A struct in the dump of a pod template: {@code {Name:(string)x Value:(string)y}}. It is built
 * once per type and minor, and caches the output of absent fields, which are the most common.
 */
final class DumpedType {

    private final DumpedField[] fields;
    private @Nullable Fragment zero;

    DumpedType(ApiType type) {
        List<ApiField> declared = type.fields();
        fields = new DumpedField[declared.size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = new DumpedField(declared.get(i));
        }
    }

    /** Writes the struct; {@code null} is its zero value. */
    void write(@Nullable JsonObject object, Fnv out) {
        if (object == null || object.isEmpty()) {
            out.add(zero());
            return;
        }
        writeFields(object, out);
    }

    private Fragment zero() {
        Fragment known = zero;
        if (known == null) {
            Fnv out = Fnv.withText();
            writeFields(new JsonObject(), out);
            known = new Fragment(out.text());
            zero = known;
        }
        return known;
    }

    private void writeFields(JsonObject object, Fnv out) {
        char before = '{';
        for (DumpedField field : fields) {
            out.add(before);
            field.write(object, out);
            before = ' ';
        }
        out.add('}');
    }

    /**
     * Returns whether the object has a member that belongs to one of the fields or inlined fields.
     */
    boolean concerns(JsonObject object) {
        for (DumpedField field : fields) {
            if (field.concerns(object)) {
                return true;
            }
        }
        return false;
    }
}
