package io.daemonlens.analysis;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.manifest.EditedObject;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Settings;
import io.daemonlens.settings.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Proves a fix before it is offered as preferred: the fixed text is parsed and checked again, the
 * objects differ only in the paths that the fix declares, and no new finding appears at the fixed
 * place. A fix that fails the proof is still offered, not as preferred, if its text can be read;
 * otherwise it is dropped. A long text with many fixes keeps only the first ones.
 */
final class FixProof {

    /** The text that is checked again for all fixes of one object, in UTF-16 units. */
    private static final int MOST_TEXT = 4_000_000;

    /** A finding takes the time of so much text. */
    private static final int TEXT_OF_FINDING = 1_000;

    /** The fixes that are checked however long the text is. */
    private static final int LEAST_PROOFS = 16;

    private final Manifest manifest;
    private final Settings settings;
    private final boolean stopped;
    private final int mostProofs;
    private int proofs;
    private final Set<String> known = new HashSet<>();

    /**
     * @param stopped whether the server stopped at a wrong type, so that a fix may reveal errors
     *     behind it
     */
    FixProof(Manifest manifest, Settings settings, List<Finding> findings, boolean stopped) {
        this.manifest = manifest;
        KubernetesVersion chosen = settings.destination().chosenVersion(manifest.directives());
        this.settings = chosen == null ? settings : settings.withVersion(chosen);
        this.stopped = stopped;
        findings.forEach(finding -> known.add(key(finding)));
        int length = manifest.item() < 0 ? manifest.section().length() : 0;
        int work = 1 + length + TEXT_OF_FINDING * findings.size();
        this.mostProofs = Math.max(LEAST_PROOFS, MOST_TEXT / work);
    }

    /** Returns the finding with the fixes that are proved. */
    Finding check(Finding finding) {
        if (finding.fixes().isEmpty()) {
            return finding;
        }
        List<QuickFix> proved = new ArrayList<>();
        for (QuickFix fix : finding.fixes()) {
            Proof proof = fix.preferred() ? prove(finding, fix) : read(fix);
            if (proof == Proof.HOLDS) {
                proved.add(fix);
            } else if (proof == Proof.READABLE) {
                proved.add(new QuickFix(fix.title(), false, fix.edits(), fix.changes()));
            }
        }
        return finding.with(proved, finding.related());
    }

    private enum Proof {
        HOLDS,
        READABLE,
        FAILS
    }

    private Proof read(QuickFix fix) {
        Manifest after = after(fix);
        return after == null ? Proof.FAILS : Proof.HOLDS;
    }

    private Proof prove(Finding finding, QuickFix fix) {
        Manifest after = after(fix);
        if (after == null) {
            return Proof.FAILS;
        }
        boolean whole = fix.changes().contains(FieldPath.ROOT);
        if (!whole && !fix.changes().isEmpty() && !onlyMeant(fix.changes(), after)) {
            return Proof.READABLE;
        }
        ManifestAnalysis judged = new Analyzer(after, settings).withoutProof().analyze();
        for (Finding each : judged.findings()) {
            boolean same =
                    each.code().equals(finding.code()) && each.field().equals(finding.field());
            boolean fresh = !known.contains(key(each)) && each.severity() != Severity.INFO;
            if (same && each.message().equals(finding.message())
                    || fresh && !stopped && !whole && isAt(fix.changes(), each.field())) {
                return Proof.READABLE;
            }
        }
        return Proof.HOLDS;
    }

    private static boolean isAt(List<FieldPath> changes, String field) {
        for (FieldPath change : changes) {
            if (field.equals(change.toString())) {
                return true;
            }
        }
        return false;
    }

    private static String key(Finding finding) {
        return finding.code() + '\0' + finding.field() + '\0' + finding.message();
    }

    /** Returns the same object in the fixed text; null if it cannot be read, or not in time. */
    private Manifest after(QuickFix fix) {
        if (proofs++ >= mostProofs) {
            return null;
        }
        return EditedObject.of(manifest, fix.edits());
    }

    private boolean onlyMeant(List<FieldPath> meant, Manifest after) {
        Set<String> allowed = new HashSet<>();
        meant.forEach(path -> allowed.add(plain(path)));
        Set<FieldPath> changed = new LinkedHashSet<>();
        differences(manifest.body().tree(), after.body().tree(), FieldPath.ROOT, changed);
        for (FieldPath path : changed) {
            boolean within = false;
            for (FieldPath at = path; !within && !at.isRoot(); at = at.parent()) {
                within = allowed.contains(plain(at));
            }
            if (!within) {
                return false;
            }
        }
        return true;
    }

    /** Formats the path without distinguishing field names from map keys. */
    private static String plain(FieldPath path) {
        StringBuilder text = new StringBuilder();
        for (FieldPath step : path.steps()) {
            text.append('\0');
            if (step.kind() == FieldPath.Kind.INDEX) {
                text.append(step.index());
            } else {
                text.append(step.name());
            }
        }
        return text.toString();
    }

    private static void differences(
            JsonValue before, JsonValue after, FieldPath at, Set<FieldPath> into) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (before instanceof JsonObject left && after instanceof JsonObject right) {
            Set<String> names = new LinkedHashSet<>(left.names());
            names.addAll(right.names());
            for (String name : names) {
                differences(left.get(name), right.get(name), at.child(name), into);
            }
        } else if (before instanceof JsonArray left
                && after instanceof JsonArray right
                && left.size() == right.size()) {
            for (int i = 0; i < left.size(); i++) {
                differences(left.get(i), right.get(i), at.index(i), into);
            }
        } else {
            into.add(at);
        }
    }
}
