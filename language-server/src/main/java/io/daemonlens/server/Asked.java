package io.daemonlens.server;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.feature.symbols.Surroundings;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import io.daemonlens.text.TextRange;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** An open file of a request, in its state when the request arrived. */
final class Asked {

    final OpenFile file;
    final Document document;
    final ToLsp toLsp;
    private final Supplier<Surroundings> around;

    Asked(OpenFile file, ClientFeatures client, Supplier<Surroundings> around) {
        this.file = file;
        this.document = file.document();
        this.toLsp = new ToLsp(document, client);
        this.around = around;
    }

    int offset(Position position) {
        return FromLsp.offset(document, position);
    }

    TextRange range(Range range) {
        return FromLsp.range(document, range);
    }

    Settings settings() {
        return file.settings();
    }

    /**
     * Returns the analysis of this text; or of a newer text, if there is one and this answer is
     * outdated.
     */
    Analysis analysis() {
        return file.analysis();
    }

    List<Manifest> manifests() {
        return analysis().manifests().stream().map(ManifestAnalysis::manifest).toList();
    }

    /** Returns the other objects of the workspace and the current cluster. */
    Surroundings around() {
        return around.get();
    }
}
