package io.daemonlens.engine.apiserver.decoding;

import io.daemonlens.engine.apimachinery.FieldPath;

/**
 * What strict decoding refuses in a body that can be decoded.
 *
 * @param at the field; the root for {@link Kind#DUPLICATE_KEYS}, which is about all of them
 * @param text the server's text
 */
public record StrictError(Kind kind, FieldPath at, String text) {

    /** What is refused. */
    public enum Kind {
        UNKNOWN_FIELD,
        /** A member of a JSON object appears twice. */
        DUPLICATE_FIELD,
        /** Keys of YAML mappings appear twice; one error lists all of them. */
        DUPLICATE_KEYS
    }
}
