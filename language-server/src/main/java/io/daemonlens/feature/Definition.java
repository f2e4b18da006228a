package io.daemonlens.feature;

import io.daemonlens.feature.symbols.Spot;
import io.daemonlens.feature.symbols.Surroundings;
import io.daemonlens.feature.symbols.Symbol;
import io.daemonlens.feature.symbols.Symbols;
import io.daemonlens.manifest.Manifest;
import java.util.List;

/**
 * {@code textDocument/definition}: from a mount to its volume, from the selector to the template's
 * label, from a probe to its port, from an alias to its anchor, from a reference to the object with
 * that name.
 */
public final class Definition {

    private Definition() {}

    /**
     * Returns where the name at an offset is declared; empty if there is no name, or no
     * declaration.
     *
     * @param around the objects of all files, including this text
     */
    public static List<Spot> at(List<Manifest> manifests, int offset, Surroundings around) {
        Symbol symbol = Symbols.at(manifests, offset);
        Manifest manifest = Symbols.manifestAt(manifests, offset);
        return symbol == null || manifest == null
                ? List.of()
                : References.declarations(symbol, manifest, around);
    }
}
