package io.daemonlens.report.lint;

import java.util.List;
import java.util.Map;

/**
 * The result of a lint run, in the order of the files.
 *
 * @param documents DaemonSets and unreadable documents
 * @param summary counts over all documents
 * @param otherKinds the skipped kinds with their counts, such as {@code Service} and 2
 * @param problems inputs that could not be checked at all, and why
 */
public record LintReport(
        List<LintDocument> documents,
        Summary summary,
        Map<String, Integer> otherKinds,
        List<Problem> problems) {

    /**
     * The counts; {@code documents} are the non-empty ones. Suppressed findings are not counted.
     *
     * @param templates texts that another program renders, recognised and not checked
     * @param patches parts that kustomize merges, recognised and not checked
     * @param baselined findings that a baseline hides
     * @param fixed fixes that were applied
     */
    public record Summary(
            int files,
            int documents,
            int daemonSets,
            int otherKinds,
            int templates,
            int patches,
            int unreadable,
            int errors,
            int warnings,
            int infos,
            int baselined,
            int fixed) {}

    /**
     * An input that could not be checked.
     *
     * @param file its name in the report
     * @param line from 1; 0 for the whole file
     * @param text the problem, without the file's name
     * @param fatal whether the input was named explicitly, so that the run fails
     */
    public record Problem(String file, int line, String text, boolean fatal) {

        /** {@code notes.yaml:3: not YAML}. */
        public String sentence() {
            return file + (line > 0 ? ":" + line : "") + ": " + text;
        }
    }

    public LintReport {
        documents = List.copyOf(documents);
        problems = List.copyOf(problems);
    }
}
