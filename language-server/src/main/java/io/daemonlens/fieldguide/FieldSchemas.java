package io.daemonlens.fieldguide;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.keyword.KeywordType;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.FieldKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas of single fields, created from the API table when a field is first used. A schema
 * covers only the value and its items. The caller walks the object and validates each field, so the
 * cost depends on the fields in the manifest and not on the thousand fields of the API. Fields with
 * the same type, such as all strings, share one schema.
 *
 * <p>{@code null} is always valid, because the API server treats it as an omitted value. The caller
 * checks for values that are not a list or map before it validates. Like the validator, this class
 * is not thread-safe.
 */
final class FieldSchemas {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String DIALECT = "https://daemonlens.io/dialect";

    /**
     * The registry with only the six keywords that the table uses. Loading a full draft takes ten
     * times longer at startup.
     */
    private static final SchemaRegistry REGISTRY = registry();

    private static final Schema ANYTHING = REGISTRY.getSchema(NODES.objectNode());
    private static final int SHAPES = 3;
    private static final Schema[] ALIKE = new Schema[SHAPES * FieldKind.values().length];
    private static final Map<ApiField, Schema> CLOSED = new HashMap<>();

    private FieldSchemas() {}

    private static SchemaRegistry registry() {
        return SchemaRegistry.withDialect(
                Dialect.builder(DIALECT)
                        .specificationVersion(
                                com.networknt.schema.SpecificationVersion.DRAFT_2020_12)
                        .keyword(KeywordType.TYPE)
                        .keyword(KeywordType.ADDITIONAL_PROPERTIES)
                        .keyword(KeywordType.ITEMS)
                        .keyword(KeywordType.ENUM)
                        .keyword(KeywordType.MINIMUM)
                        .keyword(KeywordType.MAXIMUM)
                        .build(),
                builder ->
                        builder.schemaRegistryConfig(
                                SchemaRegistryConfig.builder().preloadSchema(false).build()));
    }

    /** Returns a context that collects the errors of many values. */
    static ExecutionContext context() {
        return ANYTHING.createExecutionContext();
    }

    static Schema of(ApiField field) {
        if (field.closed()) {
            Schema schema = CLOSED.get(field);
            if (schema == null) {
                schema = REGISTRY.getSchema(node(field, field.values()));
                CLOSED.put(field, schema);
            }
            return schema;
        }
        int alike = SHAPES * field.kind().ordinal() + (field.list() ? 1 : field.map() ? 2 : 0);
        if (ALIKE[alike] == null) {
            ALIKE[alike] = REGISTRY.getSchema(node(field, List.of()));
        }
        return ALIKE[alike];
    }

    private static ObjectNode node(ApiField field, List<String> values) {
        ObjectNode node = NODES.objectNode();
        if (field.list()) {
            node.put("type", "array");
            element(node.putObject("items"), field, values, true);
        } else if (field.map()) {
            node.put("type", "object");
            element(node.putObject("additionalProperties"), field, values, true);
        } else {
            element(node, field, values, false);
        }
        return node;
    }

    /**
     * Adds the type of an element. A single type costs a fraction of a list of types to validate.
     */
    private static void element(
            ObjectNode node, ApiField field, List<String> values, boolean orNull) {
        switch (field.kind()) {
            case OBJECT -> type(node, "object", orNull);
            case INT32 -> {
                type(node, "integer", orNull);
                node.put("minimum", Integer.MIN_VALUE).put("maximum", Integer.MAX_VALUE);
            }
            case INT64 -> type(node, "integer", orNull);
            case FLOAT -> type(node, "number", orNull);
            case BOOL -> type(node, "boolean", orNull);
            case QUANTITY -> orNull(node, "string", "number");
            case INT_OR_STRING -> orNull(node, "string", "integer");
            case STRING, TIME, DURATION, BYTES -> {
                type(node, "string", orNull);
                closed(node, values);
            }
            case RAW -> {
                // Any value is valid.
            }
        }
    }

    private static void closed(ObjectNode node, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode words = node.putArray("enum");
            for (String value : values) {
                words.add(AllowedValues.of(value));
            }
            // An empty string counts as omitted: Go does not distinguish the two, and the API
            // server accepts it.
            words.add(AllowedValues.of("")).add(AllowedValues.NULL);
        }
    }

    private static void type(ObjectNode node, String name, boolean orNull) {
        if (orNull) {
            orNull(node, name);
        } else {
            node.put("type", name);
        }
    }

    private static void orNull(ObjectNode node, String... names) {
        ArrayNode types = node.putArray("type");
        for (String name : names) {
            types.add(name);
        }
        types.add("null");
    }
}
