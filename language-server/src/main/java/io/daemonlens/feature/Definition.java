package io.daemonlens.feature;

import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.TextRange;
import java.util.List;

/**
 * {@code textDocument/definition}: from a mount to its volume, from the selector to the template's
 * label, from a probe to its port.
 */
public final class Definition {

    private Definition() {}

    /** Where the name at an offset is given; null where there is no name, or nobody gives it. */
    public static TextRange at(List<Manifest> manifests, int offset) {
        Symbol symbol = Symbols.at(manifests, offset);
        return symbol == null ? null : symbol.declaration();
    }
}
