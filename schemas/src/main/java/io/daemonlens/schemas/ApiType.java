package io.daemonlens.schemas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A Kubernetes struct in one minor release, with its fields in the order of the Go struct. */
public final class ApiType {

    private final ApiTypes types;
    private final int number;
    private final FieldLine[] lines;
    private final List<ApiField> fields;

    // Built on first use; two threads may both build it, with the same result.
    private String id;
    private FieldsByName properties;

    ApiType(ApiTypes types, int number) {
        this.types = types;
        this.number = number;
        lines = FieldLine.decode(number);
        int minor = types.version().minor();
        ApiField[] here = new ApiField[lines.length];
        int count = 0;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].holdsFor(minor)) {
                here[count++] = new ApiField(this, i, lines[i]);
            }
        }
        fields =
                Collections.unmodifiableList(
                        Arrays.asList(count == here.length ? here : Arrays.copyOf(here, count)));
    }

    /** Returns all lines of the field that this line belongs to, in the order of their minors. */
    List<FieldLine> linesOfField(int index) {
        int first = index;
        while (lines[first].continues()) {
            first--;
        }
        int end = index + 1;
        while (end < lines.length && lines[end].continues()) {
            end++;
        }
        return Arrays.asList(lines).subList(first, end);
    }

    /** Returns the id within the table: {@code core.v1.Container}. */
    public String id() {
        if (id == null) {
            id = FieldLine.id(number);
        }
        return id;
    }

    /** Returns the name as Go prints it: {@code v1.Container}. */
    public String goName() {
        return GoNames.printed(id(), types.version());
    }

    /** Returns the name without group and version: {@code Container}. */
    public String shortName() {
        return id().substring(id().lastIndexOf('.') + 1);
    }

    /**
     * Returns the fields in Go order, including inlined structs; empty if this minor lacks the
     * type.
     */
    public List<ApiField> fields() {
        return fields;
    }

    /**
     * Returns the fields by JSON name in Go order, with the fields of inlined structs in their
     * place.
     */
    public Map<String, ApiField> properties() {
        FieldsByName known = properties;
        if (known == null) {
            known = new FieldsByName(hasNameless() ? named() : fields);
            properties = known;
        }
        return known;
    }

    private boolean hasNameless() {
        for (ApiField field : fields) {
            if (field.name().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private List<ApiField> named() {
        List<ApiField> all = new ArrayList<>(fields.size() + 4);
        for (ApiField field : fields) {
            if (field.inlined()) {
                all.addAll(field.type().properties().values());
            } else if (!field.name().isEmpty()) {
                all.add(field);
            }
        }
        return Collections.unmodifiableList(all);
    }

    /**
     * Returns the field with this JSON name, also from an inlined struct; null if there is none.
     */
    public ApiField field(String jsonName) {
        return properties().get(jsonName);
    }

    /** Returns a field that only other minors have, as the nearest of them has it; or null. */
    public ApiField fieldOfOtherVersion(String jsonName) {
        for (int first = 0; first < lines.length; first++) {
            if (!lines[first].continues() && lines[first].name().equals(jsonName)) {
                int index = nearest(first);
                if (!lines[index].holdsFor(types.version().minor())) {
                    return new ApiField(this, index, lines[index]);
                }
            }
        }
        for (ApiField field : fields) {
            if (field.inlined()) {
                ApiField inner = field.type().fieldOfOtherVersion(jsonName);
                if (inner != null) {
                    return inner;
                }
            }
        }
        return null;
    }

    /** Returns the line that describes a field in this minor, else the one of the nearest minor. */
    private int nearest(int first) {
        int minor = types.version().minor();
        int nearest = first;
        int index = first;
        do {
            if (lines[index].holdsFor(minor)) {
                return index;
            }
            nearest = lines[index].since() <= minor ? index : nearest;
            index++;
        } while (index < lines.length && lines[index].continues());
        return nearest;
    }

    /**
     * Returns the API server's internal struct for this type, whose values it prints in errors
     * ({@code core.Toleration{…}}); its fields have the JSON names of the published type. Null for
     * types that it never prints that way.
     */
    public ApiType internal() {
        String group = id().startsWith("core.v1.") ? "internal.core." : "internal.apps.";
        return types.type(group + shortName());
    }

    /** Returns the minor of this type. */
    public KubernetesVersion version() {
        return types.version();
    }

    ApiTypes types() {
        return types;
    }

    @Override
    public String toString() {
        return id() + " of Kubernetes " + types.version();
    }
}
