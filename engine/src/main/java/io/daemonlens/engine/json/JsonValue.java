package io.daemonlens.engine.json;

/**
 * A node of a JSON tree. Absent, {@link JsonNull} and empty are three distinct states.
 *
 * <p>Numbers keep their literal, because Kubernetes distinguishes {@code 1}, {@code 1.0} and {@code
 * 1e0} in some places and prints the literal in others.
 */
public sealed interface JsonValue
        permits JsonObject, JsonArray, JsonText, JsonNumber, JsonBoolean, JsonNull {

    /** Returns the name in Go's decoder: object, array, string, number, bool or null. */
    String goKind();

    /** Returns a deep copy. */
    JsonValue copy();
}
