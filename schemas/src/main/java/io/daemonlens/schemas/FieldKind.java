package io.daemonlens.schemas;

/** What a field holds, or what each element of it holds when it is a list or a map. */
public enum FieldKind {
    /** Text, also where Go gives it a name of its own ({@code v1.PullPolicy}). */
    STRING,
    INT32,
    INT64,
    BOOL,
    FLOAT,
    /** A number or text such as {@code 100m}; see resource.Quantity. */
    QUANTITY,
    /** A number or text such as {@code 10%}; see intstr.IntOrString. */
    INT_OR_STRING,
    /** RFC 3339 text, or null. */
    TIME,
    DURATION,
    /** Base64 text. */
    BYTES,
    /** A struct with fields of its own. */
    OBJECT,
    /** Any JSON. */
    RAW
}
