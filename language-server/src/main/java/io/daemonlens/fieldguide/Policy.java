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
 * A JSON Schema that an organization requires every DaemonSet to satisfy. It may use any draft that
 * {@code $schema} names; the default is 2020-12. References to other documents are not loaded.
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

    /** A policy violation: the path, and the validator's message. */
    public record Breach(FieldPath path, String message) {}

    /**
     * Creates a policy from JSON.
     *
     * @param name of its file, as shown in findings
     * @throws IllegalArgumentException with a message if it is not a valid JSON Schema
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

    /** Returns the name of its file. */
    public String name() {
        return name;
    }

    /** Returns the description in the policy; may be empty. */
    public String reason() {
        return reason;
    }

    /**
     * Returns each path that violates the policy once. Synchronized, because the validator is not
     * thread-safe.
     */
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

    /**
     * Returns the path of an error; for a missing or unexpected member, the path of that member.
     */
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
