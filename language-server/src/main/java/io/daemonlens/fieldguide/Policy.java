package io.daemonlens.fieldguide;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.JsonSchemas;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A JSON Schema that an organisation wants every DaemonSet to satisfy, of any draft that {@code
 * $schema} names, else 2020-12. Nothing is fetched: it may refer to itself only.
 */
public final class Policy {

    private final String name;
    private final String reason;
    private final Schema schema;

    private Policy(String name, String reason, Schema schema) {
        this.name = name;
        this.reason = reason;
        this.schema = schema;
    }

    /** Where an object breaks the policy, and how, in the validator's words. */
    public record Breach(FieldPath path, String message) {}

    /**
     * The policy that this JSON spells.
     *
     * @param name of its file, as findings say it
     * @throws IllegalArgumentException with a sentence, where it is no JSON Schema
     */
    public static Policy of(String name, JsonValue json) {
        if (!(json instanceof JsonObject object)) {
            throw new IllegalArgumentException(name + ": a JSON Schema is expected, an object");
        }
        try {
            JsonNode node = JacksonTree.of(json);
            String draft = object.has("$schema") ? object.text("$schema") : JsonSchemas.DIALECT;
            SchemaRegistry registry = registry();
            List<Error> errors =
                    registry.getSchema(SchemaLocation.of(draft.replaceFirst("#$", "")))
                            .validate(node);
            if (!errors.isEmpty()) {
                Error first = errors.get(0);
                throw new IllegalArgumentException(
                        name + ": no JSON Schema: " + path(first) + ": " + first.getMessage());
            }
            Schema schema = registry.getSchema(node);
            schema.initializeValidators();
            String reason = object.text("description");
            return new Policy(name, reason.isEmpty() ? object.text("title") : reason, schema);
        } catch (SchemaException e) {
            throw new IllegalArgumentException(name + ": no JSON Schema: " + e.getMessage(), e);
        }
    }

    /** The name of its file. */
    public String name() {
        return name;
    }

    /** What the policy says of itself; may be empty. */
    public String reason() {
        return reason;
    }

    /** Every place that breaks it, once; the validator is not made for several threads. */
    public synchronized List<Breach> check(JsonObject object) {
        Map<FieldPath, Breach> breaches = new LinkedHashMap<>();
        for (Error error : schema.validate(JacksonTree.of(object))) {
            FieldPath path = path(error);
            breaches.putIfAbsent(path, new Breach(path, error.getMessage()));
        }
        return new ArrayList<>(breaches.values());
    }

    private static SchemaRegistry registry() {
        SchemaRegistryConfig english =
                SchemaRegistryConfig.builder().locale(Locale.ENGLISH).build();
        return SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(english));
    }

    /** The place; of what is missing or too much, the place where it is or would be. */
    private static FieldPath path(Error error) {
        NodePath location = error.getInstanceLocation();
        FieldPath path = FieldPath.ROOT;
        for (int i = 0; i < location.getNameCount(); i++) {
            path =
                    location.getElement(i) instanceof Number index
                            ? path.index(index.intValue())
                            : step(path, location.getName(i));
        }
        return error.getProperty() == null ? path : step(path, error.getProperty());
    }

    private static FieldPath step(FieldPath path, String name) {
        return name.matches("[A-Za-z$][A-Za-z0-9]*") ? path.child(name) : path.key(name);
    }
}
