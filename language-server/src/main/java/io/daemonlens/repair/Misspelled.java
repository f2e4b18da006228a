package io.daemonlens.repair;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.Finding.Source;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.NearestWord;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import java.util.List;

/** Detects words that are clearly misspelt. */
public final class Misspelled {

    private Misspelled() {}

    /** Returns the finding for a kind that is a misspelling of DaemonSet. */
    public static List<Finding> kind(Manifest manifest, Wording wording) {
        String kind = manifest.kind();
        if (kind.isEmpty() || NearestWord.certain(kind, List.of("DaemonSet")) == null) {
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
}
