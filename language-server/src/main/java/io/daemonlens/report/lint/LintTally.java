package io.daemonlens.report.lint;

import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.settings.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts documents during a run and creates the report. */
public final class LintTally {

    private final List<LintDocument> documents = new ArrayList<>();
    private final Map<String, Integer> otherKinds = new TreeMap<>();
    private int files;
    private int seen;
    private int daemonSets;
    private int others;
    private int unreadable;
    private int templates;
    private int patches;
    private int baselined;
    private int fixed;
    private final List<LintReport.Problem> problems = new ArrayList<>();

    /** Counts a file. */
    public void file() {
        files++;
    }

    /** Counts a document of another kind. */
    public void other(String kind) {
        seen++;
        others++;
        otherKinds.merge(kind, 1, Integer::sum);
    }

    /**
     * Adds a DaemonSet or an unreadable document.
     *
     * @param first false for the same document at a further Kubernetes version
     */
    public void add(LintDocument document, boolean first) {
        documents.add(document);
        if (first) {
            seen++;
            daemonSets += document.kind() == null ? 0 : 1;
            unreadable += document.kind() == null ? 1 : 0;
        }
    }

    /** Adds an input that could not be checked. */
    public void problem(LintReport.Problem problem) {
        problems.add(problem);
    }

    /** Counts findings that a baseline hides. */
    public void baselined(int findings) {
        baselined += findings;
    }

    /** Counts fixes that were applied before checking. */
    public void fixed(int repairs) {
        fixed += repairs;
    }

    /** Counts a document of any status; {@code document} is created only if it is kept. */
    public void count(
            ManifestAnalysis.Status status, String kind, LintDocument document, boolean first) {
        switch (status) {
            case EMPTY -> {
                // Blank lines and comments are not a document.
            }
            case OTHER_KIND, VALUES -> {
                if (first) {
                    other(kind);
                }
            }
            case TEMPLATE -> {
                seen += first ? 1 : 0;
                templates += first ? 1 : 0;
            }
            case PATCH -> {
                seen += first ? 1 : 0;
                patches += first ? 1 : 0;
            }
            case NOT_YAML -> {
                seen += first ? 1 : 0;
                unreadable += first ? 1 : 0;
            }
            case DAEMON_SET, UNREADABLE -> add(document, first);
        }
    }

    public LintReport report(List<LintDocument> kept) {
        LintReport.Summary summary =
                new LintReport.Summary(
                        files,
                        seen,
                        daemonSets,
                        others,
                        templates,
                        patches,
                        unreadable,
                        count(kept, Severity.ERROR),
                        count(kept, Severity.WARNING),
                        count(kept, Severity.INFO),
                        baselined,
                        fixed);
        return new LintReport(kept, summary, otherKinds, problems);
    }

    public List<LintDocument> documents() {
        return documents;
    }

    private static int count(List<LintDocument> documents, Severity severity) {
        int count = 0;
        for (LintDocument document : documents) {
            count += document.count(severity);
        }
        return count;
    }
}
