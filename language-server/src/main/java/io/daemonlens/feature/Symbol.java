package io.daemonlens.feature;

import io.daemonlens.text.TextRange;
import java.util.List;
import java.util.stream.Stream;

/**
 * A name that one place of a manifest gives and others use.
 *
 * @param kind what bears the name
 * @param scope what the name is unique in: a container for a port, the key for a label's value;
 *     empty for the whole object
 * @param name the name itself
 * @param declaration where it is given in this text; null where it is not
 * @param uses where it is used in this text, in order
 */
record Symbol(Kind kind, String scope, String name, TextRange declaration, List<TextRange> uses) {

    /** What bears a name. */
    enum Kind {
        VOLUME,
        CONTAINER,
        PORT,
        /** The key of a label: the template gives it, the selector and Services ask for it. */
        LABEL,
        /** The value of the label that is the scope. */
        LABEL_VALUE,
        /** {@code &name} and {@code *name}. */
        ANCHOR,
        /** The name of another object, whose kind is the scope. */
        OBJECT
    }

    /** The declaration and the uses in this text. */
    Stream<TextRange> places() {
        return Stream.concat(Stream.ofNullable(declaration), uses.stream()).distinct();
    }
}
