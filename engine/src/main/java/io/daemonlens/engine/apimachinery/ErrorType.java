package io.daemonlens.engine.apimachinery;

/**
 * The type of a field error: the {@code reason} of the cause in the server's response and the words
 * in its message. Follows apimachinery's {@code pkg/util/validation/field/errors.go}.
 */
public enum ErrorType {
    NOT_FOUND("FieldValueNotFound", "Not found", true),
    REQUIRED("FieldValueRequired", "Required value", false),
    DUPLICATE("FieldValueDuplicate", "Duplicate value", true),
    INVALID("FieldValueInvalid", "Invalid value", true),
    NOT_SUPPORTED("FieldValueNotSupported", "Unsupported value", true),
    FORBIDDEN("FieldValueForbidden", "Forbidden", false),
    TOO_LONG("FieldValueTooLong", "Too long", false),
    TOO_MANY("FieldValueTooMany", "Too many", true),
    TYPE_INVALID("FieldValueTypeInvalid", "Invalid value", true),
    INTERNAL("InternalError", "Internal error", false);

    private final String reason;
    private final String words;
    private final boolean printsValue;

    ErrorType(String reason, String words, boolean printsValue) {
        this.reason = reason;
        this.words = words;
        this.printsValue = printsValue;
    }

    /** Returns the reason of the cause, such as {@code FieldValueInvalid}. */
    public String reason() {
        return reason;
    }

    /** Returns the words in the message, such as {@code Invalid value}. */
    public String words() {
        return words;
    }

    /** Returns whether the message shows the value after the words. */
    public boolean printsValue() {
        return printsValue;
    }
}
