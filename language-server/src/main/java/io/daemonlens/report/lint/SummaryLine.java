package io.daemonlens.report.lint;

import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The last line of a text report: the number of documents checked, not checked, and why. */
final class SummaryLine {

    private SummaryLine() {}

    static String of(LintReport report, List<MergedVersions.Entry> entries, Wording wording) {
        LintReport.Summary summary = report.summary();
        TreeSet<KubernetesVersion> versions = new TreeSet<>();
        for (LintDocument document : report.documents()) {
            KubernetesVersion.parse(String.valueOf(document.kubernetesVersion()))
                    .ifPresent(versions::add);
        }
        int infos = MergedVersions.count(entries, Severity.INFO);
        List<String> parts = new ArrayList<>();
        String kubernetes =
                versions.isEmpty()
                        ? ""
                        : versions.size() == 1
                                ? versions.first().toString()
                                : versions.first() + "–" + versions.last();
        parts.add(
                count(wording, "text.daemonsets", summary.daemonSets())
                        + " "
                        + count(wording, "text.files", summary.files())
                        + (kubernetes.isEmpty() ? "" : wording.say("text.kubernetes", kubernetes)));
        parts.add(
                count(wording, "text.errors", MergedVersions.count(entries, Severity.ERROR))
                        + ", "
                        + count(
                                wording,
                                "text.warnings",
                                MergedVersions.count(entries, Severity.WARNING))
                        + (infos == 0 ? "" : ", " + count(wording, "text.infos", infos)));
        if (summary.otherKinds() > 0) {
            parts.add(
                    count(wording, "text.others", summary.otherKinds())
                            + " ("
                            + kinds(wording, report.otherKinds())
                            + ")");
        }
        optional(wording, "text.templates", summary.templates(), parts);
        optional(wording, "text.patches", summary.patches(), parts);
        if (summary.unreadable() > 0) {
            parts.add(count(wording, "text.unreadable", summary.unreadable()));
        }
        optional(wording, "text.baselined", summary.baselined(), parts);
        return String.join(" · ", parts);
    }

    private static void optional(Wording wording, String key, int number, List<String> parts) {
        if (number > 0) {
            parts.add(count(wording, key, number));
        }
    }

    private static String count(Wording wording, String key, int number) {
        return wording.say(number == 1 ? key + ".one" : key, number);
    }

    private static String kinds(Wording wording, Map<String, Integer> kinds) {
        List<String> shown = new ArrayList<>();
        for (Map.Entry<String, Integer> kind : kinds.entrySet()) {
            if (shown.size() == 4) {
                shown.add("…");
                break;
            }
            String name =
                    kind.getKey().isEmpty() ? wording.say("text.without-kind") : kind.getKey();
            shown.add(kind.getValue() == 1 ? name : kind.getValue() + " " + name);
        }
        return String.join(", ", shown);
    }
}
