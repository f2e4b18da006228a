package io.daemonlens.feature;

import io.daemonlens.feature.symbols.Symbol;
import io.daemonlens.feature.symbols.Symbols;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.TextRange;
import java.util.List;

/**
 * {@code textDocument/linkedEditingRange}: the occurrences of a name that change together while one
 * of them is edited. Only names that are declared and used in this text alone are linked.
 */
public final class LinkedEditingRange {

    private LinkedEditingRange() {}

    /** Returns all occurrences of the name at an offset; none if there is only one. */
    public static List<TextRange> at(List<Manifest> manifests, int offset) {
        Symbol symbol = Symbols.at(manifests, offset);
        if (symbol == null || symbol.declaration() == null) {
            return List.of();
        }
        List<TextRange> places = symbol.places().toList();
        return switch (symbol.kind()) {
            case VOLUME, CONTAINER, PORT, ANCHOR -> places.size() < 2 ? List.of() : places;
            case LABEL, LABEL_VALUE, OBJECT -> List.of();
        };
    }
}
