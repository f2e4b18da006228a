package io.daemonlens.analysis;

import io.daemonlens.analysis.ManifestAnalysis.Status;
import io.daemonlens.findings.Finding;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.settings.Settings;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.Document;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The analysis of all DaemonSets of one text. It is immutable, does no IO, and depends only on the
 * text and the settings.
 */
public final class Analysis {

    private final Document document;
    private final Settings settings;
    private final List<ManifestAnalysis> manifests;

    /** Computed when first asked for. */
    private List<Finding> withParts;

    private Analysis(Document document, Settings settings, List<ManifestAnalysis> manifests) {
        this.document = document;
        this.settings = settings;
        this.manifests = List.copyOf(manifests);
    }

    public static Analysis of(Document document, Settings settings) {
        return of(document, settings, null, () -> {});
    }

    /**
     * Analyzes a text that is being edited; objects whose text is unchanged since an earlier
     * analysis are reused.
     *
     * @param before an earlier analysis; null for none
     * @param between run before each object; it may throw to cancel an outdated analysis
     */
    public static Analysis of(
            Document document, Settings settings, Analysis before, Runnable between) {
        boolean usable = before != null && before.settings.equals(settings);
        List<Manifest> read =
                usable
                        ? before.manifests.stream().map(ManifestAnalysis::manifest).toList()
                        : List.of();
        Map<YamlNode, ManifestAnalysis> known = new IdentityHashMap<>();
        if (usable) {
            before.manifests.forEach(each -> known.put(each.manifest().root(), each));
        }
        List<ManifestAnalysis> manifests = new ArrayList<>();
        for (Manifest manifest : Manifest.of(document, read)) {
            between.run();
            ManifestAnalysis same = manifest.root() == null ? null : known.get(manifest.root());
            manifests.add(same == null ? of(manifest, settings) : same.movedTo(manifest));
        }
        return new Analysis(document, settings, manifests);
    }

    /** Analyzes one object. */
    public static ManifestAnalysis of(Manifest manifest, Settings settings) {
        try {
            return new Analyzer(manifest, settings).analyze();
        } catch (RuntimeException | StackOverflowError e) {
            if (Boolean.getBoolean("daemonlens.strict")) {
                throw e;
            }
            return failed(manifest, settings, e);
        }
    }

    /** Reports an internal error for one document; the other documents are still analyzed. */
    private static ManifestAnalysis failed(Manifest manifest, Settings settings, Throwable why) {
        boolean deep = why instanceof StackOverflowError;
        Wording wording = settings.wording();
        Finding finding =
                Finding.of(
                        "internal-error",
                        Severity.ERROR,
                        Finding.Source.YAML,
                        "",
                        TextRange.at(manifest.offset()),
                        wording.say(deep ? "too-deep" : "internal-error", why),
                        wording.say(deep ? "too-deep.help" : "internal-error.help"));
        return new ManifestAnalysis(
                manifest, Status.UNREADABLE, null, null, null, List.of(finding));
    }

    public Document document() {
        return document;
    }

    public Settings settings() {
        return settings;
    }

    /** One analysis for each object of the text, in order. */
    public List<ManifestAnalysis> manifests() {
        return manifests;
    }

    /** All findings about DaemonSets of the text, in the order of the objects. */
    public List<Finding> findings() {
        return manifests.stream()
                .filter(each -> each.status() != Status.NOT_YAML)
                .flatMap(each -> each.findings().stream())
                .toList();
    }

    /**
     * All findings, and those about templates and patches: for an editor, where the author of a
     * part sees them. A check of files counts the parts and does not judge them.
     */
    public synchronized List<Finding> findingsWithParts() {
        if (withParts == null) {
            List<Finding> all = new ArrayList<>(findings());
            for (ManifestAnalysis each : manifests) {
                all.addAll(PartialFindings.of(each, settings));
            }
            withParts = List.copyOf(all);
        }
        return withParts;
    }
}
