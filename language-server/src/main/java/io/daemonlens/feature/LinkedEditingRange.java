package io.daemonlens.feature;

import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.TextRange;
import java.util.List;

/**
 * {@code textDocument/linkedEditingRange}: the places of a name that change together while one of
 * them is typed. Only names that this text alone gives and uses are linked.
 */
public final class LinkedEditingRange {

    private LinkedEditingRange() {}

    /** All places of the name at an offset; none where only one place has it. */
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
