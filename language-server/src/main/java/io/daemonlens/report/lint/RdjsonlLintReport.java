package io.daemonlens.report.lint;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.findings.Finding;
import io.daemonlens.report.lint.LintDocument.Edit;
import io.daemonlens.report.lint.LintDocument.Item;
import io.daemonlens.report.lint.LintDocument.Span;
import java.util.Locale;

/** A LintReport as reviewdog diagnostics, one per line; columns count UTF-8 bytes. */
public final class RdjsonlLintReport implements LintFormat {

    @Override
    public void write(LintReport report, StringBuilder out) {
        for (LintDocument document : report.documents()) {
            for (Item item : document.findings()) {
                if (item.finding().counts()) {
                    out.append(JsonWriter.compact(diagnostic(document, item))).append('\n');
                }
            }
        }
    }

    private static JsonObject diagnostic(LintDocument document, Item item) {
        Finding finding = item.finding();
        String text =
                finding.help().isEmpty()
                        ? finding.message()
                        : finding.message() + "\n" + finding.help();
        JsonObject diagnostic =
                new JsonObject()
                        .put("message", text)
                        .put(
                                "location",
                                new JsonObject()
                                        .put("path", document.file())
                                        .put("range", range(item.span(), item)))
                        .put("severity", finding.severity().word().toUpperCase(Locale.ROOT))
                        .put("source", new JsonObject().put("name", "daemonlens"))
                        .put("code", new JsonObject().put("value", finding.code()));
        JsonArray suggestions = new JsonArray();
        for (LintDocument.Fix fix : item.fixes()) {
            for (Edit edit : fix.edits()) {
                suggestions.add(
                        new JsonObject()
                                .put("range", range(edit.span(), item))
                                .put("text", edit.newText()));
            }
        }
        return suggestions.isEmpty() ? diagnostic : diagnostic.put("suggestions", suggestions);
    }

    private static JsonObject range(Span span, Item item) {
        return new JsonObject()
                .put("start", place(span.line(), span.column(), item))
                .put("end", place(span.endLine(), span.endColumn(), item));
    }

    /** Only the line of the finding is available, and nearly every range is within it. */
    private static JsonObject place(int line, int column, Item item) {
        int bytes = column;
        if (line == item.span().line() && column - 1 <= item.sourceLine().length()) {
            bytes =
                    1
                            + item.sourceLine()
                                    .substring(0, column - 1)
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)
                                    .length;
        }
        return new JsonObject().put("line", line).put("column", bytes);
    }
}
