package io.daemonlens.feature.symbols;

import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.Document;
import io.daemonlens.text.LineIndex;
import io.daemonlens.text.TextRange;
import io.daemonlens.yaml.YamlScalar;

/**
 * A place in any file of the workspace, open or not. Lines and columns count from 0, columns and
 * the length in UTF-16 units; a place lies on one line.
 *
 * @param file the file's name or address
 */
public record Spot(String file, int line, int column, int length) {

    static Spot of(Manifest manifest, YamlScalar scalar) {
        return of(manifest.document(), Symbols.inside(scalar).shifted(manifest.offset()));
    }

    /** Returns the first line of a range. */
    public static Spot of(Document document, TextRange range) {
        LineIndex lines = document.lines();
        return new Spot(
                document.name(),
                lines.line(range.start()),
                lines.column(range.start()),
                range.length());
    }
}
