package io.daemonlens.schemas;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Exports JSON Schemas (draft 2020-12) of a DaemonSet for other tools: editors with a YAML language
 * server, validators, code generators. The schemas are strict: they reject fields that the minor's
 * API lacks. They allow {@code null} where the API server treats it as absent.
 */
public final class JsonSchemas {

    public static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final JsonText json = new JsonText();
    private final Set<ApiType> met = new LinkedHashSet<>();

    private JsonSchemas() {}

    /**
     * Returns the schema of a kind: one self-contained document that ends with a line feed.
     *
     * @throws IllegalArgumentException if this minor does not serve the kind
     */
    public static String of(GroupVersionKind kind, KubernetesVersion version) {
        ApiType root = ApiTypes.of(version).root(kind);
        if (root == null) {
            throw new IllegalArgumentException(kind + " is not served by Kubernetes " + version);
        }
        return new JsonSchemas().document(root, kind, version);
    }

    private String document(ApiType root, GroupVersionKind kind, KubernetesVersion version) {
        json.open();
        json.text("$schema", DIALECT);
        json.text("title", kind.kind() + " " + kind.apiVersion() + ", Kubernetes " + version);
        json.text("type", "object");
        properties(root, kind);
        json.texts("required", List.of("apiVersion", "kind", "metadata", "spec"));
        json.raw("additionalProperties", "false");
        json.open("$defs");
        List<ApiType> queue = new ArrayList<>(met);
        for (int i = 0; i < queue.size(); i++) {
            int known = met.size();
            definition(queue.get(i));
            queue.addAll(new ArrayList<>(met).subList(known, met.size()));
        }
        json.close();
        json.close();
        return json + "\n";
    }

    private void definition(ApiType type) {
        json.open(type.id());
        json.raw("type", "[\"object\", \"null\"]");
        properties(type, null);
        // A stored manifest may contain any part of a status; the server ignores it.
        List<String> required =
                type.shortName().startsWith("DaemonSetStatus")
                                || type.shortName().startsWith("DaemonSetCondition")
                        ? List.of()
                        : type.properties().values().stream()
                                .filter(ApiField::required)
                                .map(ApiField::name)
                                .toList();
        if (!required.isEmpty()) {
            json.texts("required", required);
        }
        json.raw("additionalProperties", "false");
        json.close();
    }

    private void properties(ApiType type, GroupVersionKind root) {
        json.open("properties");
        for (ApiField field : type.properties().values()) {
            json.open(field.name());
            if (root != null && field.name().equals("kind")) {
                json.text("const", root.kind());
            } else if (root != null && field.name().equals("apiVersion")) {
                json.text("const", root.apiVersion());
            } else {
                describe(field);
            }
            json.close();
        }
        json.close();
    }

    private void describe(ApiField field) {
        if (field.list()) {
            json.raw("type", nullable(field, "array"));
            json.open("items");
            element(field, false);
            json.close();
        } else if (field.map()) {
            json.raw("type", nullable(field, "object"));
            json.open("additionalProperties");
            element(field, true);
            json.close();
        } else {
            element(field, !field.required());
        }
        if (!field.description().isEmpty()) {
            json.text("description", field.description());
        }
        String value = field.defaultValue();
        if (value != null) {
            boolean plain = value.matches("-?[0-9]+|true|false|\\{}|\"\"");
            json.raw("default", plain ? value : JsonText.quoted(value));
        }
        if (field.deprecated()) {
            json.raw("deprecated", "true");
        }
        if (!field.map() && !field.suggestions().isEmpty()) {
            json.texts("examples", field.suggestions());
        }
    }

    private void element(ApiField field, boolean orNull) {
        switch (field.kind()) {
            case OBJECT -> {
                met.add(field.type());
                json.text("$ref", "#/$defs/" + field.type().id());
                if (!orNull) {
                    json.text("type", "object");
                }
            }
            case STRING -> {
                json.raw("type", type("string", orNull));
                List<String> values = field.values();
                if (!values.isEmpty()) {
                    json.raw("enum", enumeration(values, orNull));
                }
            }
            case INT32 -> {
                json.raw("type", type("integer", orNull));
                json.raw("minimum", "-2147483648").raw("maximum", "2147483647");
            }
            case INT64 -> json.raw("type", type("integer", orNull));
            case FLOAT -> json.raw("type", type("number", orNull));
            case BOOL -> json.raw("type", type("boolean", orNull));
            case QUANTITY, INT_OR_STRING ->
                    json.raw(
                            "type",
                            field.kind() == FieldKind.QUANTITY
                                    ? type("string\", \"number", orNull)
                                    : type("integer\", \"string", orNull));
            case TIME -> json.raw("type", type("string", orNull)).text("format", "date-time");
            case DURATION -> json.raw("type", type("string", orNull));
            case BYTES ->
                    json.raw("type", type("string", orNull)).text("contentEncoding", "base64");
            case RAW -> {
                // Any JSON value.
            }
        }
    }

    private static String nullable(ApiField field, String type) {
        return type(type, !field.required());
    }

    private static String type(String types, boolean orNull) {
        String list = "\"" + types + (orNull ? "\", \"null" : "") + "\"";
        return list.contains(",") ? "[" + list + "]" : list;
    }

    /** An optional field may also be empty, which the server treats as absent. */
    private static String enumeration(List<String> values, boolean orNull) {
        StringBuilder out = new StringBuilder("[");
        for (String value : values) {
            out.append(out.length() > 1 ? ", " : "").append(JsonText.quoted(value));
        }
        if (orNull) {
            out.append(values.contains("") ? "" : ", \"\"").append(", null");
        }
        return out.append(']').toString();
    }
}
