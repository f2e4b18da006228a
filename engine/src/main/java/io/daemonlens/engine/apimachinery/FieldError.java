package io.daemonlens.engine.apimachinery;

/**
 * A validation error of the API server for one field.
 *
 * @param type the type of the error
 * @param field the path that the server prints, which can differ from the value's real path ({@code
 *     spec.template.labels})
 * @param at the real path of the value
 * @param value the bad value as the selected version renders it; empty if the type does not show
 *     one
 * @param detail the text after the value; may be empty
 * @param rule a code in kebab-case for the family of the rule, such as {@code selector-mismatch}
 * @param cause what the rule found, as far as help depends on it
 */
public record FieldError(
        ErrorType type,
        String field,
        FieldPath at,
        String value,
        String detail,
        String rule,
        ErrorCause cause) {

    /** Returns the message of the cause: everything except the path. */
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

    /** The full message: {@code <path>: <words>: <value>: <detail>}. */
    @Override
    public String toString() {
        return field + ": " + body();
    }
}
