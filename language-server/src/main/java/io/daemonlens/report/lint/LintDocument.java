package io.daemonlens.report.lint;

import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.findings.Related;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.Document;
import io.daemonlens.text.LineIndex;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * One document of a report, independent of its source text: offsets are converted to lines and
 * columns, counted from 1, columns in UTF-16 units.
 *
 * @param named whether the file was named explicitly, not found in a folder
 * @param item the index in a List; -1 if the document is not in a List
 * @param kind null if the document could not be read
 * @param kubernetesVersion null if no server was asked
 * @param answer null if no server was asked
 */
public record LintDocument(
        String file,
        boolean named,
        int index,
        int item,
        int line,
        String apiVersion,
        String kind,
        String namespace,
        String name,
        String kubernetesVersion,
        boolean accepted,
        Response answer,
        String revisionHash,
        List<Item> findings) {

    /** A finding with its positions. {@code sourceLine} is the line in which its range begins. */
    public record Item(
            Finding finding, Span span, String sourceLine, List<Other> related, List<Fix> fixes) {}

    /** A range with an exclusive end. */
    public record Span(int line, int column, int endLine, int endColumn) {}

    /** A related location. */
    public record Other(Span span, String message) {}

    /** A fix. */
    public record Fix(String title, boolean preferred, List<Edit> edits) {}

    /** One edit of a fix. */
    public record Edit(Span span, String newText) {}

    public LintDocument {
        findings = List.copyOf(findings);
    }

    /** Returns the report's view of an analysis. */
    public static LintDocument of(ManifestAnalysis analysis, boolean named) {
        Manifest manifest = analysis.manifest();
        Document document = manifest.document();
        boolean readable = analysis.status() == ManifestAnalysis.Status.DAEMON_SET;
        int start =
                manifest.root() == null
                        ? manifest.offset()
                        : manifest.offset() + manifest.root().start();
        Response answer = analysis.answer();
        if (answer != null && answer.stored() != null) {
            answer = answer.withoutStored();
        }
        return new LintDocument(
                document.name(),
                named,
                manifest.index(),
                manifest.item(),
                document.lines().line(start) + 1,
                readable ? orNull(manifest.apiVersion()) : null,
                readable ? manifest.kind() : null,
                readable ? orNull(manifest.namespace()) : null,
                readable ? orNull(manifest.name()) : null,
                analysis.version() == null ? null : analysis.version().toString(),
                analysis.accepted(),
                answer,
                analysis.revisionHash(),
                each(analysis.findings(), f -> item(f, document)));
    }

    /** Returns the same document with other findings. */
    public LintDocument withFindings(List<Item> others) {
        return new LintDocument(
                file,
                named,
                index,
                item,
                line,
                apiVersion,
                kind,
                namespace,
                name,
                kubernetesVersion,
                accepted,
                answer,
                revisionHash,
                others);
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** A loop instead of a stream: a stream would link another lambda at every start. */
    private static <A, B> List<B> each(List<A> all, Function<A, B> made) {
        List<B> out = new ArrayList<>(all.size());
        for (A one : all) {
            out.add(made.apply(one));
        }
        return Collections.unmodifiableList(out);
    }

    private static Item item(Finding finding, Document document) {
        LineIndex lines = document.lines();
        int line = lines.line(finding.range().start());
        String text = document.text();
        int end = lines.start(line + 1);
        String source = text.substring(lines.start(line), end).stripTrailing();
        return new Item(
                finding,
                span(finding.range(), lines),
                source,
                each(finding.related(), r -> other(r, lines)),
                each(finding.fixes(), f -> fix(f, lines)));
    }

    private static Other other(Related related, LineIndex lines) {
        return new Other(span(related.range(), lines), related.message());
    }

    private static Fix fix(QuickFix fix, LineIndex lines) {
        return new Fix(fix.title(), fix.preferred(), each(fix.edits(), edit -> edit(edit, lines)));
    }

    private static Edit edit(TextEdit edit, LineIndex lines) {
        return new Edit(span(edit.range(), lines), edit.newText());
    }

    static Span span(TextRange range, LineIndex lines) {
        return new Span(
                lines.line(range.start()) + 1,
                lines.column(range.start()) + 1,
                lines.line(range.end()) + 1,
                lines.column(range.end()) + 1);
    }

    /** Returns the number of findings of a severity that are not suppressed. */
    int count(Severity severity) {
        int count = 0;
        for (Item each : findings) {
            if (each.finding().counts() && each.finding().severity() == severity) {
                count++;
            }
        }
        return count;
    }

    /** Returns {@code namespace/name}, as far as known. */
    public String objectName() {
        String own = name == null ? "" : name;
        return namespace == null ? own : namespace + "/" + own;
    }
}
