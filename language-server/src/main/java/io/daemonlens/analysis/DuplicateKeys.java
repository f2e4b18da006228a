package io.daemonlens.analysis;

import io.daemonlens.engine.apimachinery.Body.DuplicateKey;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.Finding.Source;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.findings.Related;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.repair.Repairs;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys that are written twice, as findings. Two items whose second has lost its dash are one
 * mapping with every key twice, as are two documents without the line between them: that is one
 * finding, at the line that needs the dash.
 */
final class DuplicateKeys {

    private final Manifest manifest;
    private final Wording wording;
    private final Repairs repairs;

    DuplicateKeys(Manifest manifest, Wording wording, Repairs repairs) {
        this.manifest = manifest;
        this.wording = wording;
        this.repairs = repairs;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        FieldPath merged = null;
        for (DuplicateKey duplicate : manifest.body().duplicates()) {
            FieldPath parent = duplicate.path().parent();
            if (parent.equals(merged)) {
                Finding first = findings.remove(findings.size() - 1);
                List<Related> related = new ArrayList<>(first.related());
                related.add(new Related(range(duplicate), message(duplicate)));
                findings.add(first.with(first.fixes(), related));
                continue;
            }
            TextEdit dash = dash(duplicate);
            boolean together = parent.isRoot() || parent.kind() == FieldPath.Kind.INDEX;
            merged = together ? parent : null;
            findings.add(finding(duplicate, dash));
        }
        return findings;
    }

    private Finding finding(DuplicateKey duplicate, TextEdit dash) {
        List<QuickFix> fixes = new ArrayList<>();
        if (dash != null) {
            fixes.add(
                    new QuickFix(
                            wording.say("fix.newItem"),
                            true,
                            List.of(dash),
                            List.of(duplicate.path().parent().parent())));
        }
        for (QuickFix fix : repairs.duplicateKey(duplicate.path())) {
            boolean preferred = dash == null && fix.preferred();
            fixes.add(new QuickFix(fix.title(), preferred, fix.edits(), fix.changes()));
        }
        return Finding.of(
                        "duplicate-key",
                        Severity.ERROR,
                        Source.APISERVER,
                        duplicate.path().toString(),
                        range(duplicate),
                        message(duplicate),
                        wording.say(
                                dash == null ? "duplicate-key.help" : "duplicate-key.dash",
                                duplicate.key()))
                .with(fixes, List.of());
    }

    private static String message(DuplicateKey duplicate) {
        return "line " + duplicate.line() + ": key \"" + duplicate.key() + "\" already set in map";
    }

    private TextRange range(DuplicateKey duplicate) {
        return manifest.keyRangeOf(duplicate.path());
    }

    /**
     * Returns the edit that begins a new item at a key: it is written in the first place of the
     * item too, and begins a line with room for a dash.
     */
    private TextEdit dash(DuplicateKey duplicate) {
        FieldPath item = duplicate.path().parent();
        if (item.isRoot()
                || item.kind() != FieldPath.Kind.INDEX
                || !(manifest.nodeAt(item) instanceof YamlMapping mapping)
                || mapping.isFlow()
                || !duplicate.key().equals(mapping.entries().get(0).name())) {
            return null;
        }
        String text = manifest.tree().text();
        YamlEntry again = mapping.entry(duplicate.key());
        int start = again == null ? 0 : again.key().start();
        int line = text.lastIndexOf('\n', start - 1) + 1;
        if (start - line < 2 || !text.substring(line, start).isBlank()) {
            return null;
        }
        TextRange blanks = new TextRange(start - 2, start);
        return TextEdit.replace(blanks.shifted(manifest.offset()), "- ");
    }
}
