package io.daemonlens.schemas;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A Kubernetes struct as one minor release has it, its fields in the order of the Go struct. */
public final class ApiType {

    private final ApiTypes types;
    private final int number;
    private final String code;

    /** The same as bytes, for the fields: see {@link TypeLine}. */
    final byte[] bytes;

    private final List<ApiField> fields;

    // Made when first asked for, at worst by two threads alike.
    private String id;
    private FieldsByName properties;

    ApiType(ApiTypes types, int number) {
        this.types = types;
        this.number = number;
        code = TypeTable.code(number);
        byte[] bytes = code.getBytes(StandardCharsets.ISO_8859_1);
        this.bytes = bytes;
        int minor = types.version().minor() + '0';
        int end = end();
        ApiField[] here = new ApiField[(end - TypeLine.HEAD) / TypeLine.WIDTH];
        int count = 0;
        for (int line = TypeLine.HEAD; line < end; line += TypeLine.WIDTH) {
            if (bytes[line] <= minor && minor <= bytes[line + TypeLine.TO]) {
                here[count++] = new ApiField(this, line);
            }
        }
        fields =
                Collections.unmodifiableList(
                        Arrays.asList(count == here.length ? here : Arrays.copyOf(here, count)));
    }

    /** Where the records end. */
    int end() {
        return TypeLine.HEAD + TypeLine.WIDTH * number(0);
    }

    /** The id within the table: {@code core.v1.Container}. */
    public String id() {
        if (id == null) {
            String text = text();
            id = text.substring(0, text.indexOf('\n'));
        }
        return id;
    }

    /** The name as Go prints it: {@code v1.Container}. */
    public String goName() {
        return GoNames.printed(id(), types.version());
    }

    /** The name without group and version: {@code Container}. */
    public String shortName() {
        return id().substring(id().lastIndexOf('.') + 1);
    }

    /**
     * The fields in Go order, an inlined struct being one of them; empty before the type existed.
     */
    public List<ApiField> fields() {
        return fields;
    }

    /** The fields by JSON name, those of inlined structs in their place; in Go order. */
    public Map<String, ApiField> properties() {
        FieldsByName known = properties;
        if (known == null) {
            known = new FieldsByName(bytes[TypeLine.NAMELESS] == '0' ? fields : named());
            properties = known;
        }
        return known;
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

    /** The field with this JSON name, also one of an inlined struct; null when there is none. */
    public ApiField field(String jsonName) {
        return properties().get(jsonName);
    }

    /** A field this version lacks but another has, as the nearest such version has it; or null. */
    public ApiField fieldOfOtherVersion(String jsonName) {
        int end = end();
        for (int first = TypeLine.HEAD; first < end; first += TypeLine.WIDTH) {
            if (!TypeLine.continues(bytes, first) && name(first).equals(jsonName)) {
                int line = nearest(first);
                if (!TypeLine.holdsFor(types.version().minor(), bytes, line)) {
                    return new ApiField(this, line);
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

    /**
     * The line of a field that tells how it is in this minor; the nearest one where it is not
     * there.
     */
    private int nearest(int first) {
        int minor = types.version().minor();
        int nearest = first;
        int line = first;
        do {
            if (TypeLine.holdsFor(minor, bytes, line)) {
                return line;
            }
            nearest = bytes[line + TypeLine.FROM] - '0' <= minor ? line : nearest;
            line += TypeLine.WIDTH;
        } while (line < end() && TypeLine.continues(bytes, line));
        return nearest;
    }

    /**
     * The API server's own struct for this type, whose values it prints in errors ({@code
     * core.Toleration{…}}); its fields have the JSON names of the published type. Null for types it
     * never prints that way.
     */
    public ApiType internal() {
        String group = id().startsWith("core.v1.") ? "internal.core." : "internal.apps.";
        return types.type(group + shortName());
    }

    /** The minor whose type this is. */
    public KubernetesVersion version() {
        return types.version();
    }

    ApiTypes types() {
        return types;
    }

    /** What the type's lines say besides the code. */
    String text() {
        return TypeTable.text(number);
    }

    /** The name in JSON that a line tells. */
    String name(int line) {
        int start = number(line + TypeLine.NAME);
        return code.substring(start, start + bytes[line + TypeLine.LENGTH] - '0');
    }

    /** The number that stands here in the code. */
    int number(int at) {
        return (bytes[at] - '0' << 6) + bytes[at + 1] - '0';
    }

    @Override
    public String toString() {
        return id() + " of Kubernetes " + types.version();
    }
}
