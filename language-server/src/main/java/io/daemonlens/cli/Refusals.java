package io.daemonlens.cli;

import io.daemonlens.analysis.Finding;
import io.daemonlens.analysis.ManifestAnalysis;

/** Why a manifest cannot be looked at further, in one sentence with its place. */
final class Refusals {

    private Refusals() {}

    static String sentence(ManifestAnalysis refused) {
        for (Finding finding : refused.findings()) {
            if (finding.severity() == io.daemonlens.analysis.Severity.ERROR) {
                return refused.manifest().document().place(finding.range().start())
                        + ": "
                        + finding.message();
            }
        }
        return refused.manifest().document().place(refused.manifest().offset())
                + ": "
                + (refused.answer() == null
                        ? "no manifest that can be read"
                        : refused.answer().message());
    }
}
