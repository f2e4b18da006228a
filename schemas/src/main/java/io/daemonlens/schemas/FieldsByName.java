package io.daemonlens.schemas;

import java.util.AbstractMap;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fields by JSON name, in their own order. A table of names is made when the first name is asked
 * for: most types are only passed through.
 */
final class FieldsByName extends AbstractMap<String, ApiField> {

    private final List<ApiField> fields;
    private volatile Map<String, ApiField> table;

    /** Of fields whose names all differ; nobody changes the list. */
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
