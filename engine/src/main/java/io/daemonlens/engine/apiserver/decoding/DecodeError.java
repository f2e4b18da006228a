package io.daemonlens.engine.apiserver.decoding;

import io.daemonlens.engine.apimachinery.FieldPath;

/**
 * Why a request body is rejected before validation.
 *
 * @param at the value that the error is about; the root if it is about the whole body
 * @param text the server's text, without the prefix of the status message
 */
public record DecodeError(Kind kind, FieldPath at, String text) {

    /** What a request body is rejected for. */
    public enum Kind {
        /** The server has no DaemonSet in the API version of the request. */
        NOT_SERVED,
        /** The body has more bytes than the server reads. */
        TOO_LARGE,
        /** The body is not valid YAML or JSON. */
        SYNTAX,
        /** The API version or the kind of the object is not the endpoint's. */
        OTHER_TYPE,
        /** A value does not have the type of its field. */
        WRONG_TYPE,
        /** A value is not a valid quantity. */
        INVALID_QUANTITY,
        /** A value is not a valid time. */
        INVALID_TIME,
        /** The object cannot be converted to the internal form. */
        CONVERSION,
        /** The request makes the server panic. */
        PANIC
    }

    /** Returns whether the error is about the value of one field. */
    public boolean isAboutValue() {
        return kind == Kind.WRONG_TYPE
                || kind == Kind.INVALID_QUANTITY
                || kind == Kind.INVALID_TIME;
    }
}
