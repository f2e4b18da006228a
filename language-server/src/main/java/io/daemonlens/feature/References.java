package io.daemonlens.feature;

import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.TextRange;
import java.util.List;

/** {@code textDocument/references} and {@code documentHighlight}: all places of a name. */
public final class References {

    private References() {}

    /** The uses of the name at an offset, after its declaration where that is wanted. */
    public static List<TextRange> at(
            List<Manifest> manifests, int offset, boolean withDeclaration) {
        Symbol symbol = Symbols.at(manifests, offset);
        if (symbol == null) {
            return List.of();
        }
        return withDeclaration ? symbol.places().toList() : symbol.uses();
    }
}
