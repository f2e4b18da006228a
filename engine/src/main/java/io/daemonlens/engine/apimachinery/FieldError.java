package io.daemonlens.engine.apimachinery;

/**
 * One thing the API server finds wrong with an object.
 *
 * @param type what kind of thing
 * @param field the path as the server prints it, which is not always where the value stands ({@code
 *     spec.template.labels})
 * @param at where the value really stands
 * @param value the bad value, rendered as the chosen version renders it; empty where the type shows
 *     none
 * @param detail the words after the value; may be empty
 * @param rule a code in kebab-case for the family of the rule, such as {@code selector-mismatch}
 */
public record FieldError(
        ErrorType type, String field, FieldPath at, String value, String detail, String rule) {

    /** The cause's message: all but the path. */
    public String body() {
        StringBuilder text = new StringBuilder(type.words());
        if (type.printsValue()) {
            text.append(": ").append(value);
        }
        if (!detail.isEmpty()) {
            text.append(": ").append(detail);
        }
        return text.toString();
    }

    /** The whole error: {@code <path>: <words>: <value>: <detail>}. */
    @Override
    public String toString() {
        return field + ": " + body();
    }
}
