package io.daemonlens.cli.commands;

import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.analysis.ManifestAnalysis.Status;
import io.daemonlens.findings.Finding;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.util.List;

/** The reason why a manifest is not processed further, in one sentence with its location. */
final class Refusals {

    private Refusals() {}

    /** Whether it could not be parsed at all, which has its own exit code. */
    static boolean isUnreadable(ManifestAnalysis refused) {
        return refused.status() == Status.UNREADABLE
                || refused.status() == Status.NOT_YAML
                || refused.status() == Status.TEMPLATE;
    }

    /** The first error, and the number of further errors. */
    static String sentence(ManifestAnalysis refused, Wording words) {
        Document document = refused.manifest().document();
        if (refused.status() == Status.TEMPLATE || refused.status() == Status.PATCH) {
            boolean template = refused.status() == Status.TEMPLATE;
            return document.place(refused.manifest().offset())
                    + ": "
                    + words.say(template ? "refused.template" : "refused.patch");
        }
        List<Finding> errors =
                refused.findings().stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .toList();
        if (errors.isEmpty()) {
            return document.place(refused.manifest().offset())
                    + ": "
                    + (refused.answer() == null
                            ? "no manifest that can be read"
                            : refused.answer().message());
        }
        Finding first = errors.get(0);
        String sentence = document.place(first.range().start()) + ": " + first.message();
        int more = errors.size() - 1;
        String key = more == 1 ? "refused.more.one" : "refused.more";
        return more == 0 ? sentence : sentence + "\n  " + words.say(key, more);
    }
}
