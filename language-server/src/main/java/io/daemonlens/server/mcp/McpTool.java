package io.daemonlens.server.mcp;

import io.daemonlens.engine.json.JsonObject;

/**
 * A tool that a model can call.
 *
 * @param name by which it is called
 * @param title for people
 * @param description for the model
 * @param inputSchema the JSON Schema of its arguments
 * @param action what it does
 */
public record McpTool(
        String name, String title, String description, JsonObject inputSchema, Action action) {

    /** What a tool does; it throws nothing for wrong arguments. */
    @FunctionalInterface
    public interface Action {
        Result call(JsonObject arguments);
    }

    /**
     * The result of a call.
     *
     * @param text for the model
     * @param structured the same as JSON; null to leave it out
     * @param failed whether the arguments were wrong, or an input could not be read
     */
    public record Result(String text, JsonObject structured, boolean failed) {

        /** Returns the result of a call that failed; the text says why. */
        public static Result failure(String text) {
            return new Result(text, null, true);
        }
    }
}
