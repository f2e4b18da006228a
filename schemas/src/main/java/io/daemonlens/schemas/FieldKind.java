package io.daemonlens.schemas;

/** The kind of a field's value; for a list or map, the kind of each element. */
public enum FieldKind {
    /** A text, also one with a named Go type ({@code v1.PullPolicy}). */
    STRING,
    INT32,
    INT64,
    BOOL,
    FLOAT,
    /** A number or a text such as {@code 100m}; see resource.Quantity. */
    QUANTITY,
    /** A number or a text such as {@code 10%}; see intstr.IntOrString. */
    INT_OR_STRING,
    /** An RFC 3339 text, or null. */
    TIME,
    DURATION,
    /** A Base64 text. */
    BYTES,
    /** A struct with its own fields. */
    OBJECT,
    /** Any JSON value. */
    RAW
}
