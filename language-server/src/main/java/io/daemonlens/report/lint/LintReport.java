package io.daemonlens.report.lint;

import java.util.List;

/**
 * What a run of lint found, in the order of the files.
 *
 * @param documents DaemonSets and what could not be read
 * @param summary counts over all that was seen
 * @param otherKinds the kinds that were passed over, with how often, such as {@code Service} and 2
 */
public record LintReport(
        List<LintDocument> documents, Summary summary, java.util.Map<String, Integer> otherKinds) {

    /** Counts; {@code documents} are the non-empty ones. Suppressed findings are not counted. */
    public record Summary(
            int files,
            int documents,
            int daemonSets,
            int otherKinds,
            int unreadable,
            int errors,
            int warnings,
            int infos) {}

    public LintReport {
        documents = List.copyOf(documents);
    }
}
