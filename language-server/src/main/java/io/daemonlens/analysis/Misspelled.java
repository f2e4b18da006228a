package io.daemonlens.analysis;

import io.daemonlens.analysis.Finding.Source;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import java.util.Collection;
import java.util.List;

/** Words that are surely another word. */
final class Misspelled {

    private Misspelled() {}

    /** A kind that was meant to be DaemonSet. */
    static List<Finding> kind(Manifest manifest, Wording wording) {
        String kind = manifest.kind();
        if (kind.isEmpty() || nearest(kind, List.of("DaemonSet")) == null) {
            return List.of();
        }
        TextRange range = manifest.rangeOf(FieldPath.of("kind"));
        QuickFix fix =
                new QuickFix(
                        wording.say("fix.replace", "DaemonSet"),
                        true,
                        List.of(TextEdit.replace(range, "DaemonSet")));
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

    /** The known word fewest edits away, upper and lower case alike; null where none is near. */
    static String nearest(String word, Collection<String> known) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String each : known) {
            int distance = distance(word.toLowerCase(), each.toLowerCase());
            if (distance < least && distance <= Math.max(1, each.length() / 4)) {
                least = distance;
                best = each;
            }
        }
        return best;
    }

    /** Edits of one letter, two swapped letters counting as one. */
    private static int distance(String left, String right) {
        int[][] d = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int same = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + same);
                boolean swapped =
                        i > 1
                                && j > 1
                                && left.charAt(i - 1) == right.charAt(j - 2)
                                && left.charAt(i - 2) == right.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[left.length()][right.length()];
    }
}
