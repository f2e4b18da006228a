package io.daemonlens.analysis;

import io.daemonlens.analysis.ManifestAnalysis.Status;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.manifest.TemplateMask;
import io.daemonlens.settings.Settings;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.Document;
import io.daemonlens.text.TextRange;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings about a template or a patch, which is only a part of an object: unknown fields, wrong
 * types and values that the API server never takes. What may be in the other part is not missed.
 */
final class PartialFindings {

    private final ManifestAnalysis part;
    private final Settings settings;

    private PartialFindings(ManifestAnalysis part, Settings settings) {
        this.part = part;
        this.settings = settings;
    }

    /** Returns the findings; none for other documents than templates and patches. */
    static List<Finding> of(ManifestAnalysis part, Settings settings) {
        boolean partial = part.status() == Status.TEMPLATE || part.status() == Status.PATCH;
        return partial ? new PartialFindings(part, settings).findings() : List.of();
    }

    private List<Finding> findings() {
        Manifest manifest = part.status() == Status.TEMPLATE ? masked() : part.manifest();
        if (manifest == null || manifest.tree().problem() != null || !manifest.isDaemonSet()) {
            return List.of();
        }
        List<Finding> kept = new ArrayList<>();
        for (Finding finding : new Analyzer(manifest, settings).partial()) {
            if (finding.severity() == Severity.ERROR && isCertain(finding, manifest)) {
                kept.add(finding.with(writable(finding.fixes()), List.of()));
            }
        }
        kept.sort((a, b) -> Integer.compare(a.range().start(), b.range().start()));
        return Suppressions.apply(manifest, kept, settings);
    }

    /** Returns the manifest of the template without its actions; null if there is none. */
    private Manifest masked() {
        Manifest manifest = part.manifest();
        TextRange section = manifest.section();
        String whole = manifest.document().text();
        String text =
                whole.substring(0, section.start())
                        + TemplateMask.of(section.of(whole))
                        + whole.substring(section.end());
        Document document = Document.of(manifest.document().name(), text);
        for (Manifest each : Manifest.of(document, manifest.index(), section)) {
            if (manifest.item() < 0 || each.item() == manifest.item()) {
                return each;
            }
        }
        return null;
    }

    /** Whether a finding holds whatever the other part is. */
    private boolean isCertain(Finding finding, Manifest manifest) {
        if (finding.field().isEmpty() || hasHole(finding.field())) {
            return false;
        }
        FieldPath at = FieldPath.parse(finding.field());
        YamlNode value = manifest.nodeAt(at);
        return switch (finding.code()) {
            case "unknown-field" -> at.name() != null && !at.name().startsWith("$");
            case "duplicate-key" -> part.status() == Status.PATCH;
            case "wrong-type" ->
                    value != null && !hasHole(value.range().of(manifest.tree().text()));
            default ->
                    finding.message().contains(": Unsupported value: ") && isWritten(at, manifest);
        };
    }

    private static boolean isWritten(FieldPath at, Manifest manifest) {
        YamlNode value = manifest.nodeAt(at);
        if (!(value instanceof YamlScalar)) {
            value = manifest.nodeAt(at.child("type"));
        }
        return value instanceof YamlScalar scalar
                && !scalar.text().isEmpty()
                && !hasHole(scalar.text());
    }

    private static boolean hasHole(String text) {
        return text.indexOf(TemplateMask.HOLE) >= 0;
    }

    /** Returns the fixes that write no masked text into the template. */
    private static List<QuickFix> writable(List<QuickFix> fixes) {
        List<QuickFix> writable = new ArrayList<>();
        for (QuickFix fix : fixes) {
            boolean masked = fix.edits().stream().anyMatch(edit -> hasHole(edit.newText()));
            boolean moves = fix.edits().size() > 1;
            if (!masked && !moves) {
                writable.add(fix);
            }
        }
        return writable;
    }
}
