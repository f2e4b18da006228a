package io.daemonlens.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.keyword.KeywordType;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.FieldKind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON Schema for each type of the table, made when the type is first met. A type's schema speaks
 * of its own fields alone: whoever walks an object asks type by type, so that a manifest pays for
 * the thirty types it has and not for the hundred and thirty there are.
 *
 * <p>{@code null} fits everywhere, because the API server reads it as "left out".
 */
final class TypeSchemas {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String DIALECT = "https://daemonlens.io/dialect";

    /** Six keywords are all that the table needs; the full drafts cost a start ten times more. */
    private static final SchemaRegistry REGISTRY = registry();

    private static final Map<ApiType, Schema> MADE = new ConcurrentHashMap<>();

    private TypeSchemas() {}

    /** The validator's log goes nowhere; saying where at once saves the search for a place. */
    private static SchemaRegistry registry() {
        System.setProperty("slf4j.provider", "org.slf4j.nop.NOPServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        return SchemaRegistry.withDialect(
                Dialect.builder(DIALECT)
                        .specificationVersion(
                                com.networknt.schema.SpecificationVersion.DRAFT_2020_12)
                        .keyword(KeywordType.TYPE)
                        .keyword(KeywordType.PROPERTIES)
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

    static Schema of(ApiType type) {
        Schema schema = MADE.get(type);
        if (schema == null) {
            schema = REGISTRY.getSchema(node(type));
            MADE.put(type, schema);
        }
        return schema;
    }

    private static ObjectNode node(ApiType type) {
        ObjectNode schema = NODES.objectNode();
        ObjectNode properties = schema.putObject("properties");
        for (ApiField field : type.properties().values()) {
            ObjectNode node = properties.putObject(field.name());
            if (field.list()) {
                types(node, "array");
                element(node.putObject("items"), field);
            } else if (field.map()) {
                types(node, "object");
                element(node.putObject("additionalProperties"), field);
            } else {
                element(node, field);
            }
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private static void element(ObjectNode node, ApiField field) {
        switch (field.kind()) {
            case OBJECT -> types(node, "object");
            case INT32 -> {
                types(node, "integer");
                node.put("minimum", Integer.MIN_VALUE).put("maximum", Integer.MAX_VALUE);
            }
            case INT64 -> types(node, "integer");
            case FLOAT -> types(node, "number");
            case BOOL -> types(node, "boolean");
            case QUANTITY -> types(node, "string", "number");
            case INT_OR_STRING -> types(node, "string", "integer");
            case STRING, TIME, DURATION, BYTES -> {
                types(node, "string");
                closed(node, field);
            }
            case RAW -> {
                // Anything fits.
            }
        }
    }

    private static void closed(ObjectNode node, ApiField field) {
        if (field.kind() == FieldKind.STRING && !field.values().isEmpty()) {
            ArrayNode values = node.putArray("enum");
            for (String value : field.values()) {
                values.add(Words.of(value));
            }
            // Empty is "left out" too: Go does not tell them apart, nor does the server complain.
            values.add(Words.of("")).add(Words.NULL);
        }
    }

    private static void types(ObjectNode node, String... names) {
        ArrayNode types = node.putArray("type");
        for (String name : names) {
            types.add(name);
        }
        types.add("null");
    }
}
