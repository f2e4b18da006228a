package io.daemonlens.feature.symbols;

import io.daemonlens.text.TextRange;
import java.util.List;
import java.util.stream.Stream;

/**
 * A name that a manifest declares once and uses elsewhere.
 *
 * @param kind the kind of the named thing
 * @param scope the scope in which the name is unique: a container for a port, the key for a label's
 *     value; empty for the whole object
 * @param name the name itself
 * @param declaration where it is declared in this text; null if it is not
 * @param uses its uses in this text, in order
 */
public record Symbol(
        Kind kind, String scope, String name, TextRange declaration, List<TextRange> uses) {

    /** The kind of a named thing. */
    public enum Kind {
        VOLUME,
        CONTAINER,
        PORT,
        /** The key of a label: declared by the template, used by the selector and Services. */
        LABEL,
        /** The value of a label; the label's key is the scope. */
        LABEL_VALUE,
        /** {@code &name} and {@code *name}. */
        ANCHOR,
        /** The name of another object; its kind is the scope. */
        OBJECT
    }

    /** Returns the declaration and the uses in this text. */
    public Stream<TextRange> places() {
        return Stream.concat(Stream.ofNullable(declaration), uses.stream()).distinct();
    }
}
