package io.daemonlens.report.lint;

import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.findings.Finding;
import io.daemonlens.report.lint.LintDocument.Edit;
import io.daemonlens.report.lint.LintDocument.Fix;
import io.daemonlens.report.lint.LintDocument.Item;
import io.daemonlens.report.lint.LintDocument.Span;
import java.util.List;

/** A LintReport as JSON, one document per line. */
public final class JsonLintReport implements LintFormat {

    @Override
    public void write(LintReport report, StringBuilder out) {
        LintReport.Summary summary = report.summary();
        JsonObject counts =
                new JsonObject()
                        .put("files", summary.files())
                        .put("documents", summary.documents())
                        .put("daemonSets", summary.daemonSets())
                        .put("otherKinds", summary.otherKinds())
                        .put("templates", summary.templates())
                        .put("patches", summary.patches())
                        .put("unreadable", summary.unreadable())
                        .put("errors", summary.errors())
                        .put("warnings", summary.warnings())
                        .put("infos", summary.infos())
                        .put("baselined", summary.baselined())
                        .put("fixed", summary.fixed());
        out.append("{\"apiVersion\":\"daemonlens.io/v1\",\"kind\":\"LintReport\",\n\"summary\":")
                .append(JsonWriter.compact(counts))
                .append(",\n\"documents\":[");
        String separator = "\n";
        for (LintDocument document : report.documents()) {
            out.append(separator).append(JsonWriter.compact(document(document)));
            separator = ",\n";
        }
        out.append("\n]");
        if (!report.problems().isEmpty()) {
            JsonArray problems = new JsonArray();
            for (LintReport.Problem problem : report.problems()) {
                problems.add(
                        new JsonObject()
                                .put("file", problem.file())
                                .put("line", problem.line())
                                .put("message", problem.text()));
            }
            out.append(",\n\"problems\":").append(JsonWriter.compact(problems));
        }
        out.append("}\n");
    }

    private static JsonObject document(LintDocument document) {
        JsonObject json =
                new JsonObject().put("file", document.file()).put("index", document.index());
        if (document.item() >= 0) {
            json.put("item", document.item());
        }
        json.put("line", document.line())
                .put("apiVersion", textOrNull(document.apiVersion()))
                .put("kind", textOrNull(document.kind()))
                .put("namespace", textOrNull(document.namespace()))
                .put("name", textOrNull(document.name()))
                .put("kubernetesVersion", textOrNull(document.kubernetesVersion()))
                .put("accepted", document.accepted())
                .put("apiServer", answer(document.answer()))
                .put("controllerRevisionHash", textOrNull(document.revisionHash()));
        JsonArray findings = new JsonArray();
        document.findings().forEach(item -> findings.add(finding(item)));
        return json.put("findings", findings);
    }

    /** The API server's answer in the published JSON form; null if no server was asked. */
    public static JsonValue answer(Response answer) {
        if (answer == null) {
            return JsonNull.NULL;
        }
        JsonObject json = new JsonObject().put("code", answer.code());
        if (answer.accepted()) {
            return json.put("warnings", texts(answer.warningTexts()));
        }
        JsonArray causes = new JsonArray();
        for (FieldError error : answer.errors()) {
            causes.add(
                    new JsonObject()
                            .put("reason", error.type().reason())
                            .put("field", error.field())
                            .put("message", error.body()));
        }
        return json.put("reason", answer.reason())
                .put("message", answer.message())
                .put("causes", causes)
                .put("strictErrors", texts(answer.strictTexts()))
                .put("warnings", texts(answer.warningTexts()));
    }

    private static JsonObject finding(Item item) {
        Finding finding = item.finding();
        JsonObject json =
                new JsonObject()
                        .put("code", finding.code())
                        .put("severity", finding.severity().word())
                        .put("source", finding.source().word())
                        .put("field", finding.field())
                        .put("range", range(item.span()))
                        .put("message", finding.message())
                        .put("help", finding.help())
                        .put("docs", "rules/" + finding.code());
        if (!item.related().isEmpty()) {
            JsonArray related = new JsonArray();
            for (LintDocument.Other other : item.related()) {
                related.add(
                        new JsonObject()
                                .put("range", range(other.span()))
                                .put("message", other.message()));
            }
            json.put("related", related);
        }
        JsonArray fixes = new JsonArray();
        item.fixes().forEach(fix -> fixes.add(fix(fix)));
        return json.put("fixes", fixes).put("suppressed", textOrNull(finding.suppressed()));
    }

    private static JsonObject fix(Fix fix) {
        JsonArray edits = new JsonArray();
        for (Edit edit : fix.edits()) {
            edits.add(
                    new JsonObject()
                            .put("range", range(edit.span()))
                            .put("newText", edit.newText()));
        }
        return new JsonObject()
                .put("title", fix.title())
                .put("preferred", JsonBoolean.of(fix.preferred()))
                .put("edits", edits);
    }

    private static JsonObject range(Span span) {
        return new JsonObject()
                .put("start", place(span.line(), span.column()))
                .put("end", place(span.endLine(), span.endColumn()));
    }

    private static JsonObject place(int line, int column) {
        return new JsonObject().put("line", line).put("column", column);
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static JsonValue textOrNull(String text) {
        return text == null ? JsonNull.NULL : new JsonText(text);
    }
}
