package io.daemonlens.report.lint;

import java.util.List;
import java.util.Map;

/**
 * What a run of lint found, in the order of the files.
 *
 * @param documents DaemonSets and what could not be read
 * @param summary counts over all that was seen
 * @param otherKinds the kinds that were passed over, with how often, such as {@code Service} and 2
 * @param problems inputs that could not be checked at all, and why
 */
public record LintReport(
        List<LintDocument> documents,
        Summary summary,
        Map<String, Integer> otherKinds,
        List<Problem> problems) {

    /**
     * Counts; {@code documents} are the non-empty ones. Suppressed findings are not counted.
     *
     * @param templates texts that another program renders, recognised and not checked
     * @param patches parts that kustomize merges, recognised and not checked
     * @param baselined findings that a baseline hides
     * @param fixed repairs that were made
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
     * @param file as it is called in the report
     * @param line from 1; 0 where the whole file is meant
     * @param text what is wrong, without the file's name
     * @param fatal whether the input was asked for by name, so that the run fails
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
