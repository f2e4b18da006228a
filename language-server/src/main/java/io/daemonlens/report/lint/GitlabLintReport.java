package io.daemonlens.report.lint;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.findings.Finding;
import io.daemonlens.report.lint.LintDocument.Item;
import io.daemonlens.report.lint.LintDocument.Span;

/** A LintReport in GitLab's code quality format. */
public final class GitlabLintReport implements LintFormat {

    @Override
    public void write(LintReport report, StringBuilder out) {
        JsonArray issues = new JsonArray();
        for (LintDocument document : report.documents()) {
            for (Item item : document.findings()) {
                if (item.finding().counts()) {
                    issues.add(issue(document, item));
                }
            }
        }
        out.append(JsonWriter.compact(issues)).append('\n');
    }

    private static JsonObject issue(LintDocument document, Item item) {
        Finding finding = item.finding();
        String severity =
                switch (finding.severity()) {
                    case ERROR -> "major";
                    case WARNING -> "minor";
                    case INFO -> "info";
                };
        Span span = item.span();
        JsonObject positions =
                new JsonObject()
                        .put("begin", place(span.line(), span.column()))
                        .put("end", place(span.endLine(), span.endColumn()));
        return new JsonObject()
                .put("description", finding.message())
                .put("check_name", finding.code())
                .put("fingerprint", Fingerprint.of(document, finding))
                .put("severity", severity)
                .put(
                        "location",
                        new JsonObject().put("path", document.file()).put("positions", positions));
    }

    private static JsonObject place(int line, int column) {
        return new JsonObject().put("line", line).put("column", column);
    }
}
