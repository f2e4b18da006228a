package io.daemonlens.feature;

import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import java.util.List;

/** {@code textDocument/rename}: a volume, container or port under another name, everywhere. */
public final class Rename {

    private Rename() {}

    /** The range of the name at an offset; null where there is none that can be renamed. */
    public static TextRange prepare(List<Manifest> manifests, int offset) {
        Symbol symbol = Symbols.at(manifests, offset);
        return symbol == null || !symbol.canBeRenamed()
                ? null
                : symbol.places().filter(place -> place.touches(offset)).findFirst().orElse(null);
    }

    /** The edits that rename what stands at an offset; none where that cannot be done. */
    public static List<TextEdit> at(List<Manifest> manifests, int offset, String newName) {
        Symbol symbol = Symbols.at(manifests, offset);
        return symbol == null || !symbol.canBeRenamed()
                ? List.of()
                : symbol.places().map(place -> TextEdit.replace(place, newName)).toList();
    }
}
