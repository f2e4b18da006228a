package io.daemonlens.report.lint;

import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.settings.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts while documents come in, and makes the report of them. */
public final class LintTally {

    private final List<LintDocument> documents = new ArrayList<>();
    private final Map<String, Integer> otherKinds = new TreeMap<>();
    private int files;
    private int seen;
    private int daemonSets;
    private int others;
    private int unreadable;

    /** A file begins. */
    public void file() {
        files++;
    }

    /** A document of another kind, which is only counted. */
    public void other(String kind) {
        seen++;
        others++;
        otherKinds.merge(kind, 1, Integer::sum);
    }

    /**
     * A DaemonSet or something unreadable.
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

    /** A document of any status; {@code document} is made only where it is kept. */
    public void count(
            ManifestAnalysis.Status status, String kind, LintDocument document, boolean first) {
        switch (status) {
            case EMPTY -> {
                // Blank lines and comments are no document.
            }
            case OTHER_KIND -> {
                if (first) {
                    other(kind);
                }
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
                        unreadable,
                        count(kept, Severity.ERROR),
                        count(kept, Severity.WARNING),
                        count(kept, Severity.INFO));
        return new LintReport(kept, summary, otherKinds);
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
