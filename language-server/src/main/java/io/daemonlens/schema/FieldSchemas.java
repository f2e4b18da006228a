package io.daemonlens.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.keyword.KeywordType;
import io.daemonlens.schemas.ApiField;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.SilentLog;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON Schema of what a field may hold, made from the table when such a field is first met. It
 * speaks of the value and its items alone: whoever walks an object asks field by field, so that a
 * manifest pays for what it has and not for the thousand fields there are. Fields that hold alike,
 * such as all plain texts, share one.
 *
 * <p>{@code null} fits everywhere, because the API server reads it as "left out".
 */
final class FieldSchemas {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String DIALECT = "https://daemonlens.io/dialect";

    /** Six keywords are all that the table needs; the full drafts cost a start ten times more. */
    private static final SchemaRegistry REGISTRY = registry();

    private static final Map<ApiField, Schema> MADE = new ConcurrentHashMap<>();
    private static final Map<String, Schema> ALIKE = new ConcurrentHashMap<>();

    private FieldSchemas() {}

    private static SchemaRegistry registry() {
        SilentLog.choose();
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

    static Schema of(ApiField field) {
        Schema schema = MADE.get(field);
        if (schema == null) {
            List<String> values = field.values();
            String alike = field.kind() + (field.list() ? "[]" : field.map() ? "{}" : "");
            schema = values.isEmpty() ? ALIKE.get(alike) : null;
            if (schema == null) {
                schema = REGISTRY.getSchema(node(field, values));
            }
            if (values.isEmpty()) {
                ALIKE.put(alike, schema);
            }
            MADE.put(field, schema);
        }
        return schema;
    }

    private static ObjectNode node(ApiField field, List<String> values) {
        ObjectNode node = NODES.objectNode();
        if (field.list()) {
            types(node, "array");
            element(node.putObject("items"), field, values);
        } else if (field.map()) {
            types(node, "object");
            element(node.putObject("additionalProperties"), field, values);
        } else {
            element(node, field, values);
        }
        return node;
    }

    private static void element(ObjectNode node, ApiField field, List<String> values) {
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
                words.add(Words.of(value));
            }
            // Empty is "left out" too: Go does not tell them apart, nor does the server complain.
            words.add(Words.of("")).add(Words.NULL);
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
