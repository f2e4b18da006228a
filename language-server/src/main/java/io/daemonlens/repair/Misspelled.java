package io.daemonlens.repair;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.Finding.Source;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.manifest.Edits;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.NearestWord;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlScalar;
import java.util.List;

/** Detects a kind, or a key at the top of an object, that is clearly misspelt. */
public final class Misspelled {

    private Misspelled() {}

    /** Returns the finding for a kind that is a misspelling of DaemonSet. */
    public static List<Finding> kind(Manifest manifest, Wording wording) {
        String kind = manifest.kind();
        if (kind.isEmpty()) {
            return missing(manifest, wording);
        }
        if (NearestWord.certain(kind, List.of("DaemonSet")) == null) {
            return List.of();
        }
        TextRange range = manifest.rangeOf(FieldPath.of("kind"));
        QuickFix fix =
                new QuickFix(
                        wording.say("fix.replace", "DaemonSet"),
                        true,
                        List.of(TextEdit.replace(range, "DaemonSet")),
                        List.of(FieldPath.of("kind")));
        return List.of(
                Finding.of(
                                "unknown-kind",
                                Severity.ERROR,
                                Source.APISERVER,
                                "kind",
                                range,
                                "no matches for kind \""
                                        + kind
                                        + "\" in version \""
                                        + manifest.apiVersion()
                                        + "\"",
                                wording.say("unknown-kind.help", kind))
                        .with(List.of(fix), List.of()));
    }

    /**
     * Returns the finding for an object without a kind, with kubectl's error ({@code GetObjectKind}
     * of {@code kubectl/pkg/util/openapi/validation}).
     */
    private static List<Finding> missing(Manifest manifest, Wording wording) {
        YamlEntry meant = key(manifest, "kind");
        List<QuickFix> fixes = List.of();
        TextRange range = manifest.rangeOf(FieldPath.ROOT);
        if (meant != null) {
            range = meant.key().range().shifted(manifest.offset());
            fixes =
                    Fixes.of(
                            wording.say("fix.rename", "kind"),
                            true,
                            TextEdit.replace(range, "kind"));
        } else if (manifest.entryAt(FieldPath.of("kind")) != null) {
            range = manifest.keyRangeOf(FieldPath.of("kind"));
        } else if (manifest.entryAt(FieldPath.of("apiVersion")) != null) {
            String line = "kind: DaemonSet";
            range = manifest.keyRangeOf(FieldPath.of("apiVersion"));
            fixes =
                    Fixes.of(
                            wording.say("fix.insert", line),
                            false,
                            new Edits(manifest).insertFirst(FieldPath.ROOT, List.of(line), line),
                            FieldPath.of("kind"));
        }
        String help;
        if (meant != null) {
            help = wording.say("misspelt-head.help", "kind");
        } else if (manifest.entryAt(FieldPath.of("kind")) != null) {
            help = wording.say("empty-kind.help");
        } else {
            help = wording.say("missing-kind.help");
        }
        return List.of(
                Finding.of(
                                "unknown-kind",
                                Severity.ERROR,
                                Source.APISERVER,
                                "kind",
                                range,
                                "kind not set",
                                help)
                        .with(fixes, List.of()));
    }

    /** Returns the entry at the top of an object whose key is a misspelling; null for none. */
    public static YamlEntry key(Manifest manifest, String name) {
        if (!(manifest.root() instanceof YamlMapping root)) {
            return null;
        }
        for (YamlEntry entry : root.entries()) {
            String key = entry.name();
            boolean meant =
                    key != null
                            && !key.equals(name)
                            && entry.value().target() instanceof YamlScalar
                            && NearestWord.certain(key, List.of(name)) != null;
            if (meant) {
                return entry;
            }
        }
        return null;
    }
}
