package io.daemonlens.engine.apiserver.validation.warnings;

import io.daemonlens.engine.apimachinery.FieldPath;

/**
 * A warning of the API server about an accepted object.
 *
 * @param at the field that the text begins with; the root if it begins with no path
 * @param text the text of the {@code Warning} header
 */
public record Warning(Kind kind, FieldPath at, String text) {

    /** What the server warns about. */
    public enum Kind {
        /** A later version may refuse the value. */
        DEPRECATED,
        /** A quantity of bytes is not a whole number. */
        FRACTIONAL_BYTES,
        /** The pods violate a Pod Security level. */
        POD_SECURITY,
        /** A value has no effect, or not the intended one. */
        NO_EFFECT
    }

    /** Returns a warning about the whole object. */
    public static Warning of(Kind kind, String text) {
        return new Warning(kind, FieldPath.ROOT, text);
    }
}
