package io.daemonlens.analysis;

import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.Document;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is so about the DaemonSets of one text, found once. It never changes, does no IO,
 * and is the same for the same text and settings.
 */
public final class Analysis {

    private final Document document;
    private final Settings settings;
    private final List<ManifestAnalysis> manifests;

    private Analysis(Document document, Settings settings, List<ManifestAnalysis> manifests) {
        this.document = document;
        this.settings = settings;
        this.manifests = List.copyOf(manifests);
    }

    public static Analysis of(Document document, Settings settings) {
        List<ManifestAnalysis> manifests = new ArrayList<>();
        for (Manifest manifest : Manifest.of(document)) {
            manifests.add(of(manifest, settings));
        }
        return new Analysis(document, settings, manifests);
    }

    /** What is so about one object. */
    public static ManifestAnalysis of(Manifest manifest, Settings settings) {
        return new Analyzer(manifest, settings).analyze();
    }

    public Document document() {
        return document;
    }

    public Settings settings() {
        return settings;
    }

    /** One for each object of the text, in order. */
    public List<ManifestAnalysis> manifests() {
        return manifests;
    }

    /** All findings of the text, in the order of the objects. */
    public List<Finding> findings() {
        return manifests.stream().flatMap(each -> each.findings().stream()).toList();
    }
}
