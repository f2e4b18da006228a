package io.daemonlens.schemas;

import java.util.AbstractMap;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An ordered map from JSON name to field. The index is built on the first lookup, because most
 * types are only iterated.
 */
final class FieldsByName extends AbstractMap<String, ApiField> {

    private final List<ApiField> fields;
    private volatile Map<String, ApiField> table;

    /** Takes fields with distinct names; the list must not change afterwards. */
    FieldsByName(List<ApiField> fields) {
        this.fields = fields;
    }

    @Override
    public Collection<ApiField> values() {
        return fields;
    }

    @Override
    public int size() {
        return fields.size();
    }

    @Override
    public ApiField get(Object name) {
        return table().get(name);
    }

    @Override
    public boolean containsKey(Object name) {
        return table().containsKey(name);
    }

    @Override
    public Set<Entry<String, ApiField>> entrySet() {
        return table().entrySet();
    }

    private Map<String, ApiField> table() {
        Map<String, ApiField> known = table;
        if (known == null) {
            Map<String, ApiField> made = new LinkedHashMap<>(fields.size() * 2);
            for (ApiField field : fields) {
                made.put(field.name(), field);
            }
            known = Collections.unmodifiableMap(made);
            table = known;
        }
        return known;
    }
}
