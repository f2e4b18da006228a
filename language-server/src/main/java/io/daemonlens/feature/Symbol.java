package io.daemonlens.feature;

import io.daemonlens.text.TextRange;
import java.util.List;
import java.util.stream.Stream;

/**
 * A name that one place of a DaemonSet gives and others use.
 *
 * @param kind what bears the name
 * @param name the name itself
 * @param declaration where it is given; null where nobody gives it
 * @param uses where it is used, in the order of the text
 */
record Symbol(Kind kind, String name, TextRange declaration, List<TextRange> uses) {

    /** What bears a name. */
    enum Kind {
        VOLUME,
        CONTAINER,
        PORT,
        /** A label: the template gives it, the selector asks for it. */
        LABEL
    }

    /** The declaration and the uses. */
    Stream<TextRange> places() {
        return Stream.concat(Stream.ofNullable(declaration), uses.stream());
    }

    /** Whether another name may be put in all its places. */
    boolean canBeRenamed() {
        return kind != Kind.LABEL && declaration != null;
    }
}
