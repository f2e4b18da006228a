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
 * A JSON Schema of what a field may hold, made from the table when such a field is first met. It
 * speaks of the value and its items alone: whoever walks an object asks field by field, so that a
 * manifest pays for what it has and not for the thousand fields there are. Fields that hold alike,
 * such as all plain texts, share one.
 *
 * <p>{@code null} fits everywhere, because the API server reads it as "left out"; of a value that
 * is no list or map, whoever asks looks for it first. For one thread at a time, as the validator
 * is.
 */
final class FieldSchemas {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String DIALECT = "https://daemonlens.io/dialect";

    /** Six keywords are all that the table needs; the full drafts cost a start ten times more. */
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

    /** Where the errors of many values come together. */
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

    /** One type is read, and checked, at a fraction of the cost of a list of types. */
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
                // Anything fits.
            }
        }
    }

    private static void closed(ObjectNode node, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode words = node.putArray("enum");
            for (String value : values) {
                words.add(AllowedValues.of(value));
            }
            // Empty is "left out" too: Go does not tell them apart, nor does the server complain.
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
