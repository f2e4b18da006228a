package io.daemonlens.schemas;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A Kubernetes struct as one minor release has it, its fields in the order of the Go struct. */
public final class ApiType {

    private final ApiTypes types;
    private final String id;
    private final List<ApiField> fields = new ArrayList<>();
    private final List<ApiField> shown;
    private Map<String, ApiField> ofOtherVersions = Map.of();
    private Map<String, ApiField> properties;

    ApiType(ApiTypes types, String id, String text) {
        this.types = types;
        this.id = id;
        int minor = types.version().minor();
        byte[] code = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int first = 0; first < code.length; first = TypeLine.nextField(code, first)) {
            int line = TypeLine.of(minor, code, first);
            ApiField field = new ApiField(this, text, code, line, first);
            if (TypeLine.holdsFor(minor, code, line)) {
                fields.add(field);
            } else if (!field.name().isEmpty()) {
                if (ofOtherVersions.isEmpty()) {
                    ofOtherVersions = new LinkedHashMap<>();
                }
                ofOtherVersions.put(field.name(), field);
            }
        }
        shown = Collections.unmodifiableList(fields);
    }

    /** The id within the table: {@code core.v1.Container}. */
    public String id() {
        return id;
    }

    /** The name as Go prints it: {@code v1.Container}. */
    public String goName() {
        return GoNames.printed(id, types.version());
    }

    /** The name without group and version: {@code Container}. */
    public String shortName() {
        return id.substring(id.lastIndexOf('.') + 1);
    }

    /**
     * The fields in Go order, an inlined struct being one of them; empty before the type existed.
     */
    public List<ApiField> fields() {
        return shown;
    }

    /** The fields by JSON name, those of inlined structs in their place; in Go order. */
    public synchronized Map<String, ApiField> properties() {
        if (properties == null) {
            List<ApiField> all = new ArrayList<>(fields.size() + 4);
            for (ApiField field : fields) {
                if (field.inlined()) {
                    all.addAll(field.type().properties().values());
                } else if (!field.name().isEmpty()) {
                    all.add(field);
                }
            }
            properties = new FieldsByName(all);
        }
        return properties;
    }

    /** The field with this JSON name, also one of an inlined struct; null when there is none. */
    public ApiField field(String jsonName) {
        return properties().get(jsonName);
    }

    /** A field this version lacks but another has, as the nearest such version has it; or null. */
    public ApiField fieldOfOtherVersion(String jsonName) {
        ApiField own = ofOtherVersions.get(jsonName);
        if (own != null) {
            return own;
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
     * The API server's own struct for this type, whose values it prints in errors ({@code
     * core.Toleration{…}}); its fields have the JSON names of the published type. Null for types it
     * never prints that way.
     */
    public ApiType internal() {
        String group = id.startsWith("core.v1.") ? "internal.core." : "internal.apps.";
        return types.type(group + shortName());
    }

    /** The minor whose type this is. */
    public KubernetesVersion version() {
        return types.version();
    }

    ApiTypes types() {
        return types;
    }

    @Override
    public String toString() {
        return id + " of Kubernetes " + types.version();
    }
}
