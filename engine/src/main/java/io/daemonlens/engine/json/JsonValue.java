package io.daemonlens.engine.json;

/**
 * A JSON value as a tree. Absent, {@link JsonNull} and empty are three states and stay apart.
 *
 * <p>Numbers keep their literal, because Kubernetes tells {@code 1}, {@code 1.0} and {@code 1e0}
 * apart in some places and prints what was written in others.
 */
public sealed interface JsonValue
        permits JsonObject, JsonArray, JsonText, JsonNumber, JsonBoolean, JsonNull {

    /** What Go's decoder calls this value: object, array, string, number, bool or null. */
    String goKind();

    /** A copy that shares nothing mutable with this value. */
    JsonValue copy();
}
